"""Dates around a plan: by when the Youth Guarantee wants an offer (policy, not law), and by when a plan is reviewed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import age_on, months_later

SOON = 30  # days that are left when the clock begins to press


@dataclass(frozen=True)
class Clock:
    """The guarantee of one young person on a day: from when, by when, how many days are left (below 0: gone past)."""

    since_on: dt.date
    until: dt.date
    days_left: int

    @property
    def is_past(self) -> bool:
        """The time has run out without an offer."""
        return self.days_left < 0

    @property
    def days_over(self) -> int:
        """How many days it is past."""
        return max(0, -self.days_left)

    @property
    def is_near(self) -> bool:
        """It runs out soon."""
        return 0 <= self.days_left <= SOON


def is_covered(born_on: dt.date | None, since_on: dt.date, graduated_on: dt.date | None, law: Law) -> bool | None:
    """Whether the Youth Guarantee counts for her: under 25, or under 30 and graduated within the last 12 months.

    The age is that of the first day without work (own reading). None where her date of birth is not known.
    """
    if born_on is None:
        return None
    age = age_on(born_on, since_on)
    if age < law.whole("guarantee-age-under"):
        return True
    first = months_later(since_on, -law.whole("guarantee-graduated-months"))
    is_new = graduated_on is not None and first <= graduated_on <= law.day
    return is_new and age < law.whole("guarantee-graduate-age-under")


def clock(born_on: dt.date | None, since_on: dt.date, graduated_on: dt.date | None, law: Law) -> Clock | None:
    """How the guarantee stands on the law's day; None for whom it does not count. Who knows no age gets a clock."""
    if is_covered(born_on, since_on, graduated_on, law) is False:
        return None
    until = months_later(since_on, law.whole("guarantee-months"))
    return Clock(since_on, until, (until - law.day).days)


def review_by(day: dt.date, law: Law) -> dt.date:
    """The last day on which a plan that was accepted or reviewed on a day has to be looked at again."""
    return months_later(day, law.whole("plan-review-months"))


def review_source(law: Law) -> str:
    """The section of law that says how often a plan is looked at."""
    return law.section("plan-review-months")
