"""Work of people under 18 (998/1993; alcohol 1102/2017; driving 320/2017)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from marketplace.reference.eligibility.basis.answers import Finding, opposite, verdict_of
from marketplace.reference.eligibility.basis.facts import Person, Place
from marketplace.reference.eligibility.basis.law import Law

ADULT = "adult-age"
HOURS_A_DAY, HOURS_A_WEEK = "minor-hours-day", "minor-hours-week"
FROM, UNTIL = "minor-work-from", "minor-work-until"
YOUNGEST = "minor-age-least"
ALCOHOL, HAZARDS, DRIVING = "1102/2017 § 38", "998/1993 § 9", "320/2017 § 15"


def minors_allowed(work: Any, hours_a_week: Decimal) -> bool:
    """Whether somebody of 15 to 17 may do this work: no nights, no hazards, no alcohol alone, hours in bounds.

    ``work`` has ``nights``, ``hazards``, ``alcohol``, ``needs_licence`` and ``hours_per_week``; ``hours_a_week``
    is the limit of the day (998/1993 § 4, 7, 9; 1102/2017 § 38; driving B asks for 18 years, 320/2017).
    """
    barred = work.nights or work.hazards or work.alcohol or work.needs_licence
    return not barred and work.hours_per_week <= hours_a_week


def findings(person: Person, place: Place, law: Law) -> tuple[Finding, ...]:
    """What the law asks for somebody who is under 18 on the first day; nothing for grown-ups.

    The birthday on the way changes nothing: the stay is judged as it begins, when she needs the protection.
    """
    age = person.age_on(place.starts_on)
    if age is None:
        return (Finding("age", verdict_of(None), law.section(ADULT)),)
    if age >= law.whole(ADULT):
        return ()
    least = law.whole(YOUNGEST)
    return (
        Finding("old_enough", verdict_of(age >= least), law.section(YOUNGEST), {"age": least}),
        Finding("basic_school", verdict_of(person.finished_basic_school), law.section(YOUNGEST)),
        _at_most("minor_hours_day", place.hours_per_day, HOURS_A_DAY, law),
        _at_most("minor_hours_week", _week(place), HOURS_A_WEEK, law),
        _hour("minor_until", place.evenings_until, UNTIL, law),
        _hour("minor_from", place.mornings_from, FROM, law),
        Finding("minor_nights", verdict_of(opposite(place.nights)), law.section(UNTIL)),
        Finding("minor_hazards", verdict_of(opposite(place.hazards)), HAZARDS),
        Finding("minor_alcohol", verdict_of(opposite(place.alcohol)), ALCOHOL),
        Finding("minor_driving", verdict_of(opposite(place.needs_licence)), DRIVING),
    )


def _week(place: Place) -> Decimal | None:
    if place.hours_per_week is not None:
        return place.hours_per_week
    if place.hours_per_day is None or place.days_per_week is None:
        return None
    return place.hours_per_day * place.days_per_week


def _at_most(code: str, hours: Decimal | None, key: str, law: Law) -> Finding:
    most = law.number(key)
    return Finding(code, verdict_of(None if hours is None else hours <= most), law.section(key), {"most": most})


def _hour(code: str, hour: int | None, key: str, law: Law) -> Finding:
    bound = law.whole(key)
    good = None if hour is None else hour <= bound if key == UNTIL else hour >= bound
    return Finding(code, verdict_of(good), law.section(key), {"hour": bound})
