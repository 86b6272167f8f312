"""Reads of times: when offices are closed, what keeps coaches from meeting, which times are free."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db.models import Max
from django.utils import timezone

from accounts.caseloads.models import Deputy
from accounts.people.models import User
from marketplace.guidance.appointments.availability.days import closing_time, is_working_day
from marketplace.guidance.appointments.availability.models import ClosedDay, Leave, OpeningHours
from marketplace.guidance.appointments.availability.slots import Interval, Slot, free
from marketplace.guidance.appointments.models import Appointment

SOONEST = dt.timedelta(hours=1)  # nobody is booked for the next moment
DAY = dt.timedelta(days=1)


def closing_times() -> Any:
    """From when on offices are closed, as a function of the day; reads the table once."""
    return partial(closing_time, rows=_closed_days())


def working_days() -> Callable[[dt.date], bool]:
    """Whether a day is one on which work is done, as a function of the day; reads the table once."""
    return partial(is_working_day, rows=_closed_days())


def after_working_days(day: dt.date, count: int) -> dt.date:
    """The working day that comes so many working days after a day."""
    is_open = working_days()
    while count:
        day += DAY
        count -= is_open(day)
    return day


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
    deputised = Deputy.objects.meeting(first.date(), last.date()).filter(coach__in=coaches)
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


def back_at(coach: Any) -> dt.datetime | None:
    """When a coach who is away at this moment is back; None for one who is here."""
    now = timezone.now()
    return Leave.objects.filter(coach=coach).meeting(now, now).aggregate(last=Max("ends_at"))["last"]


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day in Helsinki."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def authority_of(person: User) -> Any:
    """The authority of a coach or of a young person, who always have one (``user_has_authority``)."""
    return person.authority


def hours_of(coach: Any) -> Any:
    """The opening hours of a coach, those that have ended too."""
    return OpeningHours.objects.filter(coach=coach)
