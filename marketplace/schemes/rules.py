"""What the law allows on a day, answered from dated rows: work of people under 18 (998/1993)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from accounts.access.rules import rule
from accounts.people.rules import is_administrator
from marketplace.schemes.models import Limit

HOURS_A_WEEK = "minor-hours-week"


class LimitUnknownError(LookupError):
    """No row says what the law allows on this day."""


def limit_on(key: str, day: dt.date) -> Decimal:
    """The value of a limit on a day.

    Raises LimitUnknownError where there is none: guessing is not allowed here.
    """
    row = Limit.objects.on(day).filter(key=key).order_by("-valid_from").first()
    if row is None:
        message = f"No limit {key} on {day:%Y-%m-%d}"
        raise LimitUnknownError(message)
    return row.value


def minors_allowed(work: Any, hours_a_week: Decimal) -> bool:
    """Whether somebody of 15 to 17 may do this work: no nights, no hazards, no alcohol alone, hours in bounds.

    ``work`` has ``nights``, ``hazards``, ``alcohol``, ``needs_licence`` and ``hours_per_week``; ``hours_a_week``
    is the limit of the day (998/1993 § 4, 7, 9; 1102/2017 § 38; driving B asks for 18 years, 320/2017).
    """
    barred = work.nights or work.hazards or work.alcohol or work.needs_licence
    return not barred and work.hours_per_week <= hours_a_week


@rule
def reads_limits(user: Any, _thing: Any) -> bool:
    """Everybody who works with people, and administrators, may read the limits."""
    return bool(user.is_authenticated and user.has_staff_role)


can_view = reads_limits
can_edit = is_administrator
