"""Is a group treated like the others? Ratios of means with their intervals, and silence where people are few."""

from dataclasses import dataclass

import numpy as np

TOO_FEW = 30  # groups smaller than this get no figure
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
    groups, values = np.asarray(groups), np.asarray(values, float)
    rng = np.random.default_rng(seed)
    table = []
    for name in np.unique(groups[groups != ""]):
        own, others = values[groups == name], values[(groups != name) & (groups != "")]
        if min(len(own), len(others)) < TOO_FEW or not others.sum():
            table.append(GroupRatio(str(name), len(own)))
            continue
        ratios = _means(own, rounds, rng) / np.maximum(_means(others, rounds, rng), 1e-9)
        low, high = np.quantile(ratios, [0.025, 0.975])
        table.append(GroupRatio(str(name), len(own), float(own.mean() / others.mean()), float(low), float(high)))
    return table


def _means(values: np.ndarray, rounds: int, rng: np.random.Generator) -> np.ndarray:
    """Means of resampled people, shape (rounds,)."""
    return np.array([values[rng.integers(len(values), size=len(values))].mean() for _ in range(rounds)])
