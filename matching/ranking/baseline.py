"""The ranker to beat: rules written by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy.optimize import brentq
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets, type_of_target
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from matching.ranking.schema import COLUMNS, FACTORS, SCHEMA

DIGITS = 12  # the last bits of a sum depend on how many pairs are scored at once, and would break ties by chance
UNKNOWN_SHARE = 0.5  # an unknown criterion counts as half met: neither praise nor blame
STEEPNESS = 16.0
# Before anyone has decided anything: a pair that meets 85 % of the points becomes a match in 36 of 100 introductions.
KNOWN_SHARE, KNOWN_RATE = 0.85, 0.36
PRIOR_WEIGHT = 50.0  # what is assumed before is worth so many decisions


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule: points for a column, growing evenly from `none_at` (no points) to `full_at` (all points)."""

    column: str
    points: float
    none_at: float
    full_at: float


# Whether she gets there, is understood, has the hours and the shifts comes before all; then the kind of place and the
# work that she wishes, and last what she can. Weighed on young people and places that a coach has judged pair by pair
# and, with half the say, on simulated towns without history; a weight half or twice as great changes little.
CRITERIA = (
    Criterion("wish_similarity", 12, 0, 1),
    Criterion("wish_kinship", 10, 0, 0.6),
    Criterion("interest", 2, 1, 5),
    Criterion("interest_fit", 5, -0.3, 0.8),
    Criterion("skills_required_covered", 12, 0, 0.8),
    Criterion("skills_kindred", 7, 0.2, 0.9),
    Criterion("skills_wished_covered", 2, 0, 0.8),
    Criterion("experience_similarity", 2, 0, 0.8),
    Criterion("experience_kinship", 2, 0, 0.6),
    Criterion("language_gap", 24, 3, 0),
    Criterion("education_gap", 6, 2, 0),
    Criterion("certificates_missing", 10, 2, 0),
    Criterion("minutes_share", 28, 1.6, 0.4),
    Criterion("minutes", 6, 90, 10),
    Criterion("km_share", 8, 1, 0.2),
    Criterion("kind_wished", 22, 0, 1),
    Criterion("kind_job", 3, 1, 0),
    Criterion("kind_summer_job", 3, 1, 0),
    Criterion("hours_over", 12, 15, 0),
    Criterion("hours_under", 3, 25, 0),
    Criterion("shifts_refused", 18, 2, 0),
    Criterion("shifts_unsaid", 2, 2, 0),
    Criterion("mentor_named", 4, 0, 1),
    Criterion("job_likely_after", 2, 0, 1),
    Criterion("days_before_free", 24, 28, 3),
)


def shares_met(rows: np.ndarray, criteria: Sequence[Criterion], places: Sequence[int] | np.ndarray) -> np.ndarray:
    """How far each criterion is met: array (rows, criteria), 0 not met … 1 met, NaN unknown."""
    values = rows[:, list(places)]
    start = np.array([c.none_at for c in criteria])
    end = np.array([c.full_at for c in criteria])
    return np.clip((values - start) / (end - start), 0, 1)


class RulesRanker(ClassifierMixin, BaseEstimator):
    """Points for criteria that are met: the order is written by hand, only the level of chances is learned.

    Parameters
    ----------
    criteria : sequence of Criterion or None
        The rules. None: every column is a share from 0 to 1 and all count the same.
    names : sequence of str or None
        What the columns of X are called; needed by `criteria`.
    steepness : float
        Log-odds between a pair that meets nothing and one that meets all.

    Attributes
    ----------
    level_ : float
        Log-odds of a pair that meets nothing, set so that the mean chance equals the rate of yes, shrunk by
        PRIOR_WEIGHT decisions to what `prior_level` says of the same pairs.
    classes_ : ndarray
        The labels; the second one means yes.

    Examples
    --------
    >>> import numpy as np
    >>> ranker = RulesRanker().fit(np.array([[0.0], [1.0]]), [0, 1])
    >>> low, high = ranker.predict_proba(np.array([[0.0], [1.0]]))[:, 1]
    >>> bool(low < high)
    True

    """

    def __init__(
        self,
        criteria: Sequence[Criterion] | None = None,
        names: Sequence[str] | None = None,
        steepness: float = STEEPNESS,
    ) -> None:
        self.criteria = criteria
        self.names = names
        self.steepness = steepness

    @property
    def prior_level(self) -> float:
        """Log-odds of a pair that meets nothing, before anyone has decided anything."""
        return float(logit(KNOWN_RATE)) - self.steepness * KNOWN_SHARE

    def fit(self, X: np.ndarray, y: np.ndarray, sample_weight: np.ndarray | None = None) -> Self:  # noqa: N803
        """Learn the level from decisions. Raises ValueError for more than two labels or unnamed criteria."""
        X, y = validate_data(self, X, y, dtype=np.float64, ensure_all_finite="allow-nan")  # noqa: N806
        weight = _check_sample_weight(sample_weight, X, ensure_non_negative=True)
        self.classes_, yes = two_classes(y)
        self._read_criteria()
        met = self.steepness * self.points(X)
        mean = weight / weight.sum()
        rate = (mean @ expit(self.prior_level + met) * PRIOR_WEIGHT + yes @ weight) / (PRIOR_WEIGHT + weight.sum())
        self.level_ = float(brentq(lambda level: mean @ expit(level + met) - rate, -60.0, 60.0, xtol=1e-12))
        return self

    def assume(self, width: int) -> Self:
        """Stand on `prior_level`, without a decision, for rows of so many columns."""
        self.n_features_in_, self.classes_, self.level_ = width, np.array([0, 1]), self.prior_level
        self._read_criteria()
        return self

    def points(self, rows: np.ndarray) -> np.ndarray:
        """Points of each row as a share of all points, 0–1; an unknown criterion counts half."""
        met = shares_met(rows, self.criteria_, self.places_)
        weight = np.array([c.points for c in self.criteria_])
        points = np.where(np.isnan(met), UNKNOWN_SHARE, met) @ (weight / weight.sum())
        return points.round(DIGITS)

    def parts(self, rows: np.ndarray) -> np.ndarray:
        """Points by factor above those of an unknown one, on the log-odds scale: array (rows, len(FACTORS)).

        Only for rows of the schema.
        """
        met = shares_met(rows, self.criteria_, self.places_)
        weight = np.array([c.points for c in self.criteria_])
        factor = {column.name: column.factor for column in SCHEMA.columns}
        belongs = np.array([[factor[rule.column] == name for name in FACTORS] for rule in self.criteria_], float)
        return (np.where(np.isnan(met), 0.0, met - UNKNOWN_SHARE) * self.steepness * weight / weight.sum()) @ belongs

    def known(self, rows: np.ndarray) -> np.ndarray:
        """Share of the points that rest on known facts, 0–1."""
        weight = np.array([c.points for c in self.criteria_])
        return ~np.isnan(rows[:, self.places_]) @ (weight / weight.sum())

    def log_odds(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Log-odds of yes, shape (rows,)."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False)  # noqa: N806
        return self.level_ + self.steepness * self.points(X)

    def predict_proba(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """Chances (rows, classes)."""
        odds = self.log_odds(X)
        return chances(self.classes_, expit(odds))

    def predict(self, X: np.ndarray) -> np.ndarray:  # noqa: N803
        """The likelier label of each row."""
        likelier = self.predict_proba(X).argmax(axis=1)
        return self.classes_[likelier]

    def _read_criteria(self) -> None:
        names = list(self.names) if self.names is not None else [f"x{n}" for n in range(self.n_features_in_)]
        if len(names) != self.n_features_in_:
            raise ValueError(f"X has {self.n_features_in_} features, but there are {len(names)} names")
        rules = self.criteria if self.criteria is not None else [Criterion(name, 1, 0, 1) for name in names]
        self.criteria_ = tuple(rules)
        self.places_ = np.array([names.index(rule.column) for rule in rules], int)

    def __sklearn_tags__(self) -> object:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        tags.classifier_tags.multi_class = False
        tags.classifier_tags.poor_score = True
        return tags


def two_classes(y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The labels in order and, per row, whether it is the yes (the second label; if alone, a true one)."""
    check_classification_targets(y)
    kind = type_of_target(y, input_name="y", raise_unknown=True)
    if kind != "binary":
        raise ValueError(f"Only binary classification is supported. The type of the target is {kind}.")
    classes, place = np.unique(y, return_inverse=True)
    if len(classes) == 1:
        return classes, np.full(len(y), float(bool(classes[0])))
    return classes, place.astype(float)


def chances(classes: np.ndarray, yes: np.ndarray) -> np.ndarray:
    """Chances of yes (rows,) → chances of every label (rows, classes)."""
    return np.ones((len(yes), 1)) if len(classes) == 1 else np.column_stack([1 - yes, yes])


def rules_ranker() -> RulesRanker:
    """The rules for the rows of `facts.pair_rows`."""
    return RulesRanker(criteria=CRITERIA, names=COLUMNS)


def untaught_rules() -> RulesRanker:
    """The same with the level that is assumed before anyone has decided anything."""
    return rules_ranker().assume(len(COLUMNS))
