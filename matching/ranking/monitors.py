"""Does the ranker still see and do what it did: drift of facts, control charts of rates, crowding of places."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2, rankdata

from matching.ranking.evaluate import Difference, gini

PSI_BOUND = 0.2  # a population stability index above this is a change worth a look (bars.md M10)
BINS = 10
LEAST_ROWS = 50  # on each side, below which nothing is said of drift
FALSE_ALARMS = 0.05  # of all columns together, in a week in which nothing has changed
SIGMAS = 3.0  # of a control chart (Shewhart 1931)
LEAST_ANSWERS = 20
LEAST_PLACES = 50  # below which ten places are bound to have a great share
TOP = 10


@dataclass(frozen=True, slots=True)
class Drift:
    """How far one column has moved: its index, and from which index on it is more than chance."""

    name: str
    psi: float
    bound: float

    @property
    def is_alarm(self) -> bool:
        """Whether the column has moved, beyond the bound and beyond chance."""
        return self.psi > self.bound


def psi(reference: np.ndarray, current: np.ndarray) -> tuple[float, int]:
    """Population stability index of one column, and over how many bins. NaN (unknown) is a bin of its own.

    Bins are tenths of the reference; half a row in each keeps empty ones finite.
    """
    tenths = np.linspace(0, 1, BINS + 1)[1:-1]
    edges = np.unique(np.quantile(reference[~np.isnan(reference)], tenths)) if _known(reference) else np.empty(0)
    bins = len(edges) + 2
    before, now = (_shares(column, edges, bins) for column in (reference, current))
    there = (before > 0) | (now > 0)
    before, now = before[there] + 0.5, now[there] + 0.5
    before, now = before / before.sum(), now / now.sum()
    return float(((now - before) * np.log(now / before)).sum()), int(there.sum())


def drifts(reference: np.ndarray, current: np.ndarray, names: Sequence[str], people: tuple[int, int]) -> list[Drift]:
    """Columns (rows, names) compared with what they were, the farthest moved first; empty where rows are too few.

    An index is as large as chance makes it while rows are few: under no change n·m/(n+m) · PSI is about chi-square
    (Yurdakul 2018), so that a column alarms only beyond both PSI_BOUND and what chance does to one of all columns in
    FALSE_ALARMS of the weeks. Rows of one person repeat each other, so what counts are the ``people`` before and now.
    """
    if min(len(reference), len(current)) < LEAST_ROWS:
        return []
    rows = 1 / max(people[0], 1) + 1 / max(people[1], 1)
    found = []
    for number, name in enumerate(names):
        index, bins = psi(reference[:, number], current[:, number])
        chance = chi2.ppf(1 - FALSE_ALARMS / len(names), max(bins - 1, 1)) * rows
        found.append(Drift(name, index, max(PSI_BOUND, float(chance))))
    return sorted(found, key=lambda drift: -drift.psi)


def _known(column: np.ndarray) -> bool:
    return bool((~np.isnan(column)).any())


def _shares(column: np.ndarray, edges: np.ndarray, bins: int) -> np.ndarray:
    known = column[~np.isnan(column)]
    counts = np.bincount(np.searchsorted(edges, known, side="left"), minlength=bins - 1)[: bins - 1]
    return np.append(counts, len(column) - len(known)).astype(float)


def control_limits(yes: int, answers: int, now: int) -> tuple[float, float]:
    """Between which shares of ``now`` answers a rate may lie that was ``yes`` of ``answers`` (p-chart, 3 sigma)."""
    rate = yes / answers
    width = SIGMAS * np.sqrt(max(rate * (1 - rate), 1e-9) / now)
    return float(max(rate - width, 0.0)), float(min(rate + width, 1.0))


@dataclass(frozen=True, slots=True)
class Crowding:
    """How suggestions are spread over the open places (bars.md M11)."""

    gini: float
    top_share: float  # of the TOP most suggested places
    unseen: float  # share of places that nobody is suggested to
    rivals: float  # most expected rivals on one seat


def crowding(suggested: np.ndarray, seats: np.ndarray) -> Crowding:
    """Crowding of places from how many young people each is suggested to and its free seats, each (places,)."""
    suggested, seats = np.asarray(suggested, float), np.maximum(np.asarray(seats, float), 1)
    total = max(suggested.sum(), 1.0)
    return Crowding(
        gini=gini(suggested) if len(suggested) else 0.0,
        top_share=float(np.sort(suggested)[::-1][:TOP].sum() / total),
        unseen=float((suggested == 0).mean()) if len(suggested) else 0.0,
        rivals=float((suggested / seats).max(initial=0.0)),
    )


def auc(scores: np.ndarray, yes: np.ndarray) -> float:
    """How often a yes has the greater score than a no (ties count half); 0.5 where there is only one of the two."""
    yes = np.asarray(yes, bool)
    many, few = int(yes.sum()), int((~yes).sum())
    if not many or not few:
        return 0.5
    return float((rankdata(scores)[yes].sum() - many * (many + 1) / 2) / (many * few))


def auc_difference(ours: np.ndarray, theirs: np.ndarray, yes: np.ndarray, rounds: int = 500) -> Difference:
    """AUC of ours minus that of theirs on the same decisions, with its 95 % bootstrap interval over decisions."""
    dice = np.random.default_rng(0)
    draws = (dice.integers(len(yes), size=len(yes)) for _ in range(rounds))
    gaps = [auc(ours[draw], yes[draw]) - auc(theirs[draw], yes[draw]) for draw in draws]
    low, high = np.quantile(gaps, [0.025, 0.975])
    return Difference(auc(ours, yes) - auc(theirs, yes), float(low), float(high))
