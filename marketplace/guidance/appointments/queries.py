"""Reads of appointments: free times of one's coach, a coach's day and week, what collides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.caseloads.models import Deputy
from accounts.caseloads.queries import responsible_coach
from marketplace.guidance.appointments.availability.models import Leave
from marketplace.guidance.appointments.availability.queries import DAY, closing_times, midnight, open_slots
from marketplace.guidance.appointments.availability.slots import Slot, overlaps
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState


def slots_for(person: Any, now: dt.datetime | None = None) -> list[Slot]:
    """Times that a young person can book: her own coach's first, then those of who stands in while the coach is away.

    Times at which she meets somebody already are left out.
    """
    coach, moment = responsible_coach(person), now or timezone.now()
    if coach is None:
        return []
    first = timezone.localdate(moment)
    last = first + settings.APPOINTMENT_DAYS * DAY
    away = list(Deputy.objects.meeting(first, last).filter(coach=coach))
    found = open_slots({coach.pk, *(one.deputy_id for one in away)}, moment, settings.APPOINTMENT_DAYS)
    own = [slot for slot in found if slot.coach_id == coach.pk]
    others = [
        slot
        for slot in found
        if any(one.deputy_id == slot.coach_id and one.starts_on <= slot.starts_at.date() <= one.ends_on for one in away)
    ]
    mine = list(Appointment.objects.live().filter(person=person).values_list("starts_at", "ends_at"))
    return [slot for slot in [*own, *others] if not overlaps(slot.starts_at, slot.ends_at, mine)]


def is_taken(
    starts_at: dt.datetime, ends_at: dt.datetime, *, coach_id: int, person_id: int, but: int | None = None
) -> bool:
    """Whether the coach or the young person meets somebody else at that time already."""
    rows = Appointment.objects.taking_time().meeting(starts_at, ends_at).exclude(pk=but)
    return rows.filter(coach=coach_id).exists() or rows.filter(person=person_id).exists()


def mine_to_come(user: Any) -> QuerySet[Appointment]:
    """A young person's offers and bookings to come, the next one first."""
    return Appointment.objects.filter(person=user).to_come().select_related("coach")


def missed_by(person: Any) -> QuerySet[Appointment]:
    """Appointments to which a young person did not come, the newest first."""
    rows = Appointment.objects.filter(person=person, state=AppointmentState.NO_SHOW)
    return rows.select_related("coach").order_by("-starts_at")


def day_of(user: Any, day: dt.date) -> QuerySet[Appointment]:
    """A coach's own appointments of one day."""
    return between(user, day, day + DAY)


def between(user: Any, first: dt.date, last: dt.date) -> QuerySet[Appointment]:
    """A coach's own appointments from a day on until before another, without cancelled ones."""
    rows = Appointment.objects.taking_time().filter(coach=user).meeting(midnight(first), midnight(last))
    return rows.select_related("person")


def without_word(user: Any) -> QuerySet[Appointment]:
    """A coach's appointments whose time has gone and of which nobody has said whether they took place."""
    waiting = (AppointmentState.BOOKED, AppointmentState.CHECKED_IN)
    rows = Appointment.objects.filter(coach=user, state__in=waiting, ends_at__lt=timezone.now())
    return rows.select_related("person")


def clashes(rows: Iterable[Appointment], coach: Any) -> dict[int, str]:
    """What is wrong with some of a coach's appointments to come: id → ``double``, ``leave`` or ``closed``."""
    ordered = sorted((row for row in rows if not row.is_over), key=lambda row: row.starts_at)
    if not ordered:
        return {}
    leaves = list(
        Leave.objects.filter(coach=coach)
        .meeting(ordered[0].starts_at, max(row.ends_at for row in ordered))
        .values_list("starts_at", "ends_at")
    )
    closing = closing_times()
    found = {}
    for row in ordered:
        local = timezone.localtime(row.starts_at)
        closes = closing(local.date())
        if closes is not None and local.time() >= closes:
            found[row.pk] = "closed"
        if overlaps(row.starts_at, row.ends_at, leaves):
            found[row.pk] = "leave"
    for left, right in pairwise(ordered):
        if right.starts_at < left.ends_at:
            found[left.pk] = found[right.pk] = "double"
    return found


def meets_today(reader: Any) -> Exists:
    """The coach has a time with her today."""
    today = timezone.localdate()
    return Exists(between(reader, today, today + DAY).filter(person=OuterRef("pk")))


def met_without_word(reader: Any) -> Exists:
    """Nobody has said whether a meeting with her took place."""
    return Exists(without_word(reader).filter(person=OuterRef("pk")))


def without_meeting(reader: Any) -> Any:
    """No meeting with her is agreed or offered."""
    return ~Exists(Appointment.objects.visible_to(reader).to_come().filter(person=OuterRef("pk")))


def next_meeting_at(reader: Any) -> Subquery:
    """When the next meeting with her begins."""
    rows = Appointment.objects.visible_to(reader).to_come().filter(person=OuterRef("pk")).order_by("starts_at")
    return Subquery(rows.values("starts_at")[:1])


def today_at(reader: Any) -> Subquery:
    """When the coach's first time with her of today begins."""
    today = timezone.localdate()
    rows = between(reader, today, today + DAY).filter(person=OuterRef("pk")).order_by("starts_at")
    return Subquery(rows.values("starts_at")[:1])


def last_meeting_at(reader: Any) -> Subquery:
    """When somebody last met her."""
    rows = Appointment.objects.visible_to(reader).filter(person=OuterRef("pk"), state=AppointmentState.HELD)
    return Subquery(rows.order_by("-starts_at").values("starts_at")[:1])


def first_of_each(rows: QuerySet[Appointment], people: Iterable[Any]) -> dict[int, Appointment]:
    """The first of some appointments with each of some people."""
    found: dict[int, Appointment] = {}
    for row in rows.filter(person__in=[one.pk for one in people]):
        found.setdefault(row.person_id, row)
    return found


def ever_booked_by(reader: Any) -> QuerySet[Appointment]:
    """What a young person has booked, or has said yes to, at any time."""
    return Appointment.objects.filter(person=reader, booked_at__isnull=False)
