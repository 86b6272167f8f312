"""Reads of times away: the appointments in one, and those of a coach that still have some."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from marketplace.guidance.appointments.availability.models import Leave
from marketplace.guidance.appointments.availability.slots import overlaps
from marketplace.guidance.appointments.models import Appointment


def touched_by(leave: Leave) -> QuerySet[Appointment]:
    """Appointments to come in a time away: somebody must say what becomes of them."""
    rows = Appointment.objects.live().filter(coach=leave.coach_id, starts_at__gt=timezone.now())
    return rows.meeting(leave.starts_at, leave.ends_at).select_related("person", "coach")


def unsettled(user: Any) -> list[tuple[Leave, int]]:
    """A coach's times away that still have appointments in them, with how many."""
    now = timezone.now()
    mine = Appointment.objects.live().filter(coach=user, starts_at__gt=now)
    times = list(mine.values_list("starts_at", "ends_at"))
    leaves = Leave.objects.filter(coach=user, ends_at__gt=now)
    counts = [
        (one, sum(overlaps(begin, end, [(one.starts_at, one.ends_at)]) for begin, end in times)) for one in leaves
    ]
    return [(leave, count) for leave, count in counts if count]
