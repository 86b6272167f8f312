"""The youth employment voucher (VNA 22.12.2025): half the pay of a young person's first half year."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from marketplace.reference.eligibility.basis.answers import Answer, Finding, Tristate, opposite, verdict_of
from marketplace.reference.eligibility.basis.facts import Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, Period, days_within, length, months_later

SHARE, A_MONTH, IN_ALL = "voucher-percent", "voucher-euros-month", "voucher-euros-all"
CENT = Decimal("0.01")


def may_voucher(person: Person, place: Place, law: Law, today: dt.date) -> Answer | None:
    """What a voucher asks, if it is applied for today; None on days on which there is none to apply for."""
    if SHARE not in law:
        return None
    section, hours, promised = law.section(SHARE), law.number("voucher-hours-week-least"), law.whole("voucher-months")
    enough = None if place.hours_per_week is None else place.hours_per_week >= hours
    return Answer(
        (
            Finding("voucher_age", verdict_of(_age(person, place, law)), section),
            Finding("voucher_unemployed", verdict_of(_unemployed(person, place, law)), section),
            Finding("voucher_promise", verdict_of(_promise(place, promised)), section, {"months": promised}),
            Finding("hours_week", verdict_of(enough), section, {"least": hours}),
            Finding("not_begun", verdict_of((place.began_on or place.starts_on) > today), section),
        )
    )


def euros_by_month(pay: Decimal, months: int, law: Law) -> list[Decimal]:
    """Euros of the voucher month by month for a monthly pay: a share, at most so much a month and so much in all.

    Counted for the months that the firm promises: nobody has said that it goes on after them.
    """
    left, paid, lasts = law.number(IN_ALL), [], law.whole("voucher-months")
    for number in range(months):
        share = pay * law.number(SHARE) / 100 if number < lasts else Decimal(0)
        now = min(share, law.number(A_MONTH), left).quantize(CENT)
        paid.append(now)
        left -= now
    return paid


def _age(person: Person, place: Place, law: Law) -> Tristate:
    age = person.age_on(place.starts_on)
    return None if age is None else law.whole("voucher-age-least") <= age <= law.whole("voucher-age-most")


def _unemployed(person: Person, place: Place, law: Law) -> Tristate:
    """So many of the last months; fewer for those who have only basic school, counted in days."""
    if person.unemployed is None:
        return None
    window = Period(months_later(place.starts_on, -law.whole("voucher-window-months")), place.starts_on - DAY)
    days = days_within(person.unemployed, window)
    long, short = (
        days >= (place.starts_on - months_later(place.starts_on, -law.whole(key))).days
        for key in ("voucher-unemployed-months", "voucher-unemployed-months-basic")
    )
    if long or not short:
        return long
    return opposite(person.has_upper_secondary)


def _promise(place: Place, months: int) -> Tristate:
    """The firm promises so many months, or a lasting job."""
    if place.is_permanent:
        return True
    if place.ends_on is None:
        return None
    return length(Period(place.starts_on, place.ends_on)).months >= months
