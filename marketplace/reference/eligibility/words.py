"""Findings in plain words: what the law asks, for people who read an answer of the schemes."""

from __future__ import annotations

from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.reference.eligibility.answers import Finding
from marketplace.reference.eligibility.employment import QUESTIONS

WORDS: dict[str, Promise] = {
    "ability": _("The authority has judged her ability to work"),
    "age": _("The date of birth is known"),
    "agreement_named": _("The collective agreement is named"),
    "aim": _("The aim is one that the law knows"),
    "applied_before": _("It is applied for before the first full-time day"),
    "apprentice_age": _("An apprentice is at least %(age)s years old"),
    "association_group": _("An association or the like hires somebody who has long been without work"),
    "basic_school": _("Basic school is finished"),
    "business": _("A private person hires for a business"),
    "competition": _("Competition is not distorted"),
    "days_week": _("There are at most %(most)s days a week"),
    "decided_first": _("The decision comes before the first day of work"),
    "fixed_term": _("The last day is agreed"),
    "full_time": _("The business is full-time"),
    "guide": _("A guide at the workplace is named"),
    "host": _("The workplace is not a household"),
    "hours_day": _("A day is %(least)s–%(most)s hours"),
    "hours_told": _("The hours are agreed"),
    "hours_trial_week": _("The hours of a week are those of a trial"),
    "hours_week": _("There are at least %(least)s hours a week on average"),
    "jobseeker": _("She is an unemployed jobseeker until the first day"),
    "length_told": _("It is agreed whether the job lasts or ends on a day"),
    "minor_alcohol": _("Under 18: no alcohol is served or sold alone"),
    "minor_driving": _("Under 18: no driving"),
    "minor_from": _("Under 18: work begins at %(hour)s o'clock at the earliest"),
    "minor_hazards": _("Under 18: no dangerous work"),
    "minor_hours_day": _("Under 18: at most %(most)s hours a day"),
    "minor_hours_week": _("Under 18: at most %(most)s hours a week"),
    "minor_nights": _("Under 18: no work at night"),
    "minor_until": _("Under 18: work ends by %(hour)s o'clock"),
    "months": _("The trials last at most %(months)s months in all"),
    "municipality": _("A municipality gets this subsidy only for somebody whose ability to work is reduced"),
    "no_debts": _("No wages, taxes or payments have been neglected"),
    "no_dismissals": _("Nobody was dismissed for financial reasons in the last twelve months"),
    "no_living_yet": _("The business does not give a living yet"),
    "no_state": _("The employer is not a state agency"),
    "not_again": _("There was no subsidy for her here in the last years"),
    "not_back_dated": _("The first day has not passed"),
    "not_begun": _("It is applied for before the first day of work"),
    "not_by_results": _("Pay is not by results only"),
    "old_enough": _("She is at least %(age)s years old"),
    "other_employer": _("She does not work there already"),
    "own_ability": _("She is able to run the business"),
    "paid": _("An apprentice is paid"),
    "plan": _("The trial is in her plan"),
    "profit": _("The business can be profitable"),
    "provider": _("The school and its contact person are named"),
    "raised_allowance": _("The way is long or she lodges elsewhere"),
    "skills_group": _("Lack of skills explains the unemployment; the authority judges"),
    "study_plan": _("The study plan is attached"),
    "taxes": _("No taxes have been neglected"),
    "unpaid": _("There is no pay: it is not employment"),
    "voucher_age": _("She is of the age of the voucher"),
    "voucher_promise": _("The firm promises at least %(months)s months"),
    "voucher_unemployed": _("She has been without work for long enough"),
    "wage": _("Pay is by the collective agreement, or the usual pay where there is none"),
    "written": _("The contract is signed"),
    **QUESTIONS,
}


def sentence_of(finding: Finding) -> str:
    """What is asked, with its numbers, in the reader's language."""
    facts = {name: localize(value) for name, value in finding.facts.items()}
    return str(WORDS[finding.code]) % facts if facts else str(WORDS[finding.code])
