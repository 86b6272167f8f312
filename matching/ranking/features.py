"""From the facts of a pair to the columns of a model: logs, unknowns spelled out, a few products."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from matching.ranking.schema import COLUMNS

LOGS = ("km", "experience_months", "skills_missing", "hours_over", "hours_under")
PRODUCTS = (
    ("skills_required_covered", "wish_similarity"),
    ("skills_required_covered", "experience_similarity"),
    ("experience_similarity", "kind_job"),
    ("experience_months", "kind_job"),
    ("support_need", "mentor_named"),
    ("support_need", "kind_job"),
    ("support_need", "kind_work_trial"),
    ("km", "has_car"),
    ("km_share", "km_share"),
    ("interest", "wish_similarity"),
    ("language_gap", "language_gap"),
    ("language_gap", "kind_job"),
    ("hours_under", "kind_job"),
)


class PairFeatures(TransformerMixin, BaseEstimator):
    """Columns that a linear model can read.

    Every column is put on a log scale if asked, its unknown values get the mean of the known ones, and beside
    it stands a column that says where it was unknown (for columns that had unknown values in training). Then
    come products of two columns.

    Parameters
    ----------
    names : sequence of str or None
        What the columns of X are called. None: as X calls them, else x0, x1, …
    logs : sequence of str
        Columns ≥ 0 that become log(1 + x).
    products : sequence of (str, str)
        Pairs of columns whose product is added; the same column twice is its square.

    Attributes
    ----------
    fill_ : ndarray of shape (n_features_in_,)
        Value of each column where it is unknown, on the log scale where there is one.
    gaps_ : ndarray of int
        Positions of the columns that had unknown values.

    Examples
    --------
    >>> import numpy as np
    >>> PairFeatures().fit_transform(np.array([[1.0], [np.nan], [3.0]])).tolist()
    [[1.0, 0.0], [2.0, 1.0], [3.0, 0.0]]

    """

    def __init__(
        self,
        names: Sequence[str] | None = None,
        logs: Sequence[str] = (),
        products: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.names = names
        self.logs = logs
        self.products = products

    def fit(self, X: np.ndarray, y: object = None, sample_weight: np.ndarray | None = None) -> Self:  # noqa: N803
        """Learn the means of the known values and where values were unknown.

        Raises ValueError if X is not as wide as `names`, or a log or product names a column that is not
        there.
        """
        rows = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan")
        weight = _check_sample_weight(sample_weight, rows, ensure_non_negative=True)
        self.columns_ = self._columns()
        place = {name: number for number, name in enumerate(self.columns_)}
        missing = {name for name in (*self.logs, *(n for pair in self.products for n in pair)) if name not in place}
        if missing:
            raise ValueError(f"no such columns: {', '.join(sorted(missing))}")
        self.logs_ = np.array([place[name] for name in self.logs], int)
        self.products_ = np.array([(place[a], place[b]) for a, b in self.products], int).reshape(-1, 2)
        rows = self._logged(rows)
        known = ~np.isnan(rows) * weight[:, None]
        total = known.sum(axis=0)
        self.fill_ = np.where(total > 0, (np.nan_to_num(rows) * known).sum(axis=0) / np.where(total > 0, total, 1), 0.0)
        self.gaps_ = np.flatnonzero((np.isnan(rows) & (weight > 0)[:, None]).any(axis=0))
        return self

    def transform(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Facts (pairs, columns) → model columns (pairs, columns + gaps + products), no NaN left."""
        check_is_fitted(self)
        rows = self._logged(validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False))
        unknown = np.isnan(rows)
        rows = np.where(unknown, self.fill_, rows)
        left, right = self.products_[:, 0], self.products_[:, 1]
        return np.hstack([rows, unknown[:, self.gaps_].astype(float), rows[:, left] * rows[:, right]])

    def get_feature_names_out(self, input_features: Sequence[str] | None = None) -> np.ndarray:
        """Names of the model columns, as object array."""
        check_is_fitted(self)
        names = self.columns_
        if input_features is not None and list(input_features) != list(names):
            raise ValueError("input_features is not equal to the columns of fit")
        logs = set(self.logs_.tolist())
        return np.array(
            [
                *(f"log_{name}" if place in logs else name for place, name in enumerate(names)),
                *(f"{names[place]}_unknown" for place in self.gaps_),
                *(f"{names[a]}*{names[b]}" for a, b in self.products_),
            ],
            dtype=object,
        )

    def _columns(self) -> list[str]:
        if self.names is None:
            return list(getattr(self, "feature_names_in_", [f"x{place}" for place in range(self.n_features_in_)]))
        if len(self.names) != self.n_features_in_:
            raise ValueError(f"X has {self.n_features_in_} features, but there are {len(self.names)} names")
        return list(self.names)

    def _logged(self, rows: np.ndarray) -> np.ndarray:
        rows = rows.copy()
        rows[:, self.logs_] = np.log1p(np.maximum(rows[:, self.logs_], 0))
        return rows

    def __sklearn_tags__(self) -> object:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


def pair_features() -> PairFeatures:
    """The transformer for the rows of `market.pair_rows`."""
    return PairFeatures(names=COLUMNS, logs=LOGS, products=PRODUCTS)
