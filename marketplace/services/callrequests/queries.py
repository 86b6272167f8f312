"""Reads of requests for a call: the promised day, whose authority calls, and whom a visitor can reach there."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from accounts.access.models import Authority, Municipality
from accounts.people.models import User
from marketplace.guidance.appointments.availability.queries import after_working_days
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.states import CallRequestState


def call_promised_on(asked_on: dt.date) -> dt.date:
    """The working day until whose end somebody who asks on ``asked_on`` is called."""
    return after_working_days(asked_on, settings.CALL_DAYS)


def tried_again_on(missed_on: dt.date, promised_on: dt.date) -> dt.date:
    """The day until which a call that nobody answered is tried again: not before the next working day."""
    return max(promised_on, after_working_days(missed_on, 1))


def to_welcome(coach: Any) -> QuerySet[CallRequest]:
    """Those whom a coach has reached and may make her clients."""
    return CallRequest.objects.visible_to(coach).filter(state=CallRequestState.REACHED, taken_by=coach)


def told_facts(call_request: CallRequest) -> dict[str, str]:
    """What somebody told when she asked: given name, phone, language."""
    return {name: getattr(call_request, name) for name in ("given_name", "phone", "language")}


def authorities_that_call() -> QuerySet[Authority]:
    """Those in which a coach is at work: where nobody calls, no call is promised."""
    return Authority.objects.filter(pk__in=User.objects.coaches().values("authority"))


def municipalities_that_call() -> QuerySet[Municipality]:
    """Those whose authority calls."""
    return Municipality.objects.filter(authority__in=authorities_that_call())
