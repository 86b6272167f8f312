"""From the facts of a pair to the columns of a linear model: logs, bends, unknowns, products, slopes by category."""

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from matching.ranking.recipe import RECIPE, Recipe, main_column, term
from matching.ranking.schema import COLUMNS


class PairFeatures(TransformerMixin, BaseEstimator):
    """Columns that a linear model can read.

    In this order: every column (unknown values get the mean of the known ones), where a column was unknown (for
    columns that had unknown values in training), logarithms, squares, bends, products, and for each category met in
    training its own level and its own slopes.

    Parameters
    ----------
    names : sequence of str or None
        What the columns of X are called. None: as X calls them, else x0, x1, …
    recipe : Recipe or None
        Which columns to make. None: only the first two kinds.

    Attributes
    ----------
    fill_ : ndarray of shape (n_features_in_,)
        Value of each column where it is unknown.
    gaps_ : ndarray of int
        Positions of the columns that had unknown values.

    Examples
    --------
    >>> import numpy as np
    >>> PairFeatures().fit_transform(np.array([[1.0], [np.nan], [3.0]])).tolist()
    [[1.0, 0.0], [2.0, 1.0], [3.0, 0.0]]

    """

    def __init__(self, names: Sequence[str] | None = None, recipe: Recipe | None = None) -> None:
        self.names = names
        self.recipe = recipe

    def fit(self, X: np.ndarray, y: object = None, sample_weight: np.ndarray | None = None) -> Self:  # noqa: N803
        """Learn the means of the known values, where values were unknown, and which categories there are.

        Raises ValueError if X is not as wide as `names`, or the recipe names a column that is not there.
        """
        rows = validate_data(self, X, dtype=[np.float64, np.float32], ensure_all_finite="allow-nan")
        weight = _check_sample_weight(sample_weight, rows, ensure_non_negative=True)
        self.columns_ = self._columns()
        recipe = self.recipe or Recipe()
        missing = recipe.columns() - set(self.columns_)
        if missing:
            raise ValueError(f"no such columns: {', '.join(sorted(missing))}")
        self.plain_ = np.array(
            [n for n, name in enumerate(self.columns_) if name not in recipe.category_interactions], int
        )
        known = ~np.isnan(rows) * weight[:, None]
        total = known.sum(axis=0)
        self.fill_ = np.where(total > 0, (np.nan_to_num(rows) * known).sum(axis=0) / np.where(total > 0, total, 1), 0.0)
        self.gaps_ = np.flatnonzero((np.isnan(rows) & (weight > 0)[:, None]).any(axis=0))
        seen = rows[weight > 0]
        self.categories_ = [_distinct(seen[:, self._place(name)]) for name in recipe.category_interactions]
        return self

    def transform(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Facts (pairs, columns) → model columns (pairs, more columns), no NaN left."""
        rows, value = self._read(X)
        parts = self._even(rows, value)
        for (name, by), codes in zip(self._slopes(), self.categories_, strict=True):
            member = (rows[:, [self._place(name)]] == codes).astype(rows.dtype)
            parts += [member, *(member * term(other, value)[:, None] for other in by)]
        return np.hstack(parts, dtype=rows.dtype)

    def dot(self, X: np.ndarray, weights: np.ndarray) -> np.ndarray:  # noqa: N803
        """What `transform(X) @ weights` is, shape (pairs, weights' columns), without the wide table of categories."""
        rows, value = self._read(X)
        even = np.hstack(self._even(rows, value), dtype=rows.dtype)
        at = even.shape[1]
        out = even @ weights[:at].astype(rows.dtype)
        for (name, by), codes in zip(self._slopes(), self.categories_, strict=True):
            code = rows[:, self._place(name)]
            place = np.minimum(np.searchsorted(codes, code), max(len(codes) - 1, 0))
            met = codes[place] == code if len(codes) else np.zeros(len(rows), bool)
            for other in ("", *by):
                own = weights[at : at + len(codes)].astype(rows.dtype)
                for column in np.flatnonzero(own.any(axis=0)):  # most weights speak to few of the columns asked for
                    out[:, column] += own[place, column] * met * (term(other, value) if other else 1.0)
                at += len(codes)
        return out

    def _read(self, X: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:  # noqa: N803
        """The rows and, by name, their columns with unknown values filled."""
        check_is_fitted(self)
        rows = validate_data(self, X, dtype=[np.float64, np.float32], ensure_all_finite="allow-nan", reset=False)
        filled = np.where(np.isnan(rows), self.fill_.astype(rows.dtype), rows)
        return rows, {name: filled[:, place] for place, name in enumerate(self.columns_)}

    def _even(self, rows: np.ndarray, value: dict[str, np.ndarray]) -> list[np.ndarray]:
        """All columns that are the same for every category."""
        plain = np.column_stack([value[self.columns_[place]] for place in self.plain_])
        gaps = np.isnan(rows[:, self.gaps_])
        return [plain, gaps, *(made[:, None] for made in (self.recipe or Recipe()).made(value))]

    def _slopes(self) -> Iterable[tuple[str, Sequence[str]]]:
        return (self.recipe or Recipe()).category_interactions.items()

    def get_feature_names_out(self, input_features: Sequence[str] | None = None) -> np.ndarray:
        """Names of the model columns, as object array."""
        check_is_fitted(self)
        names = self.columns_
        if input_features is not None and list(input_features) != list(names):
            raise ValueError("input_features is not equal to the columns of fit")
        category_interactions = [
            f"{name}={code:g}{'*' + other if other else ''}"
            for (name, by), codes in zip(self._slopes(), self.categories_, strict=True)
            for other in ("", *by)
            for code in codes
        ]
        plain = [names[place] for place in self.plain_]
        gaps = [f"{names[place]}_unknown" for place in self.gaps_]
        return np.array([*plain, *gaps, *(self.recipe or Recipe()).names(), *category_interactions], dtype=object)

    def sources(self) -> list[str]:
        """For every model column the column of X that it mainly speaks of."""
        return [main_column(name.removesuffix("_unknown")) for name in self.get_feature_names_out()]

    def _columns(self) -> list[str]:
        if self.names is None:
            return list(getattr(self, "feature_names_in_", [f"x{place}" for place in range(self.n_features_in_)]))
        if len(self.names) != self.n_features_in_:
            raise ValueError(f"X has {self.n_features_in_} features, but there are {len(self.names)} names")
        return list(self.names)

    def _place(self, name: str) -> int:
        return self.columns_.index(name)

    def __sklearn_tags__(self) -> object:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


def _distinct(values: np.ndarray) -> np.ndarray:
    return np.unique(values[~np.isnan(values)])


def pair_features() -> PairFeatures:
    """The transformer for the rows of `facts.pair_rows`."""
    return PairFeatures(names=COLUMNS, recipe=RECIPE)
