"""Free times from opening hours: recurrence, closed days, days away and what is booked. Plain counting, no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, WEEKLY, rrule

HELSINKI = ZoneInfo("Europe/Helsinki")
Interval = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, order=True)
class Slot:
    """A time that can be booked with a coach. Moments are in the time of Helsinki."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    coach_id: int
    way: str = field(compare=False)
    place: str = field(compare=False, default="")
    link: str = field(compare=False, default="")

    @property
    def key(self) -> str:
        """Its name in an address: coach and second."""
        return f"{self.coach_id}-{int(self.starts_at.timestamp())}"


def days_of(hours: Any, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days between two days, both included, on which opening hours come.

    Every other week counts from the week of the first valid day, weeks beginning on Monday.
    """
    begin = dt.datetime.combine(hours.valid_from, dt.time())
    until = min(last, hours.valid_until or last)
    rule = rrule(WEEKLY, dtstart=begin, interval=hours.every, byweekday=hours.weekday, wkst=MO)
    found = rule.between(dt.datetime.combine(first, dt.time()), dt.datetime.combine(until, dt.time()), inc=True)
    return [moment.date() for moment in found]


def cut(hours: Any, day: dt.date, closes: dt.time | None = None) -> Iterator[Slot]:
    """The meetings of one day of opening hours, one after another; those that would end after closing are left out.

    A wall time that a day does not have (03.30 in the night of March) is left out too.
    """
    step = dt.timedelta(minutes=hours.minutes)
    end = dt.datetime.combine(day, min(hours.ends, closes) if closes is not None else hours.ends)
    start = dt.datetime.combine(day, hours.starts)
    while start + step <= end:
        begins = start.replace(tzinfo=HELSINKI)
        if begins.astimezone(dt.UTC).astimezone(HELSINKI).replace(tzinfo=None) == start:
            ends = (begins.astimezone(dt.UTC) + step).astimezone(HELSINKI)
            yield Slot(begins, ends, hours.coach_id, hours.way, hours.place, hours.link)
        start += step


def free(
    hours: Iterable[Any],
    first: dt.date,
    last: dt.date,
    *,
    closing: Callable[[dt.date], dt.time | None],
    taken: Callable[[int], Iterable[Interval]],
) -> list[Slot]:
    """Free slots between two days, both included, in the order of time.

    ``closing(day)`` says from when on offices are closed; ``taken(coach_id)`` gives what keeps a coach busy: meetings,
    times away. Two opening hours that overlap give the earlier row's slot.
    """
    found: dict[tuple[int, dt.date], list[Slot]] = {}
    for row in hours:
        busy = list(taken(row.coach_id))
        for day in days_of(row, first, last):
            mine = found.setdefault((row.coach_id, day), [])
            for slot in cut(row, day, closing(day)):
                given = [(one.starts_at, one.ends_at) for one in mine]
                if not overlaps(slot.starts_at, slot.ends_at, [*busy, *given]):
                    mine.append(slot)
    return sorted(slot for mine in found.values() for slot in mine)


def overlaps(starts_at: dt.datetime, ends_at: dt.datetime, stretches: Iterable[Interval]) -> bool:
    """Whether a stretch of time meets one of the others; touching is not meeting."""
    return any(starts_at < end and begin < ends_at for begin, end in stretches)
