"""What the law asks in plain words, for every page, form, paper and message: the one table, numbers from the limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from marketplace.reference.eligibility.basis.answers import Finding
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.employment import QUESTIONS
from marketplace.reference.eligibility.schemes.trial import limits_of_trials
from marketplace.reference.eligibility.states import section_of

PLURAL = "count"  # the number that chooses between the two forms of a sentence

WORDS: dict[str, Any] = {
    "ability": _("The authority has judged the person's ability to work"),
    "age": _("The date of birth is known"),
    "agreement_named": _("The collective agreement is named"),
    "aim": _("The aim is one that the law knows"),
    "applied_before": _("It is applied for before the first full-time day"),
    "apprentice_age": ngettext_lazy(
        "An apprentice is at least %(age)s year old", "An apprentice is at least %(age)s years old", PLURAL
    ),
    "association_group": _("An association or the like hires somebody who has long been without work"),
    "basic_school": _("Basic school is finished"),
    "business": _("A private person hires for a business"),
    "competition": _("Competition is not distorted"),
    "days_week": ngettext_lazy(
        "There is at most %(most)s day a week", "There are at most %(most)s days a week", PLURAL
    ),
    "decided_first": _("The decision comes before the first day of work"),
    "fixed_term": _("The last day is agreed"),
    "full_time": _("The business is full-time"),
    "guide": _("A guide at the workplace is named"),
    "host": _("The workplace is not a household"),
    "hours_day": ngettext_lazy("A day is %(least)s–%(most)s hour", "A day is %(least)s–%(most)s hours", PLURAL),
    "hours_told": _("The hours are agreed"),
    "hours_trial_week": ngettext_lazy(
        "A trial is from %(least)s hours a day to %(most)s hour a week",
        "A trial is from %(least)s hours a day to %(most)s hours a week",
        PLURAL,
    ),
    "hours_week": ngettext_lazy(
        "There is at least %(least)s hour a week on average",
        "There are at least %(least)s hours a week on average",
        PLURAL,
    ),
    "jobseeker": _("The young person is an unemployed jobseeker until the first day"),
    "length_told": _("It is agreed whether the job lasts or ends on a day"),
    "minor_alcohol": _("Under 18: no alcohol is served or sold alone"),
    "minor_driving": _("Under 18: no driving"),
    "minor_from": _("Under 18: work begins at %(hour)s o'clock at the earliest"),
    "minor_hazards": _("Under 18: no dangerous work"),
    "minor_hours_day": ngettext_lazy(
        "Under 18: at most %(most)s hour a day", "Under 18: at most %(most)s hours a day", PLURAL
    ),
    "minor_hours_week": ngettext_lazy(
        "Under 18: at most %(most)s hour a week", "Under 18: at most %(most)s hours a week", PLURAL
    ),
    "minor_nights": _("Under 18: no work at night"),
    "minor_until": _("Under 18: work ends by %(hour)s o'clock"),
    "months": ngettext_lazy(
        "The trials last at most %(months)s month in all", "The trials last at most %(months)s months in all", PLURAL
    ),
    "municipality": _("A municipality gets this subsidy only for somebody whose ability to work is reduced"),
    "no_debts": _("No wages, taxes or payments have been neglected"),
    "no_dismissals": ngettext_lazy(
        "Nobody was dismissed for financial reasons in the last %(months)s month",
        "Nobody was dismissed for financial reasons in the last %(months)s months",
        PLURAL,
    ),
    "no_living_yet": _("The business does not give a living yet"),
    "no_state": _("The employer is not a state agency"),
    "not_again": _("No subsidy has been paid for this person here in the last years"),
    "not_back_dated": _("The first day has not passed"),
    "not_begun": _("It is applied for before the first day of work"),
    "not_by_results": _("Pay is not by results only"),
    "old_enough": ngettext_lazy(
        "The young person is at least %(age)s year old", "The young person is at least %(age)s years old", PLURAL
    ),
    "other_employer": _("The young person does not work there already"),
    "own_ability": _("The young person is able to run the business"),
    "paid": _("An apprentice is paid"),
    "plan": _("The trial is in the young person's plan"),
    "profit": _("The business can be profitable"),
    "provider": _("The school and its contact person are named"),
    "raised_allowance": _("The way is long or the young person lodges elsewhere"),
    "skills_group": _("Lack of skills explains the unemployment; the authority judges"),
    "study_plan": _("The study plan is attached"),
    "taxes": _("No taxes have been neglected"),
    "unpaid": _("There is no pay: it is not employment"),
    "voucher_age": _("The young person is of the right age for the voucher"),
    "voucher_promise": ngettext_lazy(
        "The firm promises at least %(months)s month", "The firm promises at least %(months)s months", PLURAL
    ),
    "voucher_unemployed": _("The young person has been without work for long enough"),
    "wage": _("Pay is by the collective agreement, or the usual pay where there is none"),
    "written": _("The contract is signed"),
    **QUESTIONS,
}


def sentence_of(finding: Finding) -> str:
    """What is asked, with its numbers, in the reader's language."""
    return filled(WORDS[finding.code], finding.facts)


def with_section(finding: Finding) -> str:
    """What is asked, and by which section."""
    return f"{sentence_of(finding)} ({section_of(finding.section)})"


def trial_in_words(law: Law) -> dict[str, str]:
    """What the law of a day asks of the length and the hours of every work trial, by code."""
    return {code: filled(WORDS[code], facts) for code, facts in limits_of_trials(law).items()}


def filled(words: Promise, facts: Mapping[str, object]) -> str:
    """Words with their numbers as the reader writes them; the largest number chooses the form of the sentence."""
    if not facts:
        return str(words)
    numbers = [value for value in facts.values() if isinstance(value, int | float | Decimal)]
    said: dict[str, Any] = {name: _said(value) for name, value in facts.items()}
    return str(words % {**said, PLURAL: _whole(max(numbers, default=0))})


def _whole(number: float | Decimal) -> int:
    """The number for the choice of the plural: parts of a whole count as several."""
    return int(number) if number == int(number) else 2


def _said(value: object) -> str:
    if isinstance(value, dt.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Decimal):
        return number_format(int(value) if value == int(value) else value.normalize())
    return number_format(value) if isinstance(value, int | float) else str(value)
