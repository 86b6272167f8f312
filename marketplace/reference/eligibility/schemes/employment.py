"""Paid jobs and the line between an employee and an entrepreneur (55/2001): what to ask, and what the answers say."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.reference.eligibility.basis.answers import Answer, Finding, Tristate, verdict_of
from marketplace.reference.eligibility.basis.facts import Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes import minors

SCOPE, PAY, TERMS = "55/2001 ch. 1 § 1", "55/2001 ch. 2 § 7", "55/2001 ch. 2 § 4"


class Said(models.TextChoices):
    """An answer to a question of the check list."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


# A yes speaks for a business of one's own, a no for employment under another name.
QUESTIONS = {
    "own_customers": _("May the person take other customers too?"),
    "own_time": _("Does the person decide alone when and how the work is done?"),
    "own_tools": _("Does the person work with their own tools or equipment?"),
    "own_price": _("Does the person set the price and send an invoice?"),
    "own_risk": _("Does the person carry the risk of loss, and do they keep the profit?"),
    "own_helper": _("May the person send somebody else to do the work?"),
    "own_name": _("Does the person work under the name of their own firm, with its own insurance?"),
    "new_work": _("Is it different work from what the person did here as an employee or on trial?"),
}
TOLD: dict[str, Tristate] = {Said.YES: True, Said.NO: False}


def may_hire(person: Person, place: Place, law: Law) -> Answer:
    """A paid job: hours and the collective agreement named, pay by it, and what protects somebody under 18."""
    return Answer(
        (
            Finding("hours_told", verdict_of(place.hours_per_week is not None or None), TERMS),
            Finding("length_told", verdict_of(_length(place)), TERMS),
            Finding("agreement_named", verdict_of(place.agreement_named), PAY),
            Finding("wage", verdict_of(place.pays_agreed_wage), PAY),
            *minors.findings(person, place, law),
        )
    )


def may_be_business(answers: Mapping[str, str]) -> Answer:
    """One finding for each question; what is not met points to employment, and only people decide."""
    return Answer(tuple(Finding(code, verdict_of(TOLD.get(answers.get(code, ""))), SCOPE) for code in QUESTIONS))


def _length(place: Place) -> Tristate:
    return True if place.is_permanent or place.ends_on is not None else None
