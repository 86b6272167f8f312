"""How far a list may go beyond the work that somebody wishes for: a little, and only where it may well come true."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matching.ranking.bands import BANDS
from matching.ranking.market import Market
from matching.ranking.occupations import is_other_work
from matching.ranking.plan import Proposal
from matching.ranking.ranker import Scores
from matching.suggestions.models import Suggestion
from matching.suggestions.states import ALIVE, LONGEST, Source


@dataclass(frozen=True, slots=True)
class Lists:
    """What stands in lists already, by id of the young person: places of her own work, and of other work."""

    near: Mapping[str, int]
    widened: Mapping[str, int]


def lists_of_today() -> Lists:
    """Everybody's, the reserve included. Work inside a scope over all authorities."""
    near: Counter[str] = Counter()
    widened: Counter[str] = Counter()
    alive = Suggestion.objects.filter(state__in=ALIVE, source=Source.RANKER).order_by()
    for person, alike in alive.values_list("person", "features__wish_similarity"):
        (widened if is_other_work(alike) else near)[str(person)] += 1
    return Lists(near, widened)


def near_the_wish(
    market: Market, scores: Scores, proposals: Sequence[Proposal], before: Lists, most: int
) -> list[Proposal]:
    """The plan without what would only lengthen a list.

    Places of the wished work, or of related work, all stay. Of other work at most ``most``, the best; beside a
    place of her own work only those that are more than a stretch. Who has named no work gets what the plan says. Ranks
    stay in their order, without gaps. ``before`` is what her list has already.
    """
    if most >= LONGEST:
        return list(proposals)
    band = dict(zip(zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True), scores.band, strict=True))
    lists: dict[int, list[Proposal]] = defaultdict(list)
    for one in sorted(proposals, key=lambda one: (one.seeker, one.rank)):
        lists[one.seeker].append(one)
    kept = []
    for seeker, own in lists.items():
        is_known = bool(market.people.wish_known[seeker])
        near = [not is_known or is_near(market, seeker, one.opening) for one in own]
        her = market.seekers[seeker].id
        has_near, room = any(near) or before.near.get(her, 0), most - before.widened.get(her, 0)
        widened = [
            one
            for one, is_own in zip(own, near, strict=True)
            if not is_own and (not has_near or band[seeker, one.opening] != BANDS[0])
        ][: max(room, 0)]
        stays = [one for one, is_own in zip(own, near, strict=True) if is_own or one in widened]
        kept += [replace(one, rank=rank) for rank, one in enumerate(stays, start=1)]
    return kept


def is_near(market: Market, seeker: int, opening: int) -> bool:
    """Whether a place is of work that she wishes for, or of related work."""
    return not is_other_work(float(market.wish[seeker, market.occupation[opening]]))
