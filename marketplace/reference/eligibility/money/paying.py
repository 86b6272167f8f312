"""Support as it is paid: whether a decision must come first, and the most that a period may bring."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import Period, length
from marketplace.reference.eligibility.schemes import voucher

VOUCHER, SUBSIDY, GRANT = "voucher", "subsidy", "startup"
DECIDED_FIRST = frozenset({VOUCHER, SUBSIDY})  # a start-up grant must only be applied for before (§ 99)
LARGEST_CAP = "subsidy-ability-euros-month"


def may_start(scheme: str, applied_on: dt.date | None, decided_on: dt.date | None, begins_on: dt.date) -> bool:
    """Whether work may begin on a day without losing the support (380/2023 § 83, 99; VNA 22.12.2025)."""
    known = decided_on if scheme in DECIDED_FIRST else applied_on
    return known is not None and known < begins_on


def most_for(scheme: str, period: Period, paid_before: Decimal, law: Law) -> Decimal | None:
    """The most euros that a period may bring, by the law of a day; None where no limit is known.

    A begun month counts as a whole one: the authority divides it. Of the subsidy the largest cap of § 94 is taken,
    for which group is granted the authority says.
    """
    span = length(period)
    months = span.months + (span.days > 0)
    if scheme == VOUCHER and voucher.A_MONTH in law:
        return min(law.number(voucher.A_MONTH) * months, max(law.number(voucher.IN_ALL) - paid_before, Decimal(0)))
    if scheme == SUBSIDY and LARGEST_CAP in law:
        return law.number(LARGEST_CAP) * months
    return None
