"""Reads of agreements: the law's answer, trials over all hosts, what waits for whom, what the public page may say."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.plans.queries import is_in_accepted_plan
from marketplace.reference.eligibility.basis.answers import Answer, Verdict
from marketplace.reference.eligibility.basis.facts import Person
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import Period
from marketplace.reference.eligibility.schemes.trial import may_try
from marketplace.work.agreements.content import differences, needed, place_of, typed
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.seals import verifies
from marketplace.work.agreements.states import AgreementState, Needs, Party, Proof
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, READY, PlacementState

COUNTED = (*READY, PlacementState.RUNNING, *OVER)


def stays_of(person: User, *, without: Placement) -> tuple[Period, ...]:
    """Work trials of a person at any host of any authority that are confirmed, go on or are over, except one."""
    with across_authorities():
        rows = Placement.objects.filter(person=person, kind=ListingKind.TRIAL, state__in=COUNTED)
        return tuple(sorted(_stay(one) for one in rows.exclude(pk=without.pk)))


def _stay(placement: Placement) -> Period:
    """From the first to the last day, told or agreed; the table lets no confirmed trial be without a first day."""
    first: Any = placement.starts_on
    return Period(first, max(first, placement.ended_on or placement.ends_on or first))


def judge(agreement: Agreement) -> Answer:
    """What the law says to a version today; the months are counted over all hosts (380/2023 § 54-57).

    A trial that has begun is not back-dated by an amendment that leaves its first day alone.
    Raises ValueError without a first day.
    """
    values, today = typed(agreement.content), timezone.localdate()
    place = place_of(agreement.placement, agreement.content)
    law = Law.on(place.starts_on)
    if agreement.number > 1 and agreement.placement.starts_on == place.starts_on:
        today = min(today, place.starts_on)
    ours = stays_of(agreement.person, without=agreement.placement)
    if values["elsewhere_first"] and values["elsewhere_last"]:
        ours = tuple(sorted((*ours, Period(values["elsewhere_first"], values["elsewhere_last"]))))
    told = Person(
        born_on=agreement.person.birth_on,
        earlier_trials=ours,
        employers=frozenset() if values["not_employed_on"] else None,
        is_in_plan=True if values["plan_on"] or is_in_accepted_plan(agreement.placement) else None,
    )
    answer = may_try(told, place, law, today)
    if values["elsewhere_on"] or any(one.code == "months" for one in answer.of(Verdict.NOT_MET)):
        return answer
    untold = Person(
        born_on=told.born_on, earlier_trials=None, employers=told.employers, is_in_plan=told.is_in_plan
    )  # nobody has asked for trials elsewhere
    return may_try(untold, place, law, today)


def in_force(placement: Placement) -> Agreement | None:
    """The version in force."""
    return placement.agreements.filter(state=AgreementState.IN_FORCE).first()


def before(agreement: Agreement) -> Agreement | None:
    """The version that was in force before this one, which it changes."""
    known = (AgreementState.IN_FORCE, AgreementState.REPLACED)
    earlier = agreement.placement.agreements.filter(state__in=known, number__lt=agreement.number)
    return earlier.order_by("-number").first()


def agreements_waiting_for(user: Any) -> QuerySet[Agreement]:
    """Versions that wait for this reader: to be signed, checked or confirmed."""
    rows = Agreement.objects.visible_to(user).select_related("person", "organisation", "placement__listing")
    if user.role in (Role.YOUNG, Role.EMPLOYER):
        party = Party.YOUNG if user.role == Role.YOUNG else Party.HOST
        return rows.filter(state=AgreementState.OUT).exclude(signatures__party=party)
    if user.role == Role.COACH:
        return rows.filter(state__in=[AgreementState.DRAFT, AgreementState.SIGNED])
    if user.role == Role.COORDINATOR:
        return rows.filter(state=AgreementState.CHECKED)
    return rows.none()


def proof_of(agreement: Agreement) -> Proof:
    """What the public page says about a version, without a name."""
    states = {
        AgreementState.WITHDRAWN: Proof.WITHDRAWN, AgreementState.DRAFT: Proof.INVALID,
        AgreementState.OUT: Proof.WAITING, AgreementState.SIGNED: Proof.WAITING, AgreementState.CHECKED: Proof.WAITING,
    }  # fmt: skip
    if agreement.state in states:
        return states[AgreementState(agreement.state)]
    if not verifies(agreement):
        return Proof.INVALID
    if agreement.placement.state in (PlacementState.STOPPED, PlacementState.CANCELLED):
        return Proof.WITHDRAWN
    if agreement.state == AgreementState.REPLACED:
        return Proof.CHANGED
    return Proof.ENDED if agreement.placement.state == PlacementState.ENDED else Proof.VALID


def of_placement(user: Any, placement: Placement) -> QuerySet[Agreement]:
    """All versions of a placement that a reader may see, the newest first."""
    return Agreement.objects.visible_to(user).filter(placement=placement).order_by("-number")


def counts_still(placement: Placement) -> bool:
    """Whether there is something to amend: the trial is confirmed or goes on, and its agreement is in force."""
    alive = placement.state in (PlacementState.CONFIRMED, PlacementState.RUNNING)
    return alive and placement.agreements.filter(state=AgreementState.IN_FORCE).exists()


def needs_of(agreement: Agreement) -> Needs:
    """The first text needs everybody; a later one those whom its changes ask for."""
    earlier = before(agreement)
    return needed(differences(earlier.content, agreement.content)) if earlier else Needs.ALL
