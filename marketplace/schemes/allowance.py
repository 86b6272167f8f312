"""The expense allowance of a trial (380/2023 § 103-105)."""

from __future__ import annotations

from decimal import Decimal

from marketplace.schemes.law import Law

PLAIN, RAISED = "allowance-euros-day", "allowance-euros-day-raised"


def euros(days_present: int, law: Law) -> Decimal:
    """Euros for days within the commuting area. Raises ValueError for fewer days than none."""
    return _days(days_present) * law.number(PLAIN)


def euros_raised(days_present: int, law: Law) -> Decimal:
    """Euros for days outside it, or with costs of lodging outside the home municipality."""
    return _days(days_present) * law.number(RAISED)


def _days(count: int) -> int:
    if count < 0:
        message = f"nobody is present on {count} days"
        raise ValueError(message)
    return count
