"""Who and what takes part in a run: rows of the database beside their plain market."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.ranking.market import Market
from matching.suggestions.runs.rows import LISTING_HEAD, LISTING_PARTS, PROFILE_PARTS, openings, seekers
from matching.suggestions.runs.vocabulary import vocabulary


@dataclass
class Snapshot:
    """Profiles and listings in the order of the market's seekers and openings."""

    profiles: list[Profile]
    listings: list[Listing]
    market: Market = field(init=False)

    def __post_init__(self) -> None:
        self.market = Market(seekers(self.profiles), openings(self.listings), vocabulary=vocabulary())


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
