"""Reads of appointments: free times of one's coach, a coach's day and week, what collides, what a calendar shows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils import timezone

from accounts.caseloads.models import Deputy
from accounts.caseloads.queries import responsible_coach
from accounts.people.models import User
from marketplace.guidance.appointments.days import closing_time, is_working_day
from marketplace.guidance.appointments.models import Appointment, CalendarFeed, ClosedDay, Leave, OpeningHours
from marketplace.guidance.appointments.slots import Interval, Slot, free, overlaps
from marketplace.guidance.appointments.states import AppointmentState

SOONEST = dt.timedelta(hours=1)  # nobody is booked for the next moment
DAY = dt.timedelta(days=1)
KEPT_IN_FEED = dt.timedelta(days=90)


def closing_times() -> Any:
    """From when on offices are closed, as a function of the day; reads the table once."""
    return partial(closing_time, rows=_closed_days())


def working_days() -> Callable[[dt.date], bool]:
    """Whether a day is one on which work is done, as a function of the day; reads the table once."""
    return partial(is_working_day, rows=_closed_days())


def _closed_days() -> list[Any]:
    return list(ClosedDay.objects.values_list("eve", "day", "closes", "valid_from"))


def busy(coaches: Iterable[int], first: dt.datetime, last: dt.datetime) -> dict[int, list[Interval]]:
    """What keeps coaches from meeting anybody between two moments: appointments, times away, days with a deputy."""
    found: dict[int, list[Interval]] = defaultdict(list)
    meetings = Appointment.objects.taking_time().filter(coach__in=coaches).meeting(first, last)
    leaves = Leave.objects.filter(coach__in=coaches).meeting(first, last)
    for coach, begin, end in [
        *meetings.values_list("coach", "starts_at", "ends_at"),
        *leaves.values_list("coach", "starts_at", "ends_at"),
    ]:
        found[coach].append((begin, end))
    deputised = Deputy.objects.filter(coach__in=coaches, starts_on__lte=last.date(), ends_on__gte=first.date())
    for coach, begins_on, ends_on in deputised.values_list("coach", "starts_on", "ends_on"):
        found[coach].append((midnight(begins_on), midnight(ends_on + DAY)))
    return found


def open_slots(coaches: Iterable[int], now: dt.datetime, days: int) -> list[Slot]:
    """Free times of some coaches from soon on for so many days, in the order of time."""
    ids = list(coaches)
    first = timezone.localdate(now)
    last = first + days * DAY
    taken = busy(ids, now, midnight(last + DAY))
    hours = OpeningHours.objects.filter(coach__in=ids).reaching(first, last)
    found = free(hours, first, last, closing=closing_times(), taken=lambda coach: taken[coach])
    return [slot for slot in found if slot.starts_at >= now + SOONEST]


def slots_for(person: Any, now: dt.datetime | None = None) -> list[Slot]:
    """Times that a young person can book: her own coach's first, then those of who stands in while the coach is away.

    Times at which she meets somebody already are left out.
    """
    coach, moment = responsible_coach(person), now or timezone.now()
    if coach is None:
        return []
    first = timezone.localdate(moment)
    last = first + settings.APPOINTMENT_DAYS * DAY
    away = list(Deputy.objects.filter(coach=coach, starts_on__lte=last, ends_on__gte=first))
    found = open_slots({coach.pk, *(one.deputy_id for one in away)}, moment, settings.APPOINTMENT_DAYS)
    own = [slot for slot in found if slot.coach_id == coach.pk]
    others = [
        slot
        for slot in found
        if any(one.deputy_id == slot.coach_id and one.starts_on <= slot.starts_at.date() <= one.ends_on for one in away)
    ]
    mine = list(Appointment.objects.live().filter(person=person).values_list("starts_at", "ends_at"))
    return [slot for slot in [*own, *others] if not overlaps(slot.starts_at, slot.ends_at, mine)]


def find_slot(slots: Iterable[Slot], key: str) -> Slot | None:
    """The slot of a name in an address, None where it is taken or never was."""
    return next((slot for slot in slots if slot.key == key), None)


def by_day(slots: Iterable[Slot], names: dict[int, str]) -> list[tuple[str, list[tuple[dt.date, list[Slot]]]]]:
    """Slots as a page shows them: coach by coach in the order they come, day by day."""
    found: dict[str, dict[dt.date, list[Slot]]] = {}
    for slot in slots:
        found.setdefault(names[slot.coach_id], {}).setdefault(slot.starts_at.date(), []).append(slot)
    return [(name, list(days.items())) for name, days in found.items()]


def names_of(slots: Iterable[Slot]) -> dict[int, str]:
    """Names of the coaches of some slots."""
    people = User.objects.filter(pk__in={slot.coach_id for slot in slots})
    return {person.pk: person.full_name for person in people}


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


def touched_by(leave: Leave) -> QuerySet[Appointment]:
    """Appointments to come in a time away: somebody must say what becomes of them."""
    rows = Appointment.objects.live().filter(coach=leave.coach_id, starts_at__gt=timezone.now())
    return rows.meeting(leave.starts_at, leave.ends_at).select_related("person", "coach")


def back_at(coach: Any) -> dt.datetime | None:
    """When a coach who is away at this moment is back; None for one who is here."""
    now = timezone.now()
    return Leave.objects.filter(coach=coach).meeting(now, now).aggregate(last=Max("ends_at"))["last"]


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


def feed_of(person: Any) -> CalendarFeed | None:
    """The open feed of a person."""
    return CalendarFeed.objects.open().filter(person=person).first()


def in_feed(person: Any) -> QuerySet[Appointment]:
    """What a person's calendar shows: the last months and everything to come, cancelled ones too, so that they go."""
    rows = Appointment.objects.filter(ends_at__gt=timezone.now() - KEPT_IN_FEED).exclude(booked_at__isnull=True)
    field = "coach" if person.has_staff_role else "person"
    return rows.filter(**{field: person}).select_related("person", "coach")


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day in Helsinki."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
