"""Days on which offices are closed: the public holidays of Finland and the closed days of the table. No database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

import holidays
from dateutil.easter import easter

from marketplace.guidance.appointments.availability.states import Eve

DAY = dt.timedelta(days=1)
MIDNIGHT = dt.time(0)
SATURDAY = 5
# One row of the table of closed days: eve, single day, closed from, in force from.
Row = tuple[str, dt.date | None, dt.time | None, dt.date | None]


@lru_cache(maxsize=8)
def feasts(year: int) -> frozenset[dt.date]:
    """The public holidays of a year. The package counts two eves among them; those the table decides on."""
    return frozenset(set(holidays.country_holidays("FI", years=year)) - {eve_of(year, one) for one in Eve})


@lru_cache(maxsize=64)
def eve_of(year: int, eve: str) -> dt.date:
    """The day of an eve in a year: Midsummer Day is the Saturday between 20 and 26 June, Easter moves."""
    if eve == Eve.MAUNDY_THURSDAY:
        return easter(year) - 3 * DAY
    if eve == Eve.MIDSUMMER_EVE:
        first = dt.date(year, 6, 20)
        return first + (5 - first.weekday()) % 7 * DAY - DAY
    month, day = {
        Eve.EPIPHANY_EVE: (1, 5), Eve.WALPURGIS_EVE: (4, 30), Eve.INDEPENDENCE_EVE: (12, 5),
        Eve.CHRISTMAS_EVE: (12, 24), Eve.NEW_YEARS_EVE: (12, 31),
    }[Eve(eve)]  # fmt: skip
    return dt.date(year, month, day)


def closing_time(day: dt.date, rows: Iterable[Row]) -> dt.time | None:
    """From when on offices are closed on a day: 00.00 for the whole day, None where they are open as always."""
    if day in feasts(day.year):
        return MIDNIGHT
    closed = [
        closes or MIDNIGHT
        for eve, single, closes, since in rows
        if day == (eve_of(day.year, eve) if eve else single) and (since is None or since <= day)
    ]
    return min(closed, default=None)


def is_working_day(day: dt.date, rows: Iterable[Row]) -> bool:
    """Monday to Friday, and offices are not closed for the whole day."""
    return day.weekday() < SATURDAY and closing_time(day, rows) != MIDNIGHT
