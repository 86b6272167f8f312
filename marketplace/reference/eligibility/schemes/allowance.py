"""The expense allowance of a trial (380/2023 § 103-105)."""

from __future__ import annotations

from decimal import Decimal

from marketplace.reference.eligibility.basis.answers import Answer, Finding, Tristate, any_of, verdict_of
from marketplace.reference.eligibility.basis.law import Law

REACH = "commuting-km"
PLAIN, RAISED = "allowance-euros-day", "allowance-euros-day-raised"


def may_raise(*, outside_commuting: Tristate, lodges_elsewhere: Tristate, law: Law) -> Answer:
    """Whether the raised sum may be paid: work outside the commuting area, or lodging outside the home municipality."""
    good = any_of((outside_commuting, lodges_elsewhere))
    return Answer((Finding("raised_allowance", verdict_of(good), law.section(RAISED)),))


def is_outside_commuting(kilometres: Decimal | None, law: Law) -> Tristate:
    """Whether a way is longer than the commuting area reaches (380/2023 § 10)."""
    return None if kilometres is None else kilometres > law.number(REACH)


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
