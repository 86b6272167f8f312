"""How good a ranking is: order, calibration, coverage, spread of exposure, and all of it by group."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

TOO_FEW = 30  # groups smaller than this get no figure


def ndcg(groups: np.ndarray, scores: np.ndarray, gains: np.ndarray, k: int = 10) -> tuple[np.ndarray, np.ndarray]:
    """nDCG@k of each group (Järvelin and Kekäläinen 2002, gain 2^g − 1).

    Each array has one entry per pair. Returns the distinct groups that have any gain, and their nDCG (0–1).
    Ties in score are broken by mean gain, so that no order of the rows helps.
    """
    names, who = np.unique(groups, return_inverse=True)
    worth = 2.0 ** np.asarray(gains, float) - 1
    best = _discounted(who, worth, worth, k, len(names))
    got = _discounted(who, scores, worth, k, len(names))
    some = best > 0
    return names[some], got[some] / best[some]


def _discounted(who: np.ndarray, scores: np.ndarray, worth: np.ndarray, k: int, count: int) -> np.ndarray:
    order = np.lexsort((-np.asarray(scores, float), who))
    person, score, value = who[order], np.asarray(scores, float)[order], worth[order]
    start = np.searchsorted(person, np.arange(count))
    rank = np.arange(len(person)) - start[person]
    discount = np.where(rank < k, 1 / np.log2(rank + 2), 0)
    tie = np.cumsum(np.append(True, (np.diff(person) != 0) | (np.diff(score) != 0))[: len(person)]) - 1
    shared = np.bincount(tie, discount) / np.maximum(np.bincount(tie), 1)
    return np.bincount(person, shared[tie] * value, minlength=count)


def recall(groups: np.ndarray, scores: np.ndarray, relevant: np.ndarray, k: int = 10) -> tuple[np.ndarray, np.ndarray]:
    """Share of each group's relevant pairs among its k best; groups without relevant pairs are left out."""
    names, who = np.unique(groups, return_inverse=True)
    order = np.lexsort((-np.asarray(scores, float), who))
    start = np.searchsorted(who[order], np.arange(len(names)))
    first = np.zeros(len(who), bool)
    first[order] = np.arange(len(who)) - start[who[order]] < k
    all_of_them = np.bincount(who, np.asarray(relevant, float), minlength=len(names))
    found = np.bincount(who, np.asarray(relevant, float) * first, minlength=len(names))
    some = all_of_them > 0
    return names[some], found[some] / all_of_them[some]


def brier(chance: np.ndarray, happened: np.ndarray) -> float:
    """Mean squared difference of chance and outcome (0/1)."""
    return float(np.mean((np.asarray(chance, float) - np.asarray(happened, float)) ** 2))


def calibration_error(chance: np.ndarray, happened: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over bins of equal size: mean |mean chance − rate|."""
    order = np.argsort(chance, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [abs(np.mean(chance[part]) - np.mean(happened[part])) * len(part) for part in parts]
    return float(np.sum(gaps) / len(order))


def coverage(shown: np.ndarray, openings: int) -> float:
    """Share of all openings that are shown to somebody."""
    return len(np.unique(shown)) / openings


def gini(exposure: np.ndarray) -> float:
    """Inequality of exposure: 0 = all openings are shown alike, towards 1 = one is shown to all."""
    exposure = np.sort(np.asarray(exposure, float))
    if not exposure.sum():
        return 0.0
    count = len(exposure)
    return float((2 * np.arange(1, count + 1) - count - 1) @ exposure / (count * exposure.sum()))


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference with its interval."""

    mean: float
    low: float
    high: float


def paired_bootstrap(
    ours: np.ndarray, theirs: np.ndarray, rounds: int = 1000, level: float = 0.95, seed: int = 0
) -> Difference:
    """Mean of ours − theirs (same units, paired) with a percentile bootstrap interval (Efron 1979)."""
    gap = np.asarray(ours, float) - np.asarray(theirs, float)
    rng = np.random.default_rng(seed)
    means = np.array([gap[rng.integers(len(gap), size=len(gap))].mean() for _ in range(rounds)])
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return Difference(float(gap.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One line of the table by group; without figures where the group is too small."""

    group: str
    count: int
    too_few: bool
    mean: float | None
    low: float | None
    high: float | None


def by_group(
    groups: Sequence[str] | np.ndarray, values: np.ndarray, rounds: int = 1000, seed: int = 0
) -> list[GroupRow]:
    """Mean per group with a 95 % bootstrap interval; groups under TOO_FEW people are named, not judged."""
    groups, values = np.asarray(groups), np.asarray(values, float)
    table = []
    for name in np.unique(groups):
        own = values[groups == name]
        if len(own) < TOO_FEW:
            table.append(GroupRow(str(name), len(own), too_few=True, mean=None, low=None, high=None))
            continue
        gap = paired_bootstrap(own, np.zeros(len(own)), rounds=rounds, seed=seed)
        table.append(GroupRow(str(name), len(own), too_few=False, mean=gap.mean, low=gap.low, high=gap.high))
    return table
