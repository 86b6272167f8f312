"""Who is proposed where: places filled as expected, as many as possible reached, no list of five near-copies."""

import heapq
from dataclasses import dataclass

import numpy as np

from matching.ranking.limits import assert_within_limits
from matching.ranking.market import Market
from matching.ranking.occupations import CLOSE
from matching.ranking.ranker import Scores

PER_SEEKER = 5
PER_SEAT = 5
DIVERSITY_DISCOUNT = 0.93  # what is left of a proposal for each one in the same unit group or organisation before it
COVERAGE_BONUS = 0.018  # what it is worth, in filled seats, that a seeker has a proposal at all
WISH_FIRST = 1.0  # more than any pair is worth: a wished place that she may well get comes before all others …
LEAST_WISHED = 0.05  # … from this chance of a match on
SHRINKAGE = 0.7  # how far chances are drawn together, and down, before a plan counts with them
COACH_SHARE = 0.25  # power of the coach's opinion (which the value counts twice) in what a plan counts with
BATCH = 4000  # pairs whose gains are kept up to date one by one between two looks at all of them


@dataclass(frozen=True, slots=True)
class Proposal:
    """One pair to lay before the coach; positions in the market; rank from 1 in the seeker's own list.

    ``probability`` is what a plan may count with of its chance of a match; ``is_wished``: work that the seeker wishes
    for and may well get.
    """

    seeker: int
    opening: int
    rank: int
    probability: float = 0.0
    is_wished: bool = False


def plan(market: Market, scores: Scores, per_seeker: int = PER_SEEKER, per_seat: int = PER_SEAT) -> list[Proposal]:
    """Choose proposals among scored pairs.

    A place of the work that a seeker wishes, and may well get, comes before everything else. Then lazy greedy (Minoux
    1978) on the expected number of filled seats: a pair adds its promise × the chance that the
    seeker is still free × the chance that a seat is still free × what it adds in variety, and REACHED if it is the
    seeker's first. All of these only fall as proposals are added, so greedy is near the best (Nemhauser, Wolsey and
    Fisher 1978) and a gain worked out earlier is never too low. REACHED is the price of reaching one more seeker:
    where seats are scarce she takes the place of somebody's third or fourth proposal if that costs fewer expected
    matches; where queues have room, everyone gets some.

    Parameters
    ----------
    market, scores
        The market and its scored pairs (`Ranker.score`); what counts is their `promise`.
    per_seeker
        Most proposals for one seeker.
    per_seat
        Most proposals for one seat of an opening: nobody reads more.

    Returns
    -------
    list of Proposal
        By seeker, then rank. The same input always gives the same plan.

    """
    draft = _Draft(market, scores, per_seeker, per_seat)
    draft.fill()
    proposals = draft.proposals()
    assert_within_limits(
        market, np.array([p.seeker for p in proposals], int), np.array([p.opening for p in proposals], int)
    )
    return proposals


def adjusted_probability(scores: Scores) -> np.ndarray:
    """What a plan may count with of each pair's chance of a match: shape (pairs,), 0–1.

    Pairs picked out of many as the best are those whose chance is put too high (the optimizer's curse, Smith and
    Winkler 2006): chances are drawn together. The coach's opinion, learned from ten times as many answers, helps to
    tell which of them are.
    """
    liked = scores.value / np.maximum(scores.chance, 1e-9)
    return SHRINKAGE * np.clip(scores.chance * liked**COACH_SHARE, 0, 1) ** SHRINKAGE


class _Draft:
    """A plan in the making; pairs are sorted by seeker and named by their position."""

    def __init__(self, market: Market, scores: Scores, per_seeker: int, per_seat: int) -> None:
        order = np.lexsort((scores.opening, scores.seeker))
        self.per_seeker = per_seeker
        self.seeker, self.opening, self.adjusted_probability = (
            column[order] for column in (scores.seeker, scores.opening, adjusted_probability(scores))
        )
        people = len(market.seekers)
        self.start = np.searchsorted(self.seeker, np.arange(people + 1))
        work = [o.isco[:4] or f"?{number}" for number, o in enumerate(market.openings)]
        self.work = np.unique(np.array(work, dtype=str), return_inverse=True)[1][self.opening]
        self.house = market.places.organisation[self.opening]
        self.room = market.places.seats * per_seat
        self.taken = [
            np.eye(1, seats)[0] for seats in market.places.seats.tolist()
        ]  # chance that 0, 1, … seats are taken
        self.seat_free = np.ones(len(market.openings))
        self.free = np.ones(people)  # chance that none of a seeker's proposals becomes a match
        self.count = np.zeros(people, int)
        wish = market.wish[self.seeker, market.occupation[self.opening]]
        self.is_wished = (wish >= CLOSE) & (scores.chance[order] >= LEAST_WISHED)
        self.wishes_met = np.zeros(people, int)
        self.variety = np.ones(len(order))
        self.chosen = np.zeros(len(order), bool)

    def fill(self) -> None:
        """Add the pair with the greatest gain until no list and no queue takes another."""
        live = np.arange(len(self.seeker))
        while True:
            live = live[self.fits(live)]
            gains = self.gains(live)
            live, gains = live[gains > 0], gains[gains > 0]
            if not len(live):
                return
            best = np.argsort(-gains, kind="stable")[: BATCH + 1]
            floor = gains[best[BATCH]] if len(best) > BATCH else 0.0
            self.fill_from(live[best[:BATCH]].tolist(), gains[best[:BATCH]].tolist(), float(floor))

    def fill_from(self, pairs: list[int], gains: list[float], floor: float) -> None:
        """Greedy among some pairs with fresh gains, as long as they gain more than `floor`: no other pair does."""
        waiting = [(-gain, pair) for gain, pair in zip(gains, pairs, strict=True)]
        while waiting and -waiting[0][0] >= floor and waiting[0][0] < 0:
            pair = waiting[0][1]
            gain = self.gain(pair)
            if gain < -waiting[0][0]:
                heapq.heapreplace(waiting, (-gain, pair))
                continue
            heapq.heappop(waiting)
            if gain > 0:
                self.add(pair)

    def fits(self, pairs: np.ndarray) -> np.ndarray:
        """Which pairs are not in the plan yet and have room in the seeker's list and the opening's queue."""
        listed = self.count[self.seeker[pairs]] >= self.per_seeker
        return ~self.chosen[pairs] & ~listed & (self.room[self.opening[pairs]] > 0)

    def gains(self, pairs: np.ndarray) -> np.ndarray:
        """Expected seats filled by adding each pair now, times what it adds in variety, and REACHED for a first one."""
        seeker = self.seeker[pairs]
        filled = self.adjusted_probability[pairs] * self.free[seeker] * self.seat_free[self.opening[pairs]]
        first_wish = WISH_FIRST * (self.is_wished[pairs] & (self.wishes_met[seeker] == 0))
        return filled * self.variety[pairs] + COVERAGE_BONUS * (self.count[seeker] == 0) + first_wish

    def gain(self, pair: int) -> float:
        """The same of one pair; 0 if there is no room for it any more."""
        seeker, opening = self.seeker[pair], self.opening[pair]
        if self.count[seeker] >= self.per_seeker or self.room[opening] <= 0:
            return 0.0
        filled = self.adjusted_probability[pair] * self.free[seeker] * self.seat_free[opening]
        first_wish = WISH_FIRST * (self.is_wished[pair] and self.wishes_met[seeker] == 0)
        return float(filled * self.variety[pair] + COVERAGE_BONUS * (self.count[seeker] == 0) + first_wish)

    def add(self, pair: int) -> None:
        """Put the pair in the plan."""
        seeker, opening = self.seeker[pair], self.opening[pair]
        match = self.adjusted_probability[pair] * self.free[seeker]
        taken = self.taken[opening]
        taken[1:] = taken[1:] * (1 - match) + taken[:-1] * match
        taken[0] *= 1 - match
        self.seat_free[opening] = taken.sum()
        self.free[seeker] *= 1 - self.adjusted_probability[pair]
        self.count[seeker] += 1
        self.wishes_met[seeker] += self.is_wished[pair]
        self.room[opening] -= 1
        self.chosen[pair] = True
        own = slice(self.start[seeker], self.start[seeker + 1])
        alike = (self.work[own] == self.work[pair]) | (self.house[own] == self.house[pair])
        self.variety[own] *= np.where(alike, DIVERSITY_DISCOUNT, 1.0)

    def proposals(self) -> list[Proposal]:
        """The plan by seeker, in each list places of the wished work first, the best of each kind before."""
        pairs = np.flatnonzero(self.chosen)
        pairs = pairs[
            np.lexsort((pairs, -self.adjusted_probability[pairs], ~self.is_wished[pairs], self.seeker[pairs]))
        ]
        seeker = self.seeker[pairs]
        rank = np.arange(len(pairs)) - np.searchsorted(seeker, seeker) + 1
        columns = (seeker, self.opening[pairs], rank, self.adjusted_probability[pairs], self.is_wished[pairs])
        return [Proposal(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
