"""Reads of agreements: the law's answer, trials over all hosts, what waits for whom, what the public page may say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
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
from marketplace.work.agreements.content import place_of, typed
from marketplace.work.agreements.models import Absence, Agreement, Mandate
from marketplace.work.agreements.signing import verifies
from marketplace.work.agreements.states import SIDES, AgreementState, Party, Proof
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, READY, PlacementState

COUNTED = (*READY, PlacementState.RUNNING, *OVER)
DAY = dt.timedelta(days=1)


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


def side_of(user: Any, agreement: Agreement) -> Party:
    """As whom somebody signs: the young person herself, else the workplace."""
    return Party.YOUNG if user.pk == agreement.person_id else Party.HOST


def unsigned_sides(agreement: Agreement) -> list[Party]:
    """Who of the two sides has not signed a version yet."""
    signed = {signature.party for signature in agreement.signatures.all()}
    return [side for side in SIDES if side not in signed]


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


def officials_of(authority_id: int) -> QuerySet[User]:
    """Who may sign for an authority today."""
    held = Mandate.objects.on(timezone.localdate()).filter(authority=authority_id)
    return User.objects.filter(pk__in=held.values("official"), role=Role.COORDINATOR, is_active=True)


def last_sendings(agreement: Agreement) -> dict[str, dt.datetime]:
    """When each side was last sent a link to sign this version."""
    return {link.party: link.sent_at for link in agreement.links.order_by("sent_at")}


def trial_days(placement: Placement) -> frozenset[int]:
    """Weekdays of the trial by the version in force, Monday 0; Monday to Friday where there is none."""
    version = in_force(placement)
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    told = version.content.get("weekdays") if version else None
    return frozenset(names.index(one) for one in told) if told else frozenset(range(5))


def away_in_a_row(placement: Placement, absences: Iterable[Absence] | None = None) -> int:
    """The longest run of trial days away without a word; a day off between them breaks nothing, a day present does."""
    rows = placement.absences.all() if absences is None else absences
    away = {row.day for row in rows if not row.was_announced}
    weekdays, longest, run = trial_days(placement), 0, 0
    if not away or not weekdays:
        return 0
    day, last = min(away), max(away)
    while day <= last:
        if day in away:
            run += 1
        elif day.weekday() in weekdays:
            run = 0
        longest = max(longest, run)
        day += DAY
    return longest


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
