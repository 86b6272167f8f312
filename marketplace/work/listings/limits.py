"""What the law asks of each kind of place before it is handed in; the law's own functions judge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.reference.eligibility.basis.answers import Answer, Verdict
from marketplace.reference.eligibility.basis.facts import Place
from marketplace.reference.eligibility.basis.law import Law, LimitUnknownError
from marketplace.reference.eligibility.schemes.openings import may_open_apprenticeship, may_open_trial
from marketplace.reference.eligibility.words import with_section
from marketplace.work.listings.states import BUSINESS_AIMS, ListingKind

Problems = dict[str, str]


def _unmet(answer: Answer) -> dict[str, str]:
    """What is not met yet: code → its sentence with the numbers and the section of the law."""
    return {one.code: f"{with_section(one)}." for one in answer.findings if one.verdict != Verdict.MET}


def _place(listing: Any, start: dt.date) -> Place:
    hours = listing.hours_per_week
    return Place(
        starts_on=start,
        ends_on=listing.ends_on,
        aim=listing.aim,
        hours_per_week=None if hours is None else Decimal(hours),
        guide_named=bool(listing.guide_name),
    )


def _trial(listing: Any, start: dt.date) -> Problems:
    """380/2023 § 54 (two aims), § 55 (the most months), § 57 (hours)."""
    unmet, problems = _unmet(may_open_trial(_place(listing, start), Law.on(start))), {}
    if "aim" in unmet:
        problems["aim"] = _("Choose what the trial is for. The law knows these two aims (380/2023 § 54).")
    if "fixed_term" in unmet:
        problems["ends_on"] = _("A trial has a last day.")
    elif "months" in unmet:
        problems["ends_on"] = unmet["months"]
    if "hours_trial_week" in unmet:
        problems["hours_per_week"] = unmet["hours_trial_week"]
    return problems


def _apprenticeship(listing: Any, start: dt.date) -> Problems:
    """531/2017 § 70 (hours, pay) and § 72 (a guide at the workplace)."""
    problems, unmet = _paid(listing, start), _unmet(may_open_apprenticeship(_place(listing, start), Law.on(start)))
    if "hours_week" in unmet:
        problems["hours_per_week"] = unmet["hours_week"]
    if "guide" in unmet:
        problems["guide_name"] = _("An apprentice has a named guide at the workplace.")
    return problems


def _paid(listing: Any, start: dt.date) -> Problems:
    return {} if listing.pay else {"pay": _("Say what you pay.")}


def _business(listing: Any, start: dt.date) -> Problems:
    if listing.aim in BUSINESS_AIMS:
        return {}
    return {"aim": _("Choose what kind of opening this is.")}


CHECKS: dict[str, Callable[[Any, dt.date], Problems]] = {
    ListingKind.TRIAL: _trial,
    ListingKind.APPRENTICESHIP: _apprenticeship,
    ListingKind.JOB: _paid,
    ListingKind.BUSINESS: _business,
}


def problems_of(listing: Any) -> Problems:
    """What still keeps a place from being handed in: field → sentence. Judged on its first day, else today."""
    start = listing.starts_on or timezone.localdate()
    try:
        problems = CHECKS[listing.kind](listing, start)
    except LimitUnknownError:
        return {"starts_on": _("We do not know the law of that day. Choose a later first day.")}
    if listing.starts_on and listing.ends_on and listing.ends_on < listing.starts_on:
        problems["ends_on"] = _("The last day is before the first day.")
    return problems


def refuse_unlawful(listing: Any) -> None:
    """Raise ValidationError by field where a place does not yet have what the law asks of its kind."""
    problems = problems_of(listing)
    if problems:
        raise ValidationError(problems)
