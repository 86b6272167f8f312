"""Are chances right for every kind of pair? Corrections by group, only as far as the answers make them certain."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.special import expit, logit
from scipy.stats import gamma

from matching.ranking.decisions import Decisions
from matching.ranking.funnel import COACH, EMPLOYER, YOUTH, fit_funnel
from matching.ranking.schema import COLUMNS

# Groups are made of facts that every model may see, never of protected ones. Whom a habit of the model touches shows
# in them: who is young has little experience, few schools and few skills to tell.
EDGES: Mapping[str, tuple[float, ...]] = {
    "experience_total": (3, 16),  # months
    "education_spare": (1, 2),
    "skills_told": (4, 15),
    "education_gap": (1,),
    "language_gap": (1,),
    "support_need": (1, 2),
    "minutes_share": (0.5, 1),
}
TAIL = 0.025  # on each side of a 95 % interval
FEWEST = 5.0  # expected matches below which nothing is said of a group
LEAST_CHANCE = 1e-9
HALVES = 2  # of the young people: each half is judged by what the other taught
SEED = 29  # of the split


@dataclass(frozen=True, slots=True)
class StandardisedRatio:
    """Matches that came of a group's introductions over those expected, drawn towards 1, with its 95 % interval.

    ``count`` are the introductions. The ratio is None where too few matches are expected to say.
    """

    group: str
    count: int
    ratio: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def certain(self) -> float:
        """What of the correction is certain: the end of the interval that is nearer to 1, 1 if it holds 1."""
        if self.low is None or self.high is None:
            return 1.0
        return float(np.clip(1.0, self.low, self.high))


def standardised_ratios(
    names: Sequence[str], member: np.ndarray, chance: np.ndarray, matched: np.ndarray
) -> list[StandardisedRatio]:
    """Matched over expected by group, as standardised ratios that borrow strength from each other.

    Matches are taken as Poisson around ratio × expected, ratios as gamma around 1 with the spread that the groups show
    beyond chance (empirical Bayes: Clayton and Kaldor 1987, moments of Marshall 1991): a small group stays near 1.

    Parameters
    ----------
    names
        Of the groups.
    member
        Which introductions belong to each: bool array (introductions, groups).
    chance, matched
        Of each introduction: what was expected, and 1 or 0, what came of it.

    """
    member = np.asarray(member, float)
    expected, seen, count = chance @ member, matched @ member, member.sum(axis=0)
    told = expected >= FEWEST
    strength = _strength(expected[told], seen[told])
    return [
        _ratio(name, int(number), float(own), float(came), strength)
        if own >= FEWEST
        else StandardisedRatio(name, int(number))
        for name, number, own, came in zip(names, count, expected, seen, strict=True)
    ]


def _strength(expected: np.ndarray, seen: np.ndarray) -> float:
    """Expected matches that the prior is worth: the less groups differ beyond chance, the more; inf if they do not."""
    if not len(expected):
        return np.inf
    spread = expected @ (seen / expected - 1) ** 2 / expected.sum() - len(expected) / expected.sum()
    return float(1 / spread) if spread > 0 else np.inf


def _ratio(name: str, count: int, expected: float, seen: float, strength: float) -> StandardisedRatio:
    if np.isinf(strength):
        return StandardisedRatio(name, count, 1.0, 1.0, 1.0)
    low, high = gamma.ppf([TAIL, 1 - TAIL], seen + strength, scale=1 / (expected + strength))
    return StandardisedRatio(name, count, (seen + strength) / (expected + strength), float(low), float(high))


@dataclass(frozen=True)
class Calibration:
    """What is certain of how far chances are off, by groups of each column of EDGES."""

    ratios: Mapping[str, Sequence[StandardisedRatio]] = field(default_factory=dict)

    def corrected(self, rows: np.ndarray, chance: np.ndarray) -> np.ndarray:
        """The chances of pairs (pairs,) with the facts (pairs, COLUMNS), moved on the scale of log-odds."""
        shift = np.zeros(len(chance))
        for name, found in self.ratios.items():
            certain = np.array([*(one.certain for one in found), 1.0])  # who has not told stays as it is
            shift += np.log(certain)[_group_of(rows, name)]
        return np.where(shift, expit(logit(np.clip(chance, LEAST_CHANCE, 1 - LEAST_CHANCE)) + shift), chance)

    def as_rows(self) -> list[dict[str, Any]]:
        """Every group with its interval and what of it is certain, as plain data."""
        return [asdict(one) | {"certain": one.certain} for found in self.ratios.values() for one in found]


def calibrated_funnel(decisions: Decisions) -> Calibration:
    """What introductions say of the chances of a funnel that has not seen these young people."""
    answers = decisions.labels
    known = (answers[:, COACH] == 1) & ((answers[:, YOUTH] == 0) | ~np.isnan(answers[:, EMPLOYER]))
    matched = (answers[:, YOUTH] == 1) & (answers[:, EMPLOYER] == 1)
    introduced = decisions.take(known)
    return calibrate(introduced.rows, _unseen_chances(decisions, introduced), matched[known])


def _unseen_chances(decisions: Decisions, asked: Decisions) -> np.ndarray:
    people = np.unique(decisions.seeker)
    half = np.random.default_rng(SEED).permutation(len(people)) % HALVES
    own, theirs = (half[np.searchsorted(people, one.seeker)] for one in (decisions, asked))
    chance = np.zeros(len(asked))
    for number in range(HALVES):
        funnel, there = fit_funnel(decisions.take(own != number)), theirs == number
        odds, error = funnel.log_odds(asked.rows[there], asked.organisation[there])
        chance[there] = funnel.chance(odds, error)[0]
    return chance


def calibrate(rows: np.ndarray, chance: np.ndarray, matched: np.ndarray) -> Calibration:
    """Learn from introductions: facts (n, COLUMNS), the chances that models gave them unseen, what came of each.

    Column after column, each upon what those before it have mended, so that no habit is mended twice.
    """
    found: dict[str, list[StandardisedRatio]] = {}
    for name, edges in EDGES.items():
        now = Calibration(found).corrected(rows, chance)
        group = _group_of(rows, name)
        names = [f"{name} {words}" for words in _ranges(edges)]
        found[name] = standardised_ratios(names, group[:, None] == np.arange(len(names)), now, matched)
    return Calibration(found)


def _group_of(rows: np.ndarray, name: str) -> np.ndarray:
    """The number of each pair's group; one beyond the last where the fact is not known."""
    values, edges = rows[:, COLUMNS.index(name)], EDGES[name]
    return np.where(np.isnan(values), len(edges) + 1, np.digitize(values, edges))


def _ranges(edges: Sequence[float]) -> list[str]:
    return [f"< {edges[0]:g}", *(f"{low:g}-{high:g}" for low, high in pairwise(edges)), f">= {edges[-1]:g}"]
