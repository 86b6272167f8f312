"""Reads of the diary: whose day is still to be tapped, and what a coach is shown."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState


def placement_of_today(user: Any) -> Placement | None:
    """The placement that goes on for her now."""
    rows = Placement.objects.filter(person=user, state=PlacementState.RUNNING, starts_on__lte=timezone.localdate())
    return rows.select_related("listing", "organisation").first()


def entry_of_today(placement: Placement) -> DiaryEntry | None:
    """Today's entry, where she has tapped already."""
    return DiaryEntry.objects.filter(placement=placement, day=timezone.localdate()).first()


def shared_with(user: Any, person: Any) -> QuerySet[DiaryEntry]:
    """Days that a young person shows to this coach, the newest first."""
    return DiaryEntry.objects.visible_to(user).filter(person=person).select_related("placement__listing")
