"""What of placements waits for whom."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import READY, PlacementState


def _drafts(reader: Any) -> Any:
    """Those that two sides agree on; a work trial has its agreement."""
    rows = Placement.objects.visible_to(reader).filter(state=PlacementState.DRAFT)
    return rows.exclude(kind=ListingKind.TRIAL)


def _unbegun(reader: Any) -> Any:
    return Placement.objects.visible_to(reader).filter(state__in=READY, starts_on__lt=timezone.localdate())


def _unended(reader: Any) -> Any:
    return Placement.objects.visible_to(reader).filter(state=PlacementState.RUNNING, ends_on__lt=timezone.localdate())


def _task(what: Any) -> Any:
    def told(row: Placement, reader: Any) -> Task:
        return Task(what, row.get_absolute_url(), name_to(reader, row.person), row.listing.with_employer)

    return told


SHOWN_WITH = ("person", "listing__organisation")
COACH = (Role.COACH,)

QUEUES = (
    WorkQueue(
        "placements.agree", COACH, _drafts, _task(_("Agree on the first day with both sides")), "created_at",
        band=Band.ANSWERED, shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "placements.start", COACH, _unbegun, _task(_("Did it begin? Write it down")), "starts_on", "starts_on",
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "placements.end", COACH, _unended, _task(_("It has ended: write down what came of it")), "ends_on", "ends_on",
        shown_with=SHOWN_WITH,
    ),
)  # fmt: skip
