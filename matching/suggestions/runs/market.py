"""Who and what takes part in a run: rows of the database beside their plain market."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from django.conf import settings
from django.utils import timezone

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import READY, PlacementState
from matching.ranking.market import Market
from matching.suggestions.runs.rows import LISTING_HEAD, LISTING_PARTS, PROFILE_PARTS, openings, seekers
from matching.suggestions.runs.vocabulary import vocabulary


@dataclass
class Snapshot:
    """Profiles and listings in the order of the market's seekers and openings.

    Who is in a placement is free after its last day. ``placed`` says who is in the middle of one: nothing is proposed
    to them before its end is near.
    """

    profiles: list[Profile]
    listings: list[Listing]
    market: Market = field(init=False)
    placed: np.ndarray = field(init=False)  # bool (seekers,)

    @property
    def wants_ranking(self) -> np.ndarray:
        """Whether each young person wants the ranker: bool array (seekers,)."""
        return np.array([profile.person.wants_ranking for profile in self.profiles], bool)

    def __post_init__(self) -> None:
        ends = ends_of_placements(profile.person_id for profile in self.profiles)
        soon = timezone.localdate() + dt.timedelta(days=settings.SUGGEST_BEFORE_END_DAYS)
        last = [ends.get(profile.person_id, soon) for profile in self.profiles]
        self.placed = np.array([day is None or day > soon for day in last], bool)
        rows = [
            replace(row, free_from=_day_after(ends[profile.person_id], row.free_from))
            if profile.person_id in ends
            else row
            for row, profile in zip(seekers(self.profiles), self.profiles, strict=True)
        ]
        self.market = Market(rows, openings(self.listings), vocabulary=vocabulary())


def whole_snapshot() -> Snapshot:
    """Everybody whose profile is in use, and every open listing."""
    return Snapshot(_profiles(), _listings())


def field_of_area(authority_id: int, municipalities: Collection[str]) -> Snapshot:
    """Everybody of an authority whose profile is in use, and every open listing in some municipalities, by code."""
    return Snapshot(_profiles(authority=authority_id), _listings(municipality__in=municipalities))


def field_of_person(person_id: int) -> Snapshot:
    """One young person, if her profile is in use, and every open listing."""
    return Snapshot(_profiles(person=person_id), _listings())


def field_of_listing(listing_id: int) -> Snapshot:
    """One listing, if it is open, and everybody whose profile is in use."""
    return Snapshot(_profiles(), _listings(pk=listing_id))


def field_of_profiles(profile_ids: Iterable[int]) -> Snapshot:
    """Some people, those of them whose profiles are in use, and every open listing."""
    return Snapshot(_profiles(pk__in=list(profile_ids)), _listings())


def ends_of_placements(people: Iterable[int]) -> dict[int, dt.date | None]:
    """The last day of what each of these young people does now or has agreed to do; None where none is set.

    Keys are persons; who is in no placement is left out.
    """
    rows = Placement.objects.filter(person__in=people, state__in=(*READY, PlacementState.RUNNING))
    found: dict[int, dt.date | None] = {}
    for person, ends_on in rows.values_list("person", "ends_on"):
        before = found.get(person, ends_on)
        found[person] = max(before, ends_on) if before and ends_on else None
    return found


def _day_after(last: dt.date | None, free_from: dt.date | None) -> dt.date | None:
    """When somebody is free who is busy up to a day; without one nobody knows, and her own word stands."""
    return free_from if last is None else max(free_from or last, last + dt.timedelta(days=1))


def _profiles(**which: object) -> list[Profile]:
    rows = Profile.objects.published().filter(person__is_active=True, **which)
    return list(rows.select_related("person", "municipality").prefetch_related(*PROFILE_PARTS).order_by("pk"))


def _listings(**which: object) -> list[Listing]:
    return list(
        Listing.objects.open()
        .filter(**which)
        .select_related(*LISTING_HEAD)
        .prefetch_related(*LISTING_PARTS)
        .order_by("pk")
    )
