"""Is a group treated like the others? Ratios of means with their intervals, and silence where people are few."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

TOO_FEW = 30  # groups smaller than this get no figure
LEAST_MATCHES = 5  # on either side, below which nothing is said of chances
FAIR = 0.8  # the four-fifths habit of US employment law; European law names no number, so this is an alarm, not a proof


@dataclass(frozen=True, slots=True)
class GroupRatio:
    """Mean of a group over the mean of the others, with its 95 % interval; None where either side is too small."""

    group: str
    count: int
    ratio: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def verdict(self) -> str:
        """Fair only where the whole interval is, unfair where none of it is; else unsure, or too few to say."""
        if self.low is None or self.high is None:
            return "too_few"
        return "fair" if self.low >= FAIR else "unfair" if self.high < FAIR else "unsure"


def group_ratios(groups: np.ndarray, values: np.ndarray, rounds: int = 1000, seed: int = 0) -> list[GroupRatio]:
    """Each group beside all the others.

    Parameters
    ----------
    groups
        One name per person, "" for those who have not told: they count on neither side.
    values
        One number per person, not negative: what the group may get more or less of.
    rounds, seed
        Of the percentile bootstrap (Efron 1979) over people.

    """
    draw = partial(_means, rounds=rounds, rng=np.random.default_rng(seed))
    rows = np.asarray(values, float)
    return _beside_others(groups, rows, draw, _over_others, lambda _own, others: bool(others.any()))


def chance_ratios(
    groups: np.ndarray, expected: np.ndarray, matched: np.ndarray, rounds: int = 1000, seed: int = 0
) -> list[GroupRatio]:
    """Are a group's chances put as high as those of the others? Expected over seen matches, over that of the others.

    Below 1 a group is promised less than it gets. `expected` and `matched` are sums by person; groups, rounds and
    seed as in `group_ratios`.
    """
    draw = partial(_means, rounds=rounds, rng=np.random.default_rng(seed))
    sums = np.column_stack([expected, matched]).astype(float)
    return _beside_others(groups, sums, draw, _over_others_matched, _has_matches)


def _beside_others(
    groups: np.ndarray,
    values: np.ndarray,
    draw: Callable[[np.ndarray], np.ndarray],
    ratio: Callable[[np.ndarray, np.ndarray], np.ndarray],
    is_enough: Callable[[np.ndarray, np.ndarray], bool],
) -> list[GroupRatio]:
    """Each group's ratio to all others.

    ``draw`` gives resampled means of rows, ``ratio`` is of means, ``is_enough`` looks at the rows of both sides.
    """
    groups, table = np.asarray(groups), []
    for name in np.unique(groups[groups != ""]):
        own, others = values[groups == name], values[(groups != name) & (groups != "")]
        if min(len(own), len(others)) < TOO_FEW or not is_enough(own, others):
            table.append(GroupRatio(str(name), len(own)))
            continue
        low, high = np.quantile(ratio(draw(own), draw(others)), [0.025, 0.975])
        middle = float(ratio(own.mean(axis=0), others.mean(axis=0)))
        table.append(GroupRatio(str(name), len(own), middle, float(low), float(high)))
    return table


def _has_matches(own: np.ndarray, others: np.ndarray) -> bool:
    return bool(min(own[:, 1].sum(), others[:, 1].sum()) >= LEAST_MATCHES)


def _over_others(own: np.ndarray, others: np.ndarray) -> np.ndarray:
    return own / np.maximum(others, 1e-9)


def _over_others_matched(own: np.ndarray, others: np.ndarray) -> np.ndarray:
    return _over_matched(own) / _over_matched(others)


def _over_matched(means: np.ndarray) -> np.ndarray:
    """Expected over matched, from means (…, 2)."""
    return np.maximum(means[..., 0], 1e-9) / np.maximum(means[..., 1], 1e-9)


def _means(values: np.ndarray, rounds: int, rng: np.random.Generator) -> np.ndarray:
    """Means of resampled people, shape (rounds, …)."""
    return np.array([values[rng.integers(len(values), size=len(values))].mean(axis=0) for _ in range(rounds)])
