"""Who is proposed where: places filled as expected, nobody left out, no list of five near-copies."""

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from scipy.special import pdtr

from matching.ranking.limits import assert_within_limits
from matching.ranking.market import Market
from matching.ranking.ranker import Scores

PER_SEEKER = 5
PER_SEAT = 5
TRIED = 20  # pairs of a seeker without proposals that are looked at
ALIKE = 0.6  # what is left of a proposal for each one in the same unit group or organisation before it


@dataclass(frozen=True, slots=True)
class Proposal:
    """One pair to lay before the coach; positions in the market; rank from 1 in the seeker's own list.

    `extra`: beyond the opening's usual number, because the seeker would have had nothing at all.
    """

    seeker: int
    opening: int
    rank: int
    extra: bool = False


def plan(
    market: Market, scores: Scores, per_seeker: int = PER_SEEKER, per_seat: int = PER_SEAT, reach: float = 1.0
) -> list[Proposal]:
    """Choose proposals among scored pairs.

    Lazy greedy (Minoux 1978) on the expected number of filled seats: a pair adds its chance × the chance that
    the seeker is still free × the chance that a seat is still free × what it adds in variety. All three only
    fall as proposals are added, so a pair's last known gain is never too low. Then seekers who got nothing take
    places of those who have several, where that costs fewest expected matches.

    Parameters
    ----------
    market, scores
        The market and its scored pairs (`Ranker.score`); what counts is their `chance`.
    per_seeker
        Most proposals for one seeker.
    per_seat
        Most proposals for one seat of an opening, unless somebody would have nothing at all (`extra`).
    reach
        Least share of the seekers with pairs who get a proposal, 0–1. 1: everyone does, if need be as an extra.

    Returns
    -------
    list of Proposal
        By seeker, then rank. The same input always gives the same plan.

    """
    draft = _Draft(market, scores, per_seeker, per_seat)
    draft.fill()
    draft.reach_out(reach)
    proposals = draft.proposals()
    assert_within_limits(
        market, np.array([p.seeker for p in proposals], int), np.array([p.opening for p in proposals], int)
    )
    return proposals


class _Draft:
    """A plan in the making; a pair is named by its position in the scores."""

    def __init__(self, market: Market, scores: Scores, per_seeker: int, per_seat: int) -> None:
        self.per_seeker = per_seeker
        self.seeker: list[int] = scores.seeker.tolist()
        self.opening: list[int] = scores.opening.tolist()
        self.value: list[float] = scores.chance.tolist()
        self.order: list[int] = np.lexsort((scores.opening, scores.seeker, -scores.chance)).tolist()
        self.seats: list[int] = market.seats.tolist()
        self.room: list[int] = (market.seats * per_seat).tolist()
        self.work = [o.isco[:4] or f"?{number}" for number, o in enumerate(market.openings)]
        self.house = [o.organisation for o in market.openings]
        self.lists: dict[int, list[int]] = defaultdict(list)  # seeker → pairs
        self.queues: dict[int, list[int]] = defaultdict(list)  # opening → pairs
        self.expected: dict[int, float] = defaultdict(float)  # opening → matches so far
        self.worth: dict[int, float] = {}  # pair → chance of a match when it was added
        self.extra: set[int] = set()

    def fill(self) -> None:
        """Add the pair with the greatest gain until no list and no queue takes another."""
        waiting: list[tuple[float, int]] = []
        stream = [pair for pair in self.order if self.value[pair] > 0]
        at = 0
        while at < len(stream) or waiting:
            if not waiting or (at < len(stream) and self.value[stream[at]] >= -waiting[0][0]):
                pair, at = stream[at], at + 1
            else:
                pair = heapq.heappop(waiting)[1]
            if not self.fits(pair):
                continue
            gain = self.gain(pair)
            rival = max(self.value[stream[at]] if at < len(stream) else 0.0, -waiting[0][0] if waiting else 0.0)
            if gain >= rival:
                self.add(pair)
            else:
                heapq.heappush(waiting, (-gain, pair))

    def reach_out(self, reach: float) -> None:
        """Seekers with pairs but an empty list get one, best chances first, until so large a share has any."""
        own: dict[int, list[int]] = defaultdict(list)
        for pair in self.order:
            own[self.seeker[pair]].append(pair)
        without = [seeker for seeker in own if not self.lists[seeker]]
        missing = math.ceil(reach * len(own) - 1e-9) - (len(own) - len(without))
        for seeker in without:
            if missing <= 0:
                return
            exchange = max((self.exchange(pair) for pair in own[seeker][:TRIED]), default=None)
            if exchange is None or exchange[0] == -math.inf:
                if reach < 1:
                    continue
                self.extra.add(own[seeker][0])
                exchange = 0.0, 0, own[seeker][0], -1
            _, _, pair, other = exchange
            if other >= 0:
                self.drop(other)
            self.add(pair)
            missing -= 1

    def exchange(self, pair: int) -> tuple[float, int, int, int]:
        """What adding the pair wins, minus what the pair that has to go for it (-1: none) loses.

        Nobody's only proposal goes. Returns the balance, a tie-break, the pair and who goes; without a way -inf.
        """
        opening = self.opening[pair]
        if self.room[opening] > 0:
            return self.gain(pair), -pair, pair, -1
        others = [other for other in self.queues[opening] if len(self.lists[self.seeker[other]]) > 1]
        if not others:
            return -math.inf, -pair, pair, -1
        loss, other = min((self.loss(other), other) for other in others)
        return self.value[pair] - loss, -pair, pair, other

    def loss(self, pair: int) -> float:
        """Chance of a match that goes with a pair of the plan."""
        others = (other for other in self.lists[self.seeker[pair]] if other != pair)
        return self.value[pair] * math.prod(1 - self.value[other] for other in others)

    def gain(self, pair: int) -> float:
        """Expected seats filled by adding the pair now, times what it adds in variety."""
        opening = self.opening[pair]
        own = [self.opening[other] for other in self.lists[self.seeker[pair]]]
        alike = sum(self.work[o] == self.work[opening] or self.house[o] == self.house[opening] for o in own)
        taken = self.expected[opening]
        seat_free = float(pdtr(self.seats[opening] - 1, taken)) if taken else 1.0
        return self.chance(pair) * seat_free * ALIKE**alike

    def chance(self, pair: int) -> float:
        """Chance of a match that leaves the seeker free till then."""
        own = self.lists[self.seeker[pair]]
        return self.value[pair] * math.prod(1 - self.value[other] for other in own)

    def fits(self, pair: int) -> bool:
        """Whether the seeker's list and the opening's queue have room for the pair."""
        return len(self.lists[self.seeker[pair]]) < self.per_seeker and self.room[self.opening[pair]] > 0

    def add(self, pair: int) -> None:
        """Put the pair in the plan."""
        seeker, opening = self.seeker[pair], self.opening[pair]
        self.worth[pair] = self.chance(pair)
        self.expected[opening] += self.worth[pair]
        self.lists[seeker].append(pair)
        self.queues[opening].append(pair)
        self.room[opening] -= 1

    def drop(self, pair: int) -> None:
        """Take the pair out of the plan again."""
        opening = self.opening[pair]
        self.lists[self.seeker[pair]].remove(pair)
        self.queues[opening].remove(pair)
        self.expected[opening] = max(self.expected[opening] - self.worth.pop(pair), 0.0)
        self.room[opening] += 1

    def proposals(self) -> list[Proposal]:
        """The plan by seeker, each list best first."""
        return [
            Proposal(seeker, self.opening[pair], rank, pair in self.extra)
            for seeker, pairs in sorted(self.lists.items())
            for rank, pair in enumerate(sorted(pairs, key=lambda pair: (-self.value[pair], pair)), start=1)
        ]
