"""Verbs on times: open and end hours of a weekday, close and open a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.people.models import User
from marketplace.guidance.appointments.availability.models import ClosedDay, OpeningHours
from marketplace.guidance.appointments.availability.queries import authority_of


@transaction.atomic
def add_hours(coach: User, *, by: User, **facts: Any) -> OpeningHours:
    """Open hours of a weekday for booking, from a day on. Raises ValidationError for hours that make no sense."""
    hours = OpeningHours(coach=coach, authority=authority_of(coach), **facts)
    hours.full_clean()
    hours.save()
    log(hours, "add_hours", by=by)
    return hours


@transaction.atomic
def end_hours(hours: OpeningHours, *, last_on: dt.date, by: User) -> OpeningHours:
    """The hours are valid up to a day and no longer; what is booked stays booked."""
    lock(hours)
    if last_on < hours.valid_from:
        raise ValidationError({"last_on": _("The last day is before the first day.")}, code="order")
    hours.valid_until = last_on
    hours.save(update_fields=["valid_until"])
    log(hours, "end_hours", by=by)
    return hours


@transaction.atomic
def close_day(*, by: User, **facts: Any) -> ClosedDay:
    """Close an eve of every year or one single day. Raises ValidationError for both, neither, or a second time."""
    day = ClosedDay(**facts)
    day.full_clean()
    day.save()
    log(day, "close_day", by=by)
    return day


@transaction.atomic
def open_day(day: ClosedDay, *, by: User) -> None:
    """Offices are open on that day after all."""
    lock(day)
    log(day, "open_day", by=by)
    day.delete()
