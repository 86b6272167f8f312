"""One linear model for one stage of the way of a pair."""

from typing import Self

import numpy as np
from scipy import sparse
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin, clone
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from matching.ranking.baseline import chances, two_classes
from matching.ranking.features import PairFeatures

THINNEST = 0.05  # columns that vary less are not stretched further: a rare category is no loud one


class StageModel(ClassifierMixin, BaseEstimator):
    """The chance of a yes among those who reached the stage.

    A logistic regression on `features`; its unpenalised intercept makes the mean chance equal the weighted rate of
    yes, so it is calibrated in the large. With too few of either answer there is no model, only the rate, shrunk to
    a prior; then every row has the same chance.

    Whoever answers (a coach, a workplace) may have a level of their own: penalised intercepts, fitted together with
    the rest, which is the best linear unbiased prediction of Robinson (1991). They take what is theirs out of the
    other coefficients, and do not enter the chances unless added with `level_of`.

    Parameters
    ----------
    features : transformer or None
        Rows → columns without NaN; its `fit` takes sample_weight. None: PairFeatures().
    strength : float
        Inverse of the penalty (C of LogisticRegression).
    least : int
        Fewest labels of each answer for a model.
    prior_rate, prior_weight : float
        Rate of yes that is assumed beforehand, worth so many labels.

    Attributes
    ----------
    learned_ : bool
        Whether there is a model, or only a rate.
    rate_ : float
        Weighted rate of yes, shrunk to the prior.
    weights_, intercept_ : ndarray of shape (columns,), float
        The model on the columns of `features`.
    levels_ : list of dict
        For each kind of answerer: who → level on the log-odds scale, zero on average over the labels.

    Examples
    --------
    >>> import numpy as np
    >>> rows = np.repeat([[0.0], [1.0]], 50, axis=0)
    >>> model = StageModel(least=5).fit(rows, np.repeat([0, 1], 50))
    >>> model.predict(np.array([[0.0], [1.0]])).tolist()
    [0, 1]

    """

    def __init__(
        self,
        features: TransformerMixin | None = None,
        strength: float = 0.05,
        least: int = 20,
        prior_rate: float = 0.5,
        prior_weight: float = 20.0,
    ) -> None:
        self.features = features
        self.strength = strength
        self.least = least
        self.prior_rate = prior_rate
        self.prior_weight = prior_weight

    def fit(
        self,
        X: np.ndarray,  # noqa: N803
        y: np.ndarray,
        sample_weight: np.ndarray | None = None,
        answerers: tuple[np.ndarray, ...] = (),
    ) -> Self:
        """Learn from rows (n, columns; NaN = unknown) and answers of those who reached the stage.

        `answerers` holds one array (n,) of ids for each kind of answerer.
        """
        X, y = validate_data(self, X, y, dtype=[np.float64, np.float32], ensure_all_finite="allow-nan")  # noqa: N806
        weight = _check_sample_weight(sample_weight, X, ensure_non_negative=True)
        self.classes_, yes = two_classes(y)
        count = self.prior_weight + weight.sum()
        self.rate_ = float((self.prior_rate * self.prior_weight + yes @ weight) / count)
        counted = yes[weight > 0]
        self.learned_ = bool(min(counted.sum(), len(counted) - counted.sum()) >= max(self.least, 1))
        self.levels_: list[dict[str, float]] = [{} for _ in answerers]
        if self.learned_:
            self._fit_model(X, yes, weight, answerers)
        return self

    def _fit_model(
        self, rows: np.ndarray, yes: np.ndarray, weight: np.ndarray, answerers: tuple[np.ndarray, ...]
    ) -> None:
        self.features_ = clone(self.features) if self.features is not None else PairFeatures()
        columns = self.features_.fit(rows, sample_weight=weight).transform(rows)
        mean = np.average(columns, axis=0, weights=weight)
        self.scale_ = np.maximum(np.sqrt(np.average((columns - mean) ** 2, axis=0, weights=weight)), THINNEST)
        members = [np.unique(who, return_inverse=True) for who in answerers]
        even = sparse.csr_array(columns / self.scale_)
        table = sparse.csr_array(sparse.hstack([even, *(_one_hot(place) for _, place in members)]))
        model = LogisticRegression(C=self.strength, tol=1e-4, max_iter=1000).fit(table, yes, sample_weight=weight)
        own = model.coef_[0]
        self.weights_, self.intercept_ = own[: columns.shape[1]] / self.scale_, float(model.intercept_[0])
        at = columns.shape[1]
        for number, (names, place) in enumerate(members):
            level = own[at : at + len(names)]
            middle = np.average(level[place], weights=weight)
            self.intercept_ += float(middle)
            self.levels_[number] = dict(zip(names.tolist(), (level - middle).tolist(), strict=True))
            at += len(names)

    def log_odds(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Log-odds of yes, shape (rows,), for an average answerer."""
        check_is_fitted(self)
        X = validate_data(  # noqa: N806
            self, X, dtype=[np.float64, np.float32], ensure_all_finite="allow-nan", reset=False
        )
        if not self.learned_:
            return np.full(len(X), self.level)
        return self.weighed(X, self.weights_[:, None])[:, 0] + self.intercept_

    @property
    def level(self) -> float:
        """Log-odds of a row whose columns are all 0; without a model those of every row."""
        return self.intercept_ if self.learned_ else float(logit(np.clip(self.rate_, 1e-6, 1 - 1e-6)))

    def plain_weights(self, width: int) -> np.ndarray:
        """Weights of the columns of X themselves, where `features` makes no others: shape (width,)."""
        return self.weights_ if self.learned_ else np.zeros(width)

    def weighed(self, rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Columns of the rows times weights (columns, any): array (rows, any)."""
        if isinstance(self.features_, PairFeatures):
            return self.features_.dot(rows, weights)
        return self.features_.transform(rows) @ weights

    def level_of(self, kind: int, names: np.ndarray) -> np.ndarray:
        """The levels of answerers (n,) of one kind; 0 for those who have not answered before."""
        level = self.levels_[kind] if kind < len(self.levels_) else {}
        return np.fromiter((level.get(name, 0.0) for name in names.tolist()), float, len(names))

    def predict_proba(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Chances (rows, classes)."""
        odds = self.log_odds(X)
        return chances(self.classes_, expit(odds))

    def predict(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """The likelier label of each row."""
        likelier = self.predict_proba(X).argmax(axis=1)
        return self.classes_[likelier]

    def __sklearn_tags__(self) -> object:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.classifier_tags.multi_class = False
        return tags


def _one_hot(place: np.ndarray) -> sparse.csr_array:
    rows = np.arange(len(place))
    return sparse.csr_array((np.ones(len(place)), (rows, place)), shape=(len(place), int(place.max(initial=-1)) + 1))
