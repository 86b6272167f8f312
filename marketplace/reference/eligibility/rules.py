"""Who may read and change the limits of the law, and one limit on a day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from accounts.access.rules import rule
from accounts.people.rules import is_administrator
from marketplace.reference.eligibility.basis.law import Law


def limit_on(key: str, day: dt.date) -> Decimal:
    """The value of a limit on a day. Raises LimitUnknownError where no row says it."""
    return Law.on(day, key).number(key)


@rule
def reads_limits(user: Any, _obj: Any) -> bool:
    """Everybody who works with people, and administrators, may read the limits."""
    return bool(user.is_authenticated and user.has_staff_role)


can_view = reads_limits
can_edit = is_administrator
