"""Which support an employer may get for a job, side by side with none; who it is for is judged elsewhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.money.costs import Cost, Support, cost_of
from marketplace.reference.eligibility.money.terms import Terms, subsidy_terms, voucher_terms
from marketplace.reference.eligibility.schemes import voucher

FIRMS = (HostForm.COMPANY, HostForm.TRADER)
# 380/2023 § 83 and § 88: whom each group of the subsidy is paid to; the voucher is for firms (VNA 22.12.2025).
PAID_TO: dict[Support, tuple[HostForm, ...]] = {
    Support.VOUCHER: FIRMS,
    Support.SKILLS: (*FIRMS, HostForm.ASSOCIATION),
    Support.SKILLS_LONG: (*FIRMS, HostForm.ASSOCIATION),
    Support.APPRENTICE: (*FIRMS, HostForm.ASSOCIATION),
    Support.ASSOCIATION: (HostForm.ASSOCIATION,),
    Support.ABILITY: (*FIRMS, HostForm.ASSOCIATION, HostForm.MUNICIPALITY),
}
FOR_JOBS = (Support.VOUCHER, Support.SKILLS, Support.SKILLS_LONG, Support.ASSOCIATION, Support.ABILITY)
FOR_APPRENTICES = (Support.APPRENTICE, Support.ABILITY)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to pay: the support, its terms on that day (None without any), and what the job costs with it."""

    support: Support
    terms: Terms | None
    cost: Cost


def can_be_got(support: str, law: Law, *, hours_a_week: Decimal, months: int) -> bool:
    """Whether a job of so many hours and months may have a support on that day.

    Of the groups only the voucher asks for hours and months; its day of beginning and end are in its limits.
    """
    if support == Support.VOUCHER:
        enough = hours_a_week >= law.number("voucher-hours-week-least") if voucher.SHARE in law else False
        return enough and months >= law.whole("voucher-months")
    return support == Support.NONE or Support(support).share_key in law


def choices_for(
    starts_on: dt.date,
    law: Law,
    *,
    host: str,
    supports: tuple[Support, ...],
    euros_an_hour: Decimal,
    hours_a_week: Decimal,
    months: int,
) -> tuple[Choice, ...]:
    """None first, then each of ``supports`` that this employer can get for this job, counted from its first day."""
    found = [
        support
        for support in supports
        if host in PAID_TO[support] and can_be_got(support, law, hours_a_week=hours_a_week, months=months)
    ]
    return tuple(
        Choice(
            support,
            _terms(support, law),
            cost_of(
                starts_on, law, euros_an_hour=euros_an_hour, hours_a_week=hours_a_week, months=months, support=support
            ),
        )
        for support in (Support.NONE, *found)
    )


def _terms(support: Support, law: Law) -> Terms | None:
    if support == Support.NONE:
        return None
    return voucher_terms(law) if support == Support.VOUCHER else subsidy_terms(support.group, law)
