"""Work trials and come-and-try days (380/2023 § 54-59): may this be, until when, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from marketplace.reference.eligibility.basis.answers import Answer, Finding, Tristate, Verdict, opposite, verdict_of
from marketplace.reference.eligibility.basis.facts import HostForm, Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, Period, Span, months_later, months_within, total
from marketplace.reference.eligibility.schemes import minors

AIMS = frozenset({"explore", "return"})
PURPOSE, CONTENT, LENGTH = "380/2023 § 54", "380/2023 § 57", "380/2023 § 55"
PLAN = "380/2023 § 38"
MOST_MONTHS, DAYS_A_MONTH = "trial-months", "trial-days-a-month"
RESTART, RESTART_YOUNG, YOUNG = "trial-restart-months", "trial-restart-young-months", "trial-restart-young-age"
ABSENT_DAYS = "trial-absent-days"
LEAST_HOURS_A_DAY, MOST_HOURS, MOST_DAYS = "trial-hours-day-least", "trial-hours-day-most", "trial-days-week-most"


def may_try(person: Person, place: Place, law: Law, today: dt.date) -> Answer:
    """Everything the law asks of a trial of this person at this place, if it is agreed today.

    A day to come and try the work counts as a trial (§ 54 subsection 3), so that it is asked here too.
    """
    until = last_day(person, place, law)
    return Answer(
        (
            Finding("aim", verdict_of(place.aim in AIMS if place.aim else None), PURPOSE),
            Finding("host", verdict_of(opposite(place.is_hosted_by(HostForm.HOUSEHOLD))), PURPOSE),
            Finding("other_employer", verdict_of(_is_new_there(person, place)), PURPOSE),
            Finding("plan", verdict_of(person.is_in_plan), PLAN),
            Finding("not_back_dated", verdict_of(place.starts_on >= today), CONTENT),
            Finding("fixed_term", verdict_of(place.ends_on is not None or None), CONTENT),
            _months(person, place, law, until),
            *_hours(place, law),
            Finding("guide", verdict_of(place.guide_named), CONTENT),
            *minors.findings(person, place, law),
        ),
        until,
    )


def limits_of_trials(law: Law) -> dict[str, dict[str, object]]:
    """The numbers of every trial by the code of their demand, for those who say the law before there is a trial."""
    return {
        "months": {"months": law.whole(MOST_MONTHS)},
        "hours_day": {"least": law.number(LEAST_HOURS_A_DAY), "most": law.number(MOST_HOURS)},
        "days_week": {"most": law.whole(MOST_DAYS)},
    }


def absent_days(law: Law) -> int:
    """How many trial days away in a row, without leave, let the authority end the trial (§ 59)."""
    return law.whole(ABSENT_DAYS)


def last_day(person: Person, place: Place, law: Law) -> dt.date | None:
    """The last day on which this trial may end by the months that are left; None where nothing is left or known."""
    if person.earlier_trials is None:
        return None
    before = counted(person.earlier_trials, person, law, place.starts_on)
    day = months_later(place.starts_on, law.whole(MOST_MONTHS)) - DAY
    while day >= place.starts_on:
        if _within([*before, Period(place.starts_on, day)], law):
            return day
        day -= DAY
    return None


def counted(trials: Iterable[Period], person: Person, law: Law, day: dt.date) -> list[Period]:
    """The earlier trials that still count on a day: those since the counter last began anew (§ 55)."""
    kept: list[Period] = []
    for trial in sorted(trials):
        if _begins_anew(kept, person, law, trial.first):
            kept = []
        kept.append(trial)
    return [] if _begins_anew(kept, person, law, day) else kept


def raises_question_of_ending(days_in_a_row: int, law: Law) -> bool:
    """Whether so many trial days away in a row, without leave, let the authority end the trial (§ 59)."""
    return days_in_a_row >= absent_days(law)


def _begins_anew(kept: list[Period], person: Person, law: Law, day: dt.date) -> bool:
    """§ 55: after twelve months of unbroken unemployment; under 25 with everything used up, after three."""
    if not kept or not person.unemployed:
        return False
    gap = _gap(kept, day)
    return gap is not None and months_within(person.unemployed, gap) >= _needed(kept, person, law, day)


def _needed(kept: list[Period], person: Person, law: Law, day: dt.date) -> int:
    """Months of unemployment that a new counter asks for; an unknown age gets the longer time."""
    age = person.age_on(day)
    is_young = age is not None and age < law.whole(YOUNG)
    used_up = total(kept, law.whole(DAYS_A_MONTH)) >= Span(law.whole(MOST_MONTHS), 0)
    return law.whole(RESTART_YOUNG if is_young and used_up else RESTART)


def _gap(kept: list[Period], day: dt.date) -> Period | None:
    """The time between the last trial and a day."""
    first = max(trial.last for trial in kept) + DAY
    return Period(first, day - DAY) if first < day else None


def _within(trials: list[Period], law: Law) -> bool:
    return total(trials, law.whole(DAYS_A_MONTH)) <= Span(law.whole(MOST_MONTHS), 0)


def _months(person: Person, place: Place, law: Law, until: dt.date | None) -> Finding:
    facts = {**limits_of_trials(law)["months"], "until": until}
    return Finding("months", _months_verdict(person, place, law), LENGTH, facts)


def _months_verdict(person: Person, place: Place, law: Law) -> Verdict:
    """Unknown where the answer hangs on trials, or on unemployment, that nobody has told of."""
    if place.ends_on is None or place.ends_on < place.starts_on:
        return Verdict.UNKNOWN
    this = Period(place.starts_on, place.ends_on)
    if not _within([this], law):
        return Verdict.NOT_MET
    if person.earlier_trials is None:
        return Verdict.UNKNOWN
    kept = counted(person.earlier_trials, person, law, place.starts_on)
    if _within([*kept, this], law):
        return Verdict.MET
    gap = _gap(kept, place.starts_on)
    could = gap is not None and months_within([gap], gap) >= _needed(kept, person, law, place.starts_on)
    return Verdict.UNKNOWN if could and person.unemployed is None else Verdict.NOT_MET


def _hours(place: Place, law: Law) -> tuple[Finding, Finding]:
    least, most, days = law.number(LEAST_HOURS_A_DAY), law.number(MOST_HOURS), law.whole(MOST_DAYS)
    said = limits_of_trials(law)
    hours = None if place.hours_per_day is None else least <= place.hours_per_day <= most
    week = None if place.days_per_week is None else 1 <= place.days_per_week <= days
    return (
        Finding("hours_day", verdict_of(hours), CONTENT, said["hours_day"]),
        Finding("days_week", verdict_of(week), CONTENT, said["days_week"]),
    )


def _is_new_there(person: Person, place: Place) -> Tristate:
    """Nobody tries out a place where she works already."""
    return None if person.employers is None or not place.host else place.host not in person.employers
