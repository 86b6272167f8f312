"""What each factor does for a pair: its facts exchanged for those of the seeker's other good openings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from matching.ranking.facts import pair_rows
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.schema import FACTORS, SCHEMA

DRAWN = 150  # openings, the same for everybody, among which each seeker's best are looked for
COMPARED = 10  # of these best that a pair is compared with
FEWEST = 3  # with fewer there is nothing to compare with
SEED = 23  # of the draw
PEOPLE = 250  # seekers whose openings are looked at together
OF_FACTOR = [SCHEMA.of_factor(factor) for factor in FACTORS]

# Facts (pairs, COLUMNS) and ids of organisations (pairs,) → log-odds that reasons take apart, (pairs,).
LinearScore = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """Openings that each seeker might have instead: pairs, sorted by seeker."""

    seeker: np.ndarray
    opening: np.ndarray

    def beside(self, seeker: np.ndarray, opening: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For pairs what each is compared with: positions among the pairs given, and openings other than their own.

        Pairs with fewer than FEWEST others are left out.
        """
        start, end = (np.searchsorted(self.seeker, seeker, side) for side in ("left", "right"))
        pair = np.repeat(np.arange(len(seeker)), end - start)
        first = np.cumsum(end - start) - (end - start)
        other = self.opening[start[pair] + np.arange(len(pair)) - first[pair]]
        differs = other != opening[pair]
        pair, other = pair[differs], other[differs]
        enough = np.bincount(pair, minlength=len(seeker)) >= FEWEST
        return pair[enough[pair]], other[enough[pair]]

    def covers(self, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
        """Whether each pair has enough others to be compared with: bool array (pairs,)."""
        pair, _ = self.beside(seeker, opening)
        return np.isin(np.arange(len(seeker)), pair)


def reference_openings(linear_score: LinearScore, market: Market, seekers: np.ndarray) -> ReferenceSet:
    """The COMPARED best of each seeker among DRAWN openings with seats that she may have.

    A draw from all, not from her candidates: those resemble each other in what made them candidates.
    """
    places = np.flatnonzero(market.places.seats > 0)
    places = np.sort(np.random.default_rng(SEED).permutation(places)[:DRAWN])
    people = np.unique(seekers)
    found = [
        _best(linear_score, market, people[start : start + PEOPLE], places) for start in range(0, len(people), PEOPLE)
    ]
    empty = np.empty(0, int)
    return ReferenceSet(*(np.concatenate([empty, *(pair[side] for pair in found)]) for side in (0, 1)))


def _best(
    linear_score: LinearScore, market: Market, people: np.ndarray, places: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    seeker, opening = np.repeat(people, len(places)), np.tile(places, len(people))
    may = np.flatnonzero(allowed(market, seeker, opening))
    good = np.full(len(seeker), -np.inf)
    rows = pair_rows(market, seeker[may], opening[may])
    good[may] = linear_score(rows, market.places.organisation_ids[market.places.organisation[opening[may]]])
    table = good.reshape(len(people), len(places))
    first = np.argsort(-table, axis=1, kind="stable")[:, :COMPARED]
    row, rank = np.nonzero(np.take_along_axis(table, first, axis=1) > -np.inf)
    return people[row], places[first[row, rank]]


def compared(
    linear_score: LinearScore, market: Market, seeker: np.ndarray, opening: np.ndarray, reference_set: ReferenceSet
) -> np.ndarray:
    """What each factor adds to a pair beside the openings of `usual`: log-odds (pairs, FACTORS), NaN without any.

    For each other opening, a factor's facts are exchanged between the two, once in the pair as it is and once in the
    other one as it is; the mean of both changes is the factor's Shapley value wherever facts act at most two by two
    (Shapley 1953; Štrumbelj and Kononenko 2014), and their mean over the others is what is said.
    """
    out = np.full((len(seeker), len(FACTORS)), np.nan)
    for part in _parts(len(seeker)):
        pair, other = reference_set.beside(seeker[part], opening[part])
        if len(pair):
            gaps = _exchanged(linear_score, market, seeker[part][pair], opening[part][pair], other)
            count = np.bincount(pair, minlength=len(out[part]))[:, None]
            total = np.column_stack([np.bincount(pair, column, minlength=len(out[part])) for column in gaps.T])
            out[part] = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return out


def _exchanged(
    linear_score: LinearScore, market: Market, seeker: np.ndarray, own: np.ndarray, other: np.ndarray
) -> np.ndarray:
    facts = [pair_rows(market, seeker, opening) for opening in (own, other)]
    houses = [market.places.organisation_ids[market.places.organisation[opening]] for opening in (own, other)]
    whole = linear_score(facts[0], houses[0]) - linear_score(facts[1], houses[1])
    gaps = np.empty((len(seeker), len(FACTORS)))
    for number, (factor, places) in enumerate(zip(FACTORS, OF_FACTOR, strict=True)):
        mixed = [rows.copy() for rows in facts]
        mixed[0][:, places], mixed[1][:, places] = facts[1][:, places], facts[0][:, places]
        workplaces = houses[::-1] if factor == "employer" else houses
        gaps[:, number] = (whole - linear_score(mixed[0], workplaces[0]) + linear_score(mixed[1], workplaces[1])) / 2
    return gaps


def _parts(count: int) -> Iterator[slice]:
    for start in range(0, count, 10 * PEOPLE):
        yield slice(start, start + 10 * PEOPLE)
