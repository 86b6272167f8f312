"""The demands of the law in plain words, by the codes of schemes."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.reference.eligibility.answers import Finding

SOMETHING = _("Another demand of the law.")
WORDS: dict[str, Promise] = {
    "aim": _("The trial has one of the two aims of the law."),
    "host": _("The host is not a household."),
    "other_employer": _("She does not work for this employer already."),
    "plan": _("It stands in her employment plan."),
    "not_back_dated": _("It begins today or later."),
    "fixed_term": _("It has a last day."),
    "months": _("At most %(months)s months of trials in all, over all hosts."),
    "hours_day": _("Between %(least)s and %(most)s hours a day."),
    "days_week": _("At most %(most)s days a week."),
    "hours_week": _("At least %(least)s hours a week."),
    "guide": _("A guide at the workplace is named."),
    "apprentice_age": _("She is at least %(age)s years old."),
    "written": _("The agreement is written."),
    "paid": _("The work is paid."),
    "provider": _("A school answers for the studies."),
    "study_plan": _("The personal study plan is there."),
    "voucher_age": _("Her age is within that of the voucher."),
    "voucher_unemployed": _("She has been unemployed for long enough."),
    "voucher_promise": _("The firm promises at least %(months)s months."),
    "not_begun": _("The work has not begun before the decision."),
    "no_state": _("The employer is not a state agency."),
    "business": _("A private trader hires for the business."),
    "no_dismissals": _("Nobody was dismissed for money or production reasons in the last 12 months."),
    "wage": _("The pay follows the collective agreement."),
    "municipality": _("The employer is not a municipality, which gets it for few groups only."),
    "skills_group": _("Too few skills explain the unemployment. The authority judges."),
    "age": _("Her date of birth is known."),
    "old_enough": _("She is at least %(age)s years old."),
    "basic_school": _("She has finished basic school."),
    "minor_hours_day": _("The hours a day suit somebody under 18."),
    "minor_hours_week": _("The hours a week suit somebody under 18."),
    "minor_until": _("The work ends early enough in the evening for somebody under 18."),
    "minor_from": _("The work begins late enough in the morning for somebody under 18."),
    "minor_nights": _("No night work under 18."),
    "minor_hazards": _("No dangerous tasks under 18."),
    "minor_alcohol": _("No selling of alcohol alone under 18."),
    "minor_driving": _("No driving at work under 18."),
}


def in_words(finding: Finding) -> str:
    """One demand in a sentence."""
    facts = {name: _plain(fact) for name, fact in finding.facts.items()}
    words = str(WORDS.get(finding.code, SOMETHING))
    return words % facts if facts else words


def _plain(fact: object) -> str:
    if isinstance(fact, dt.date):
        return date_format(fact, "SHORT_DATE_FORMAT")
    text = str(fact)
    return text.rstrip("0").rstrip(".") if "." in text else text
