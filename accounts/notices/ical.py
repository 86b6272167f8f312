"""Calendar files (RFC 5545): one writer for single meetings and for feeds, in the time of Helsinki."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

CONTENT_TYPE = "text/calendar; charset=utf-8"
HELSINKI = ZoneInfo("Europe/Helsinki")
# The rule of the EU since 1996 (directive 2000/84/EC): the last Sundays of March and October, at 01.00 UTC.
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
TZNAME:EEST
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
DTSTART:19960331T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:EET
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
DTSTART:19961027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class CalendarEntry:
    """One meeting or event as a calendar shows it. Moments know their time zone; ``sequence`` grows with each change.

    ``uid`` stays the same for ever, so that a calendar replaces what it has; ``place`` is free text, ``url`` absolute.
    """

    uid: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    title: str
    changed_at: dt.datetime
    sequence: int = 0
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar_of(entries: Iterable[CalendarEntry], *, name: str = "", method: str = "PUBLISH") -> bytes:
    """The file of some entries, UTF-8 with CRLF; ``name`` is what a calendar calls the feed."""
    calendar = Calendar()
    calendar.add("prodid", "-//Duunipari//Duunipari//FI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", HELSINKI.key)
    calendar.add_component(Timezone.from_ical(ZONE))
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(dt.UTC))
    event.add("last-modified", entry.changed_at.astimezone(dt.UTC))
    event.add("dtstart", _moment(entry.starts_at))
    event.add("dtend", _moment(entry.ends_at))
    event.add("summary", entry.title)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    for key, value in (("location", entry.place), ("description", entry.text), ("url", entry.url)):
        if value:
            event.add(key, value)
    return event


def _moment(moment: dt.datetime) -> dt.datetime:
    """In the time of Helsinki; the second round of the hour that comes twice in UTC (RFC 5545 3.3.5)."""
    local = moment.astimezone(HELSINKI)
    return local.astimezone(dt.UTC) if local.fold else local
