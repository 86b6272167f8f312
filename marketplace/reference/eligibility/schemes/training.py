"""Apprenticeships and training agreements (531/2017 § 70-79): may this be, and what is missing."""

from __future__ import annotations

from decimal import Decimal

from marketplace.reference.eligibility.basis.answers import Answer, Finding, opposite, verdict_of
from marketplace.reference.eligibility.basis.facts import HostForm, Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes import minors

LEAST_HOURS, YOUNGEST = "apprenticeship-hours-week-least", "apprenticeship-age-least"
RELATION, AGREEMENT, WORKPLACE = "531/2017 § 70", "531/2017 § 71", "531/2017 § 72"


def least_hours_of_apprentices(law: Law) -> Decimal:
    """Fewest hours a week in an apprenticeship (§ 70)."""
    return law.number(LEAST_HOURS)


def may_apprentice(person: Person, place: Place, law: Law) -> Answer:
    """An apprenticeship: written fixed-term work with pay, enough hours, an instructor, a school and a study plan."""
    age, youngest, hours = person.age_on(place.starts_on), law.whole(YOUNGEST), least_hours_of_apprentices(law)
    enough = None if place.hours_per_week is None else place.hours_per_week >= hours
    return Answer(
        (
            Finding(
                "apprentice_age", verdict_of(None if age is None else age >= youngest), law.section(YOUNGEST),
                {"age": youngest},
            ),
            Finding("written", verdict_of(place.is_written), RELATION),
            Finding("fixed_term", verdict_of(place.ends_on is not None or None), RELATION),
            Finding("paid", verdict_of(place.is_paid), RELATION),
            Finding("hours_week", verdict_of(enough), law.section(LEAST_HOURS), {"least": hours}),
            *_learning(person, place, law),
        )
    )  # fmt: skip


def may_train(person: Person, place: Place, law: Law) -> Answer:
    """A training agreement: no employment and no pay, between the school and the workplace."""
    return Answer(
        (
            Finding("unpaid", verdict_of(opposite(place.is_paid)), AGREEMENT),
            Finding("host", verdict_of(opposite(place.is_hosted_by(HostForm.HOUSEHOLD))), WORKPLACE),
            *_learning(person, place, law),
        )
    )


def _learning(person: Person, place: Place, law: Law) -> tuple[Finding, ...]:
    return (
        Finding("guide", verdict_of(place.guide_named), WORKPLACE),
        Finding("provider", verdict_of(place.provider_named), RELATION),
        Finding("study_plan", verdict_of(place.has_study_plan), RELATION),
        *minors.findings(person, place, law),
    )
