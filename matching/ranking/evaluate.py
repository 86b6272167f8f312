"""How good a ranking is: its order, the spread of exposure, and the interval of a difference."""

from dataclasses import dataclass

import numpy as np


def ndcg(
    groups: np.ndarray, scores: np.ndarray, gains: np.ndarray, weight: np.ndarray | None = None, k: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """nDCG@k of each group (Järvelin and Kekäläinen 2002, gain 2^g − 1).

    Each array has one entry per pair; with ``weight`` a pair's gain counts so often (inverse propensities: Agarwal et
    al. 2019). Returns the distinct groups that have any gain, and their nDCG (0–1).
    Ties in score are broken by mean gain, so that no order of the rows helps.
    """
    names, who = np.unique(groups, return_inverse=True)
    worth = (2.0 ** np.asarray(gains, float) - 1) * (1.0 if weight is None else weight)
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
