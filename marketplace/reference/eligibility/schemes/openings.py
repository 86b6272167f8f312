"""What the law asks of a place before anybody is chosen for it; a place that is only an advert has no person yet."""

from __future__ import annotations

from marketplace.reference.eligibility.basis.answers import Answer, Finding, Tristate, verdict_of
from marketplace.reference.eligibility.basis.facts import Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.training import LEAST_HOURS, WORKPLACE
from marketplace.reference.eligibility.schemes.trial import (
    AIMS,
    CONTENT,
    LEAST_HOURS_A_DAY,
    LENGTH,
    MOST_DAYS,
    MOST_HOURS,
    MOST_MONTHS,
    PURPOSE,
    last_day,
)

NEVER_TRIED = Person(earlier_trials=())


def may_open_trial(place: Place, law: Law) -> Answer:
    """A work trial for somebody with all her months left: aim, last day, length, hours a week (380/2023 § 54-57)."""
    until = last_day(NEVER_TRIED, place, law)
    least, most = law.number(LEAST_HOURS_A_DAY), law.number(MOST_HOURS) * law.number(MOST_DAYS)
    good: Tristate = None if place.hours_per_week is None else least <= place.hours_per_week <= most
    short: Tristate = None if place.ends_on is None or until is None else place.ends_on <= until
    return Answer(
        (
            Finding("aim", verdict_of(place.aim in AIMS), PURPOSE),
            Finding("fixed_term", verdict_of(place.ends_on is not None), CONTENT),
            Finding("months", verdict_of(short), LENGTH, {"months": law.whole(MOST_MONTHS), "until": until}),
            Finding("hours_trial_week", verdict_of(good), CONTENT, {"least": int(least), "most": int(most)}),
        ),
        until,
    )


def may_open_apprenticeship(place: Place, law: Law) -> Answer:
    """An apprenticeship: hours a week on average and an instructor (531/2017 § 70, 72)."""
    least = law.number(LEAST_HOURS)
    enough: Tristate = None if place.hours_per_week is None else place.hours_per_week >= least
    return Answer(
        (
            Finding("hours_week", verdict_of(enough), law.section(LEAST_HOURS), {"least": int(least)}),
            Finding("guide", verdict_of(place.guide_named), WORKPLACE),
        )
    )
