"""What may come after a placement: each way with what the law asks and what it costs, computed by schemes alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from marketplace.guidance.plans.queries import is_in_accepted_plan
from marketplace.guidance.profiles.models import Profile
from marketplace.reference.eligibility.basis.answers import Answer, Finding, Verdict
from marketplace.reference.eligibility.basis.facts import Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, Period
from marketplace.reference.eligibility.money.terms import allowance_a_day, subsidy_terms, voucher_terms
from marketplace.reference.eligibility.schemes.subsidy import SKILLS, may_subsidise
from marketplace.reference.eligibility.schemes.training import may_apprentice
from marketplace.reference.eligibility.schemes.trial import last_day, may_try
from marketplace.reference.eligibility.schemes.voucher import may_voucher
from marketplace.reference.eligibility.states import section_of
from marketplace.reference.eligibility.words import sentence_of
from marketplace.work.listings.states import ListingKind
from marketplace.work.nextsteps.queries import way_on
from marketplace.work.nextsteps.states import StepKind
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, PlacementState


@dataclass(frozen=True)
class Need:
    """One demand of the law in words, with its verdict and section."""

    words: str
    verdict: str
    verdict_words: str
    section: str


@dataclass(frozen=True)
class Scheme:
    """One scheme that an option stands on: its name, its verdict, everything it asks."""

    name: str
    verdict: str
    verdict_words: str
    needs: list[Need]


@dataclass(frozen=True)
class Option:
    """One way to go on: what it costs whom, what it needs, where it opens."""

    kind: str
    label: str
    costs: list[str]
    schemes: list[Scheme]
    href: str


def options_of(placement: Placement, today: dt.date) -> list[Option]:
    """Every way on after a placement, with costs and answers of the day on which it would begin."""
    starts_on = max((placement.ended_on or placement.ends_on or today) + DAY, today + DAY)
    law = Law.on(starts_on)
    person, place = person_facts(placement, today), place_facts(placement, starts_on)
    learning = may_apprentice(person, replace(place, is_paid=True), law)
    schemes = {
        StepKind.JOB_SUBSIDISED: _support(person, place, law, today),
        StepKind.APPRENTICESHIP: [_scheme(_("apprenticeship"), learning)],
        StepKind.RENEW: [_trial(person, place, law, today)],
        StepKind.OTHER_HOST: [_trial(person, _elsewhere(place), law, today)],
    }  # fmt: skip
    costs = _costs(law)
    return [
        Option(kind.value, str(kind.label), costs[kind], schemes.get(kind, []), way_on(kind, placement))
        for kind in StepKind
        if kind != StepKind.RENEW or placement.kind == ListingKind.TRIAL
    ]


def person_facts(placement: Placement, today: dt.date) -> Person:
    """What this house knows of her for the law; everything else stays unknown until somebody tells."""
    trials = Placement.objects.filter(
        person=placement.person, kind=ListingKind.TRIAL, state__in=(PlacementState.RUNNING, *OVER)
    )
    days = [(row.starts_on, row.ended_on or row.ends_on or today) for row in trials]
    profile = Profile.objects.in_force().filter(person=placement.person).first()
    return Person(
        born_on=placement.person.birth_on,
        earlier_trials=tuple(Period(first, last) for first, last in days if first and first <= last),
        finished_basic_school=profile.finished_school if profile else None,
        is_in_plan=True if is_in_accepted_plan(placement) else None,
    )


def place_facts(placement: Placement, starts_on: dt.date) -> Place:
    """The same work at the same place from a day on."""
    listing, week = placement.listing, None
    if placement.hours_per_day is not None and placement.days_per_week is not None:
        week = placement.hours_per_day * placement.days_per_week
    return Place(
        starts_on=starts_on,
        host=placement.organisation.business_id or "",
        aim=listing.aim,
        hours_per_day=placement.hours_per_day,
        days_per_week=placement.days_per_week,
        hours_per_week=week,
        guide_named=bool(placement.guide_name),
        nights=listing.nights,
        hazards=listing.hazards,
        alcohol=listing.alcohol,
        needs_licence=listing.needs_licence,
    )


def _elsewhere(place: Place) -> Place:
    return Place(starts_on=place.starts_on, aim=place.aim)


def _trial(person: Person, place: Place, law: Law, today: dt.date) -> Scheme:
    """A trial as long as the months that are left; where none are, its first day already says so."""
    until = last_day(person, place, law)
    answer = may_try(person, replace(place, ends_on=until or place.starts_on), law, today)
    name = _("work trial")
    if until:
        name = _("work trial, at most until %(day)s") % {"day": date_format(until, "SHORT_DATE_FORMAT")}
    return _scheme(name, answer)


def _support(person: Person, place: Place, law: Law, today: dt.date) -> list[Scheme]:
    voucher = may_voucher(person, place, law, today)
    subsidy = next(one for one in may_subsidise(person, place, law, today) if one.group == SKILLS)
    found = [_scheme(_("pay subsidy, too few skills"), subsidy.answer)]
    return [_scheme(_("youth employment voucher"), voucher), *found] if voucher else found


def _scheme(name: str, answer: Answer) -> Scheme:
    needs = [_need(one) for verdict in (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET) for one in answer.of(verdict)]
    return Scheme(name, answer.verdict.value, str(answer.verdict.label), needs)


def _need(finding: Finding) -> Need:
    return Need(sentence_of(finding), finding.verdict.value, str(finding.verdict.label), section_of(finding.section))


def _costs(law: Law) -> dict[Any, list[str]]:
    """What each way costs, in sentences with the numbers of the day and their section."""
    wage = _("The workplace pays the wage of the collective agreement and the side costs.")
    euros, section = allowance_a_day(law)
    no_wage = _("No wage. The young person keeps the benefit and gets %(euros)s € for each day at work (%(section)s).")
    allowance = no_wage % {"euros": _plain(euros), "section": section_of(section)}
    nothing = _("Costs the workplace nothing.")
    return {
        StepKind.JOB: [wage],
        StepKind.JOB_SUBSIDISED: [wage, *_voucher_cost(law), _subsidy_cost(law, "skills")],
        StepKind.APPRENTICESHIP: [wage, _subsidy_cost(law, "apprentice")],
        StepKind.RENEW: [allowance],
        StepKind.OTHER_HOST: [allowance],
        StepKind.STUDIES: [nothing, _("Agree with the student counsellor when the young person can begin.")],
        StepKind.SERVICE: [nothing, _("Write down which service, and who asks for the place.")],
    }


def _voucher_cost(law: Law) -> list[str]:
    terms = voucher_terms(law)
    if terms is None:
        return []
    facts = {
        "percent": _plain(terms.percent), "month": _plain(terms.a_month), "all": _plain(terms.in_all or 0),
        "section": terms.section_label,
    }  # fmt: skip
    text = _("Voucher: %(percent)s %% of the pay, at most %(month)s € a month and %(all)s € in all (%(section)s).")
    return [text % facts]


def _subsidy_cost(law: Law, group: str) -> str:
    terms = subsidy_terms(group, law)
    facts = {"percent": _plain(terms.percent), "month": _plain(terms.a_month), "section": terms.section_label}
    text = _("Pay subsidy, if granted: %(percent)s %% of the pay, at most %(month)s € a month (%(section)s).")
    return text % facts


def _plain(number: Decimal | int) -> str:
    """A number as people write it, without empty decimals."""
    return number_format(int(number) if number == int(number) else number, use_l10n=True)
