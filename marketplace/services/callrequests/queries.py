"""Reads of requests for a call: the promised day, who can be asked, which request a phone has made."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import QuerySet

from accounts.access.models import Authority, Municipality
from accounts.people.models import User
from marketplace.guidance.appointments.availability.queries import after_working_days


def call_promised_on(asked_on: dt.date) -> dt.date:
    """The working day until whose end somebody who asks on ``asked_on`` is called."""
    return after_working_days(asked_on, settings.CALL_DAYS)


def municipalities_that_call() -> QuerySet[Municipality]:
    """Those in whose authority a coach is at work: where nobody calls, no call is promised."""
    return Municipality.objects.filter(authority__in=User.objects.coaches().values("authority"))


def authorities_to_reach() -> QuerySet[Authority]:
    """Authorities with their municipalities, for a page that says how to reach them."""
    return Authority.objects.prefetch_related("municipalities")
