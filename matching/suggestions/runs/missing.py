"""Works that somebody wishes for and no open place within her limits offers, each with the nearest place there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from django.utils import timezone

from marketplace.guidance.profiles.models import Profile
from marketplace.reference.eligibility.rules import limit_on
from marketplace.reference.eligibility.schemes.minors import HOURS_A_WEEK
from marketplace.reference.vocabulary.models import Concept
from marketplace.work.listings.models import Listing
from matching.ranking.limits import broken_limits
from matching.ranking.market import Market
from matching.suggestions.runs.rows import bare_opening, bare_seeker


@dataclass(frozen=True, slots=True)
class MissingWork:
    """A wished work without a possible place; ``km`` to the nearest open one, None where nobody knows the way."""

    work: Concept
    max_km: int | None
    nearest: Listing | None = None
    km: int | None = None


def works_without_place(person_id: int) -> list[MissingWork]:
    """Her wishes in their order, those alone for which nothing is possible now; none while no profile is in use."""
    profile = Profile.objects.published().filter(person=person_id).select_related("person", "municipality").first()
    if profile is None:
        return []
    wishes = [row.occupation for row in profile.wish_rows.select_related("occupation")]
    every = Listing.objects.open().filter(occupation__in=wishes).select_related("organisation", "municipality")
    open_ones = list(every.prefetch_related("certificates").order_by("pk"))
    return list(_missing(profile, wishes, open_ones))


def _missing(profile: Profile, wishes: list[Concept], open_ones: list[Listing]) -> Iterable[MissingWork]:
    limit = limit_on(HOURS_A_WEEK, timezone.localdate())
    market = Market([bare_seeker(profile)], [bare_opening(one, limit) for one in open_ones])
    pairs = np.zeros(len(open_ones), int), np.arange(len(open_ones))
    broken, km = broken_limits(market, *pairs), market.km(*pairs)
    for work in wishes:
        places = [at for at, one in enumerate(open_ones) if one.occupation_id == work.pk]
        if any(not broken[at] for at in places):
            continue
        nearest = min(places, key=lambda at: (np.isnan(km[at]), km[at], at), default=None)
        if nearest is None:
            yield MissingWork(work, profile.max_km)
        else:
            way = None if np.isnan(km[nearest]) else round(float(km[nearest]))
            yield MissingWork(work, profile.max_km, open_ones[nearest], way)
