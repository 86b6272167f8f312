"""Works that somebody wishes for and no open place within her limits offers, each with the nearest place there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from marketplace.guidance.profiles.models import Profile
from marketplace.reference.eligibility.rules import limit_on
from marketplace.reference.eligibility.schemes.minors import HOURS_A_WEEK
from marketplace.reference.vocabulary.models import Concept
from marketplace.work.listings.models import Listing
from matching.ranking.limits import limits_of_pair, way_between
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
    her, limit = bare_seeker(profile), limit_on(HOURS_A_WEEK, timezone.localdate())
    openings = [bare_opening(one, limit) for one in open_ones]
    possible = {one.occupation_id for one, row in zip(open_ones, openings, strict=True) if not limits_of_pair(her, row)}
    ways = [way_between(her, row) for row in openings]
    for work in wishes:
        if work.pk in possible:
            continue
        places = [at for at, one in enumerate(open_ones) if one.occupation_id == work.pk]
        nearest = min(places, key=lambda at: (ways[at] is None, ways[at] or 0.0, at), default=None)
        if nearest is None:
            yield MissingWork(work, profile.max_km)
        else:
            km = ways[nearest]
            yield MissingWork(work, profile.max_km, open_ones[nearest], None if km is None else round(km))
