"""One place by chance in a list: how the ranker learns what it would never have shown (Joachims et al. 2017)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matching.ranking.plan import Proposal
from matching.ranking.ranker import Scores

SLATE = 3  # a list shorter than this has no room for chance
LONGEST = 5  # in a full list the last place makes room


@dataclass(frozen=True, slots=True)
class Shown:
    """One pair of a list: positions in the market, rank from 1, whether by chance, how likely it was to be shown."""

    seeker: int
    opening: int
    rank: int
    explored: bool = False
    propensity: float = 1.0


def with_chance(
    proposals: list[Proposal], pool: Scores, *, chance: float, seed: int, number_of: Callable[[int], int]
) -> list[Shown]:
    """Lists with, in a share ``chance`` of them, one place drawn evenly from all that she could have been shown.

    ``pool`` are the pairs that may be shown; who wants no ranker is not in it. The draw of a seeker depends on the
    seed of the run and on ``number_of`` her alone, so that it is the same in whatever part of the run she stands.
    """
    slates: dict[int, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        slates[proposal.seeker].append(proposal)
    others: dict[int, list[int]] = defaultdict(list)
    for seeker, opening in zip(pool.seeker.tolist(), pool.opening.tolist(), strict=True):
        others[seeker].append(opening)
    shown = []
    for seeker, slate in slates.items():
        free = sorted(set(others[seeker]) - {one.opening for one in slate})
        dice = np.random.default_rng([seed, number_of(seeker)])
        shown += _slate(slate, free, chance, dice)
    return shown


def _slate(slate: list[Proposal], free: list[int], chance: float, dice: np.random.Generator) -> list[Shown]:
    reference_set = [Shown(one.seeker, one.opening, one.rank) for one in sorted(slate, key=lambda one: one.rank)]
    if len(reference_set) < SLATE or not free or chance <= 0:
        return reference_set
    last = reference_set[-1]
    if len(reference_set) >= LONGEST:
        reference_set[-1] = Shown(last.seeker, last.opening, last.rank, propensity=1 - chance)
    if dice.random() >= chance:
        return reference_set
    kept = reference_set[: LONGEST - 1]
    place, opening = int(dice.integers(len(kept) + 1)), free[int(dice.integers(len(free)))]
    drawn = Shown(last.seeker, opening, 0, explored=True, propensity=chance / len(free))
    mixed = [*kept[:place], drawn, *kept[place:]]
    return [Shown(one.seeker, one.opening, at, one.explored, one.propensity) for at, one in enumerate(mixed, start=1)]
