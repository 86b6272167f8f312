"""Who and what takes part in a run: rows of the database beside their plain market."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from django.conf import settings
from django.utils import timezone

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from marketplace.work.placements.models import Placement
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

    def __post_init__(self) -> None:
        until = placed_until(profile.person_id for profile in self.profiles)
        rows = [
            replace(row, free_from=max(row.free_from or dt.date.min, until[int(row.id)] + dt.timedelta(days=1)))
            if int(row.id) in until
            else row
            for row in seekers(self.profiles)
        ]
        soon = timezone.localdate() + dt.timedelta(days=settings.SUGGEST_BEFORE_END_DAYS)
        self.placed = np.array([until.get(one.person_id, soon) > soon for one in self.profiles], bool)
        self.market = Market(rows, openings(self.listings), vocabulary=vocabulary())


def whole_snapshot() -> Snapshot:
    """Everybody whose profile is in use, and every open listing."""
    return Snapshot(_profiles(), _listings())


def field_of_person(person_id: int) -> Snapshot:
    """One young person, if her profile is in use, and every open listing."""
    return Snapshot(_profiles(person=person_id), _listings())


def field_of_listing(listing_id: int) -> Snapshot:
    """One listing, if it is open, and everybody whose profile is in use."""
    return Snapshot(_profiles(), _listings(pk=listing_id))


def field_of_profiles(profile_ids: Iterable[int]) -> Snapshot:
    """Some people, those of them whose profiles are in use, and every open listing."""
    return Snapshot(_profiles(pk__in=list(profile_ids)), _listings())


def placed_until(people: Iterable[int]) -> dict[int, dt.date]:
    """The last day of what each of these young people does now or has agreed to do; the far future where none is set.

    Keys are persons; who is in no placement is left out.
    """
    last: dict[int, dt.date] = {}
    for person, ends_on in Placement.objects.live().filter(person__in=people).values_list("person", "ends_on"):
        last[person] = max(last.get(person, dt.date.min), ends_on or dt.date.max - dt.timedelta(days=1))
    return last


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
