"""What a job costs its employer month by month: pay, side costs, support, and where every number comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.eligibility.schemes import subsidy, voucher

CENT, NOTHING = Decimal("0.01"), Decimal("0.00")
SIDE, WEEKS = "employer-side-percent", "weeks-a-month"
FACTOR, PART = "subsidy-association-factor", "subsidy-association-hours-percent"
FULL_TIME = "full-time-hours-week"


class Support(models.TextChoices):
    """Who pays a part: nobody, the voucher, or the pay subsidy in one of its groups."""

    NONE = "none", _("no support")
    VOUCHER = "voucher", _("youth employment voucher")
    SKILLS = "skills", _("pay subsidy, skills")
    SKILLS_LONG = "skills-long", _("pay subsidy, skills, after a year without work")
    ABILITY = "ability", _("pay subsidy, reduced work ability")
    ASSOCIATION = "association", _("pay subsidy, association or foundation")
    APPRENTICE = "apprentice", _("pay subsidy, apprenticeship")

    @property
    def group(self) -> str:
        """The group whose share and cap hold: only the months grow with the time without work (§ 86)."""
        return self.value.removesuffix("-long")

    @property
    def share_key(self) -> str:
        """The limit that says which share of the cost is paid."""
        return voucher.SHARE if self == Support.VOUCHER else f"subsidy-{self.group}-percent"


SUBSIDIES = (Support.SKILLS, Support.SKILLS_LONG, Support.ABILITY, Support.ASSOCIATION, Support.APPRENTICE)


@dataclass(frozen=True, slots=True)
class Month:
    """Euros of one month from its first day."""

    starts_on: dt.date
    pay: Decimal
    side: Decimal
    support: Decimal

    @property
    def net(self) -> Decimal:
        """What is left for the employer."""
        return self.pay + self.side - self.support


@dataclass(frozen=True, slots=True)
class Cost:
    """The months and the limits that they were counted with."""

    months: tuple[Month, ...]
    sources: tuple[Limit, ...]

    @property
    def pay(self) -> Decimal:
        """Pay of all months."""
        return sum((month.pay for month in self.months), NOTHING)

    @property
    def side(self) -> Decimal:
        """Side costs of all months."""
        return sum((month.side for month in self.months), NOTHING)

    @property
    def support(self) -> Decimal:
        """Support of all months."""
        return sum((month.support for month in self.months), NOTHING)

    @property
    def net(self) -> Decimal:
        """What is left for the employer in all."""
        return sum((month.net for month in self.months), NOTHING)

    @property
    def paid_months(self) -> int:
        """In how many of the months support is paid."""
        return sum(month.support > 0 for month in self.months)

    @property
    def is_verified(self) -> bool:
        """Whether somebody has read every number in its source."""
        return all(limit.is_verified for limit in self.sources)


def cost_of(
    starts_on: dt.date, law: Law, *, euros_an_hour: Decimal, hours_a_week: Decimal, months: int, support: str
) -> Cost:
    """The employer's cost of so many months from a day on. Where the day has no such support, it is nothing."""
    pay = (euros_an_hour * hours_a_week * law.number(WEEKS)).quantize(CENT)
    side = (pay * law.number(SIDE) / 100).quantize(CENT)
    counted = _association_cost(pay, hours_a_week, law) if support == Support.ASSOCIATION else pay + side
    paid, keys = _support(pay, counted, months, support, law)
    rows = (
        Month(months_later(starts_on, number), pay, side, min(paid[number], pay + side)) for number in range(months)
    )
    return Cost(tuple(rows), tuple(law.limit(key) for key in (WEEKS, SIDE, *keys) if key in law))


def _association_cost(pay: Decimal, hours_a_week: Decimal, law: Law) -> Decimal:
    """§ 88: pay with a fixed rise for side costs, of hours up to a part of full time."""
    if FACTOR not in law:
        return pay
    most = law.number(FULL_TIME) * law.number(PART) / 100
    return pay * law.number(FACTOR) * min(Decimal(1), most / hours_a_week)


def _support(pay: Decimal, cost: Decimal, months: int, support: str, law: Law) -> tuple[list[Decimal], tuple[str, ...]]:
    """Euros of support by month, and the keys of the limits behind them (380/2023 § 86-94; VNA 22.12.2025)."""
    if support == Support.VOUCHER and voucher.SHARE in law:
        keys: tuple[str, ...] = (voucher.SHARE, voucher.A_MONTH, voucher.IN_ALL)
        return voucher.euros_by_month(pay, months, law), keys
    if support not in SUBSIDIES or Support(support).share_key not in law:
        return [NOTHING] * months, ()
    group, length = Support(support).group, f"subsidy-{support}-months"
    share, most = Support(support).share_key, f"subsidy-{group}-euros-month"
    lasts = law.whole(length) if length in law else months  # of apprentices the authority judges how long
    euros = subsidy.euros_of(group, cost, law)
    keys = (share, most, length, *((FACTOR, PART, FULL_TIME) if support == Support.ASSOCIATION else ()))
    return [euros if number < lasts else NOTHING for number in range(months)], keys
