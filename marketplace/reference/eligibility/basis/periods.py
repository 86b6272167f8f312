"""Days and months as the law counts them: calendar months, sums of stays, unbroken spells, full years of age."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From a first till a last day, both counted. Raises ValueError where the last lies before the first."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        """Refuse a stay that ends before it begins."""
        if self.last < self.first:
            message = f"{self.last} is before {self.first}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Whole months and the days left over."""

    months: int
    days: int


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return dt.date(day.year + year, month + 1, min(day.day, last))


def age_on(born_on: dt.date, day: dt.date) -> int:
    """Full years on a day. Somebody born on 29 February has the birthday on 1 March in other years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def length(stay: Period) -> Span:
    """Whole calendar months from the first day on, and the days after them."""
    after = stay.last + DAY
    months = (after.year - stay.first.year) * 12 + after.month - stay.first.month
    if months_later(stay.first, months) > after:
        months -= 1
    return Span(months, (after - months_later(stay.first, months)).days)


def total(stays: Iterable[Period], days_a_month: int) -> Span:
    """Stays added up; left-over days become a month at every ``days_a_month``."""
    spans = [length(stay) for stay in stays]
    more, days = divmod(sum(span.days for span in spans), days_a_month)
    return Span(sum(span.months for span in spans) + more, days)


def months_within(spells: Iterable[Period], window: Period) -> int:
    """Whole months of the longest spell inside a window: a break begins the count anew."""
    inside = (
        Period(max(spell.first, window.first), min(spell.last, window.last))
        for spell in spells
        if spell.first <= window.last and spell.last >= window.first
    )
    return max((length(spell).months for spell in inside), default=0)


def days_within(spells: Iterable[Period], window: Period) -> int:
    """How many days of a window lie in any of the spells; days in two spells count once."""
    days: set[dt.date] = set()
    for spell in spells:
        first, last = max(spell.first, window.first), min(spell.last, window.last)
        days.update(first + DAY * number for number in range((last - first).days + 1))
    return len(days)
