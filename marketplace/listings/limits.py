"""What the law asks of each kind of place before it is handed in; every number comes from the dated limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.listings.states import BUSINESS_AIMS, TRIAL_AIMS, ListingKind
from marketplace.schemes.periods import months_later
from marketplace.schemes.rules import limit_on

Problems = dict[str, str]


def _trial(listing: Any, start: dt.date) -> Problems:
    """380/2023 § 54 (two aims), § 55 (six months at most), § 57 (hours)."""
    problems: Problems = {}
    if listing.aim not in TRIAL_AIMS:
        problems["aim"] = _("Choose what the trial is for. The law knows these two aims (380/2023 § 54).")
    months = int(limit_on("trial-months", start))
    if listing.ends_on is None:
        problems["ends_on"] = _("A trial has a last day.")
    elif listing.ends_on >= months_later(start, months):
        problems["ends_on"] = _("A trial lasts at most %(months)s months (380/2023 § 55).") % {"months": months}
    least = int(limit_on("trial-hours-day-least", start))
    most = int(limit_on("trial-hours-day-most", start) * limit_on("trial-days-week-most", start))
    if not least <= (listing.hours_per_week or 0) <= most:
        text = _("A trial is from %(least)s hours a day to %(most)s hours a week (380/2023 § 57).")
        problems["hours_per_week"] = text % {"least": least, "most": most}
    return problems


def _apprenticeship(listing: Any, start: dt.date) -> Problems:
    """531/2017 § 70 (hours, pay) and § 72 (a guide at the workplace)."""
    problems = _paid(listing, start)
    least = int(limit_on("apprenticeship-hours-week-least", start))
    if (listing.hours_per_week or 0) < least:
        problems["hours_per_week"] = _(
            "An apprenticeship is at least %(least)s hours a week on average (531/2017 § 70)."
        ) % {"least": least}
    if not listing.guide_name:
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
    problems = CHECKS[listing.kind](listing, start)
    if listing.starts_on and listing.ends_on and listing.ends_on < listing.starts_on:
        problems["ends_on"] = _("The last day is before the first day.")
    return problems


def refuse_unlawful(listing: Any) -> None:
    """Raise ValidationError by field where a place does not yet have what the law asks of its kind."""
    problems = problems_of(listing)
    if problems:
        raise ValidationError(problems)
