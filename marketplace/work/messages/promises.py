"""Until when a young person gets an answer: working days, without weekends and Finland's public holidays."""

from __future__ import annotations

import datetime as dt

import holidays
from django.conf import settings

SUNDAYS_AND_HOLIDAYS = holidays.country_holidays("FI")
SATURDAY = 5


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday, no public holiday."""
    return day.weekday() < SATURDAY and day not in SUNDAYS_AND_HOLIDAYS


def promised_on(asked_on: dt.date) -> dt.date:
    """The working day until whose end a message of ``asked_on`` is answered."""
    day, left = asked_on, settings.MESSAGE_DAYS
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day
