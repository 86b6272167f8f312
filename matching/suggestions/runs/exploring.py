"""One place by chance in a list: how the ranker learns what it would never have shown (Joachims et al. 2017)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from matching.ranking.plan import Proposal
from matching.ranking.ranker import Scores
from matching.suggestions.states import AT_ONCE, LONGEST

SLATE = 3  # a list shorter than this has no room for chance


@dataclass(frozen=True, slots=True)
class Shown:
    """One pair of a list: positions in the market, rank from 1, whether by chance, how likely it was to be shown.

    ``worth`` is how many matches its place in the list adds, as expected: its chance × the chance that nothing before
    it in the list becomes one. A pair by chance has the worth of the planned pair whose place it took. ``is_wished``:
    it stands first because it is the work that she wishes for.
    """

    seeker: int
    opening: int
    rank: int
    explored: bool = False
    propensity: float = 1.0
    worth: float = 0.0
    is_wished: bool = False


def with_chance(
    proposals: list[Proposal], pool: Scores, *, chance: float, seed: int, number_of: Callable[[int], int]
) -> list[Shown]:
    """Lists, the wished work first, with, in a share ``chance`` of them, one place drawn evenly from all she could get.

    ``pool`` are the pairs that may be shown; who wants no ranker is not in it. The draw of a seeker depends on the
    seed of the run and on ``number_of`` her alone, so that it is the same in whatever part of the run she stands.

    Only the first AT_ONCE of a list stand before the coach. The drawn pair always takes the last place of these, so
    that being drawn and being shown have the same chance; a place anywhere in the list would mostly mean the reserve.
    What decides whether a coach has room for a list's second pair (``queueing``) looks at ``worth`` and never at which
    pair it is, so that it changes neither pair's share.
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
        shown += _slate(list(_in_order(slate)), free, chance, dice)
    return shown


def _in_order(slate: list[Proposal]) -> Iterator[Shown]:
    """The list as a coach reads it, a place of the wished work first, each place with its worth."""
    by_rank = sorted(slate, key=lambda one: one.rank)
    first = next((one for one in by_rank if one.is_wished), by_rank[0])
    free = 1.0  # chance that nothing so far becomes a match
    for rank, one in enumerate([first, *(one for one in by_rank if one is not first)], start=1):
        is_wished = one is first and one.is_wished
        yield Shown(one.seeker, one.opening, rank, worth=free * one.probability, is_wished=is_wished)
        free *= 1 - one.probability


def _slate(planned: list[Shown], free: list[int], chance: float, dice: np.random.Generator) -> list[Shown]:
    """The list with chance in it: the drawn pair before the coach, the planned one whose place it took after it.

    The planned pair stands before the coach at once in 1 - chance of the lists, and otherwise only if its turn comes
    later: 1 - chance is the least that its propensity can be, and what is written down. The last one of a full list
    falls out where somebody was drawn.
    """
    if len(planned) < SLATE or not free or chance <= 0:
        return planned
    at = AT_ONCE - 1
    drops = len(planned) - 1 if len(planned) >= LONGEST else None
    listed = [
        replace(one, propensity=1 - chance) if number in {at, drops} else one for number, one in enumerate(planned)
    ]
    if dice.random() >= chance:
        return listed
    opening = free[int(dice.integers(len(free)))]
    took = listed[at]
    drawn = Shown(took.seeker, opening, 0, explored=True, propensity=chance / len(free), worth=took.worth)
    mixed = [*listed[:at], drawn, *listed[at:]][:LONGEST]
    return [replace(one, rank=rank) for rank, one in enumerate(mixed, start=1)]
