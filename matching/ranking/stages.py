"""One calibrated model for one stage of the way of a pair."""

from typing import Self

import numpy as np
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin, clone
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from matching.ranking.baseline import chances, two_classes
from matching.ranking.features import PairFeatures


class StageModel(ClassifierMixin, BaseEstimator):
    """The chance of a yes among those who reached the stage.

    A logistic regression on `features`; its unpenalised intercept makes the mean chance equal the weighted
    rate of yes, so it is calibrated in the large. With too few of either answer there is no model, only the
    rate, shrunk to a prior; then every row has the same chance.

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
    covariance_ : ndarray
        Of the coefficients (intercept last), from the curvature of the penalised loss.

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

    def fit(self, X: np.ndarray, y: np.ndarray, sample_weight: np.ndarray | None = None) -> Self:  # noqa: N803
        """Learn from rows (n, columns; NaN = unknown) and answers of those who reached the stage."""
        X, y = validate_data(self, X, y, dtype=np.float64, ensure_all_finite="allow-nan")  # noqa: N806
        weight = _check_sample_weight(sample_weight, X, ensure_non_negative=True)
        self.classes_, yes = two_classes(y)
        count = self.prior_weight + weight.sum()
        self.rate_ = float((self.prior_rate * self.prior_weight + yes @ weight) / count)
        counted = yes[weight > 0]
        self.learned_ = bool(min(counted.sum(), len(counted) - counted.sum()) >= max(self.least, 1))
        if self.learned_:
            self._fit_model(X, yes, weight)
        return self

    def _fit_model(self, rows: np.ndarray, yes: np.ndarray, weight: np.ndarray) -> None:
        self.features_ = clone(self.features) if self.features is not None else PairFeatures()
        columns = self.features_.fit(rows, sample_weight=weight).transform(rows)
        self.centre_ = np.average(columns, axis=0, weights=weight)
        spread = np.sqrt(np.average((columns - self.centre_) ** 2, axis=0, weights=weight))
        self.scale_ = np.where(spread > 1e-9 * (1 + np.abs(self.centre_)), spread, 1.0)
        columns = (columns - self.centre_) / self.scale_
        model = LogisticRegression(C=self.strength, solver="newton-cholesky", tol=1e-8, max_iter=200)
        model.fit(columns, yes, sample_weight=weight)
        self.coefficients_ = np.append(model.coef_[0], model.intercept_[0])
        columns = np.column_stack([columns, np.ones(len(columns))])
        chance = expit(columns @ self.coefficients_)
        curve = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns
        penalty = np.append(np.full(columns.shape[1] - 1, 1 / self.strength), 1e-9)
        self.covariance_ = np.linalg.inv(curve + np.diag(penalty))

    def _columns(self, rows: np.ndarray) -> np.ndarray:
        columns = (self.features_.transform(rows) - self.centre_) / self.scale_
        return np.column_stack([columns, np.ones(len(columns))])

    def log_odds(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Log-odds of yes, shape (rows,)."""
        return self.log_odds_and_spread(X)[0]

    def log_odds_and_spread(self, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:  # noqa: N803
        """Log-odds of yes and their standard error, each (rows,): how sure it is of its coefficients."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False)  # noqa: N806
        if not self.learned_:
            rate = np.clip(self.rate_, 1e-6, 1 - 1e-6)
            error = 1 / np.sqrt(max(self.prior_weight, 1.0) * rate * (1 - rate))
            return np.full(len(X), logit(rate)), np.full(len(X), error)
        columns = self._columns(X)
        spread = np.sqrt(np.einsum("ij,ij->i", columns @ self.covariance_, columns))
        return columns @ self.coefficients_, spread

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
