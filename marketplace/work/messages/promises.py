"""Until when a young person gets an answer: so many working days later, without feasts and closed days."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from marketplace.guidance.appointments.availability.queries import working_days


def promised_on(asked_on: dt.date) -> dt.date:
    """The working day until whose end a message of ``asked_on`` is answered."""
    is_working_day = working_days()
    day, left = asked_on, settings.MESSAGE_DAYS
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day
