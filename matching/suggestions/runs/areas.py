"""The areas of a run over everybody: an authority's young people, its places, and those of neighbours within reach."""

from __future__ import annotations

import numpy as np
from django.db.models import Max
from django.utils import timezone

from accounts.access.models import Authority, Municipality
from marketplace.guidance.profiles.models import Profile
from matching.ranking.market import kilometres
from matching.suggestions.runs.market import Snapshot, field_of_area


def areas_of_today() -> list[Authority]:
    """Every authority with young people in use; another one begins each day.

    Where neighbours share a place, whoever is planned first has the first choice of its seats.
    """
    people = Profile.objects.published().filter(person__is_active=True)
    rows = list(Authority.objects.filter(pk__in=people.values("authority")).order_by("code"))
    first = timezone.localdate().toordinal() % max(len(rows), 1)
    return rows[first:] + rows[:first]


def area_snapshot(authority: Authority) -> Snapshot:
    """An authority's young people, and the open places in its municipalities and in those that any of them reaches."""
    return field_of_area(authority.pk, _within_reach(authority))


def _within_reach(authority: Authority) -> list[str]:
    """Codes of municipalities: never fewer than the hard limit of distance lets through for whoever has told a home."""
    everywhere = {one.code: one for one in Municipality.objects.all()}
    codes, place = list(everywhere), np.radians([(one.latitude, one.longitude) for one in everywhere.values()])
    near = np.array([one.authority_id == authority.pk for one in everywhere.values()], bool)
    people = Profile.objects.published().filter(authority=authority, municipality__isnull=False)
    for home, farthest in (
        people.order_by().values("municipality").annotate(km=Max("max_km")).values_list("municipality", "km")
    ):
        near |= kilometres(place[codes.index(home)], place) <= farthest
    return [code for code, is_near in zip(codes, near, strict=True) if is_near]
