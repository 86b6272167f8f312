"""Three bands of chances: what is promising, what is possible, what is a stretch."""

import numpy as np

BANDS = np.array(["low", "middle", "high"])
TOP_SHARE = 0.2  # in the top band at most
INTERVAL = 1.2816  # standard errors on each side of an 80 % interval

Bounds = tuple[float, float]  # chances from which on a pair is in the middle, and in the top band


def interval(chance: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 80 % intervals of chances (pairs,) from the standard errors of their logarithms (pairs,)."""
    return chance * np.exp(-INTERVAL * error), np.minimum(chance * np.exp(INTERVAL * error), 1.0)


def is_unsure(low: np.ndarray, high: np.ndarray, known: np.ndarray, bounds: Bounds, least_known: float) -> np.ndarray:
    """Where the interval spans all bands, or less than a share of the criteria is known: bool (pairs,)."""
    wide = np.digitize(high, bounds) - np.digitize(low, bounds) >= len(bounds)
    return wide | (known < least_known)


def banded(chance: np.ndarray, unsure: np.ndarray, bounds: Bounds) -> np.ndarray:
    """The band of each chance (pairs,); what is hardly known is never promising."""
    band = np.digitize(chance, bounds)
    return BANDS[np.where(unsure, np.minimum(band, 1), band)]


def with_few_in_the_top(bounds: Bounds, chance: np.ndarray) -> Bounds:
    """The bounds, the top one so high that no more than TOP_SHARE of these chances lie above it."""
    return (bounds[0], max(bounds[1], float(np.quantile(chance, 1 - TOP_SHARE)))) if len(chance) else bounds
