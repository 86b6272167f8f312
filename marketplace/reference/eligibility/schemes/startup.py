"""The start-up grant (380/2023 § 99-101): what must be true before going full-time, and until when it runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from marketplace.reference.eligibility.basis.answers import Answer, Finding, opposite, verdict_of
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, months_later

GRANT, PAYMENT = "380/2023 § 99", "380/2023 § 100"
FIRST, MOST = "startup-first-months", "startup-months-most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """A business that somebody plans; None means that nobody has told."""

    starts_on: dt.date  # full-time
    is_full_time: bool | None = None
    can_run_it: bool | None = None
    may_profit: bool | None = None
    owes_taxes: bool | None = None
    lives_of_it_already: bool | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days of a grant: apply before the first one; the first period; the very last day with every extension."""

    apply_before: dt.date
    first_until: dt.date
    last_until: dt.date


def may_grant(business: Business, today: dt.date) -> Answer:
    """What the law asks, if it is applied for today."""
    return Answer(
        (
            Finding("applied_before", verdict_of(business.starts_on > today), GRANT),
            Finding("full_time", verdict_of(business.is_full_time), GRANT),
            Finding("own_ability", verdict_of(business.can_run_it), GRANT),
            Finding("profit", verdict_of(business.may_profit), GRANT),
            Finding("taxes", verdict_of(opposite(business.owes_taxes)), GRANT),
            Finding("no_living_yet", verdict_of(opposite(business.lives_of_it_already)), GRANT),
        )
    )


def timeline(starts_on: dt.date, law: Law) -> Timeline:
    """The days of a grant for a business that starts full-time on a day (§ 100)."""
    return Timeline(
        starts_on, months_later(starts_on, law.whole(FIRST)) - DAY, months_later(starts_on, law.whole(MOST)) - DAY
    )
