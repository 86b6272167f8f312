"""How far a list may go beyond the work that somebody wishes for: a little, and only where it may well come true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matching.ranking.bands import BANDS
from matching.ranking.market import Market
from matching.ranking.occupations import RELATED
from matching.ranking.plan import Proposal
from matching.ranking.ranker import Scores

MOST_WIDENED = 2  # places of other work in one list


def near_the_wish(market: Market, scores: Scores, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The plan without what would only lengthen a list.

    Places of the wished work, or of related work, all stay. Of other work at most MOST_WIDENED, the best; beside a
    place of her own work only those that are more than a stretch. Who has named no work gets what the plan says. Ranks
    stay in their order, without gaps.
    """
    band = dict(zip(zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True), scores.band, strict=True))
    lists: dict[int, list[Proposal]] = defaultdict(list)
    for one in sorted(proposals, key=lambda one: (one.seeker, one.rank)):
        lists[one.seeker].append(one)
    kept = []
    for seeker, own in lists.items():
        is_known = bool(market.people.wish_known[seeker])
        near = [not is_known or is_near(market, seeker, one.opening) for one in own]
        widened = [
            one
            for one, is_own in zip(own, near, strict=True)
            if not is_own and (not any(near) or band[seeker, one.opening] != BANDS[0])
        ][:MOST_WIDENED]
        stays = [one for one, is_own in zip(own, near, strict=True) if is_own or one in widened]
        kept += [replace(one, rank=rank) for rank, one in enumerate(stays, start=1)]
    return kept


def is_near(market: Market, seeker: int, opening: int) -> bool:
    """Whether a place is of work that she wishes for, or of related work."""
    return bool(np.nan_to_num(market.wish[seeker, market.occupation[opening]]) >= RELATED)
