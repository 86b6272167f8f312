"""Reads of hirings: the facts that the law asks for, its answers, and cases whose deadline comes near."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.guidance.profiles.models import Profile
from marketplace.reference.eligibility.basis.answers import Answer
from marketplace.reference.eligibility.basis.facts import HostForm, Person, Place
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, Period
from marketplace.reference.eligibility.money.choices import FOR_APPRENTICES, FOR_JOBS, Choice, can_be_got, choices_for
from marketplace.reference.eligibility.money.costs import CENT, NOTHING, Cost, Support, cost_of
from marketplace.reference.eligibility.schemes.employment import may_be_business, may_hire
from marketplace.reference.eligibility.schemes.minors import FROM, UNTIL
from marketplace.reference.eligibility.schemes.startup import Business, may_grant
from marketplace.reference.eligibility.schemes.subsidy import APPRENTICE, may_subsidise
from marketplace.reference.eligibility.schemes.training import may_apprentice, may_train
from marketplace.reference.eligibility.schemes.voucher import may_voucher
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.states import (
    BEFORE,
    OPEN_CASE,
    PAID,
    ContractKind,
    ContractState,
    HiringKind,
    Length,
    Scheme,
)

NEAR_DAYS = 7
GROUPS = {
    "skills": Support.SKILLS, "ability": Support.ABILITY, "association": Support.ASSOCIATION,
    "apprentice": Support.APPRENTICE,
}  # fmt: skip
Estimates = list[tuple[Any, Answer]]  # a name in the reader's language, and its answer


def person_of(hiring: Hiring, case: Case | None = None) -> Person:
    """What is known of the young person; unemployment as if it lasted until the first day."""
    profile = Profile.objects.in_force().filter(person=hiring.person).first()
    since = case.unemployed_since if case else None
    eve = (hiring.starts_on or timezone.localdate()) - DAY
    return Person(
        born_on=hiring.person.birth_on,
        finished_basic_school=profile.finished_school if profile else None,
        unemployed=None if since is None else (Period(since, eve),) if since <= eve else (),
        has_upper_secondary=case.has_upper_secondary if case else None,
        last_paid_work_on=case.last_paid_work_on if case else None,
    )


def place_of(hiring: Hiring, law: Law) -> Place:
    """What is known of the workplace. Without work at night the day lies within the hours of the young."""
    listing = hiring.placement.listing
    employed = hiring.contracts.filter(kind=ContractKind.EMPLOYMENT, state=ContractState.SIGNED).exists()
    return Place(
        starts_on=hiring.starts_on or law.day,
        ends_on=hiring.ends_on,
        is_permanent=hiring.length == Length.PERMANENT if hiring.length else None,
        host=hiring.organisation.business_id or "",
        host_form=HostForm(hiring.host_form) if hiring.host_form else None,
        is_for_business=hiring.is_for_business,
        hours_per_day=hiring.hours_per_day,
        hours_per_week=hiring.hours_per_week,
        guide_named=bool(hiring.instructor_name),
        is_paid=_is_paid(hiring),
        pays_agreed_wage=hiring.pays_agreed_wage,
        is_written=employed,
        provider_named=bool(hiring.provider_name and hiring.provider_contact),
        has_study_plan=bool(hiring.study_plan),
        dismissed_lately=hiring.dismissed_lately,
        agreement_named=bool(hiring.collective_agreement) or None,
        has_debts=hiring.has_debts,
        had_support_for_her=hiring.had_support_for_her,
        evenings_until=None if listing.nights else law.whole(UNTIL),
        mornings_from=None if listing.nights else law.whole(FROM),
        nights=listing.nights,
        hazards=listing.hazards,
        alcohol=listing.alcohol,
        needs_licence=listing.needs_licence,
    )


def answer_of(hiring: Hiring) -> Answer:
    """What the law asks of this hiring before it is agreed, by the law of its first day."""
    law = Law.on(hiring.starts_on or timezone.localdate())
    if hiring.kind == HiringKind.BUSINESS:
        check = getattr(hiring, "business_check", None)
        return may_be_business(check.answers if check else {})
    judge = {HiringKind.APPRENTICESHIP: may_apprentice, HiringKind.TRAINING: may_train, HiringKind.JOB: may_hire}
    return judge[HiringKind(hiring.kind)](person_of(hiring), place_of(hiring, law), law)


def estimates_of(case: Case, today: dt.date) -> Estimates:
    """What may be possible, group by group, if it is applied for today; empty where the day knows no such support."""
    law, hiring = Law.on(today), case.hiring
    person, place = person_of(hiring, case), place_of(hiring, law)
    if case.scheme == Scheme.GRANT:
        return [(Scheme.GRANT.label, may_grant(Business(starts_on=place.starts_on), today))]
    if case.scheme == Scheme.VOUCHER:
        answer = may_voucher(person, place, law, today)
        return [] if answer is None else [(Scheme.VOUCHER.label, answer)]
    groups = may_subsidise(person, place, law, today)
    wanted = [one for one in groups if (one.group == APPRENTICE) == (hiring.kind == HiringKind.APPRENTICESHIP)]
    return [(GROUPS[one.group].label, one.answer) for one in wanted]


def paid_before(case: Case) -> Decimal:
    """Euros of all periods that have been paid."""
    return (case.periods.aggregate(sum=Sum("euros"))["sum"] or NOTHING).quantize(CENT)


def first_day_of(listing: Listing) -> dt.date:
    """The day from which a job at a place is counted: its first day, today where that has passed or is open."""
    today = timezone.localdate()
    return max(listing.starts_on or today, today)


def cost(starts_on: dt.date, said: dict[str, Any]) -> Cost:
    """The cost of a job by the law of today: that is when support would be applied for.

    Raises ValidationError for a support that such a job cannot get.
    """
    law = Law.on(timezone.localdate())
    if not can_be_got(said["support"], law, hours_a_week=said["hours_a_week"], months=said["months"]):
        raise ValidationError({"support": _("This support is not for so few hours or months, or not for these days.")})
    return cost_of(starts_on, law, **said)


def costs_side_by_side(listing: Listing, said: dict[str, Any]) -> tuple[Choice, ...]:
    """The cost of a job at a place without support and with each that can be got, by the law of today."""
    supports = FOR_APPRENTICES if listing.kind == ListingKind.APPRENTICESHIP else FOR_JOBS
    return choices_for(first_day_of(listing), Law.on(timezone.localdate()), supports=supports, **said)


def deadlines_near(today: dt.date) -> QuerySet[Case]:
    """Cases that nobody has applied for while the first day comes near, and of which nobody was reminded yet."""
    rows = Case.objects.filter(
        state__in=OPEN_CASE, reminded_on__isnull=True, hiring__state__in=BEFORE,
        hiring__starts_on__gt=today, hiring__starts_on__lte=today + dt.timedelta(days=NEAR_DAYS),
    )  # fmt: skip
    return rows.select_related("hiring__placement__listing__contact", "organisation", "person")


def _is_paid(hiring: Hiring) -> bool | None:
    if hiring.euros_an_hour is None:
        return None if hiring.kind in PAID else False
    return hiring.euros_an_hour > 0
