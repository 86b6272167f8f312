"""Makers of hirings, contracts, checks and cases of support, straight into the state that a test needs."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from marketplace.reference.eligibility.schemes.employment import QUESTIONS
from marketplace.work.outcomes.cases import Case, Period
from marketplace.work.outcomes.models import BusinessCheck, Contract, Hiring
from marketplace.work.outcomes.states import CONTRACTS, UNDECIDED, CaseState, ContractState, Decision, HiringState


def parties(obj):
    return {"person": obj.person, "organisation": obj.organisation, "authority": obj.authority}


def hiring(placement, kind="job", state=HiringState.DRAFT, *, signed=False, **facts):
    """A job as a baker that begins in ten days, with all that the law asks, in the state asked for."""
    today = timezone.localdate()
    has_begun = state in (HiringState.RUNNING, HiringState.ENDED)
    plain = {
        "starts_on": today - dt.timedelta(days=70) if has_begun else today + dt.timedelta(days=10),
        "hours_per_week": Decimal(30), "hours_per_day": Decimal(6), "host_form": "company", "is_for_business": True,
        "instructor_name": "Mikko Leipuri", "dismissed_lately": False, "has_debts": False,
        "had_support_for_her": False,
    }  # fmt: skip
    if kind in ("job", "apprenticeship"):
        plain |= {
            "euros_an_hour": Decimal("12.50"), "collective_agreement": "Leipomoala", "pays_agreed_wage": True,
        }  # fmt: skip
    if kind == "job":
        plain |= {"length": "permanent"}
    if kind in ("apprenticeship", "training_agreement"):
        plain |= {"provider_name": "Salpaus", "provider_contact": "Seija Salo", "study_title": "Leipuri"}
        plain |= {"length": "fixed", "ends_on": (facts.get("starts_on") or plain["starts_on"]) + dt.timedelta(days=300)}
    if state == HiringState.ENDED:
        plain["ended_on"] = today
    made = Hiring.objects.create(placement=placement, kind=kind, state=state, **parties(placement), **plain | facts)
    for one in CONTRACTS[kind]:
        given = {"state": ContractState.SIGNED, "sent_on": today, "signed_on": today} if signed else {}
        Contract.objects.create(hiring=made, kind=one, **parties(placement), **given)
    return made


def check(made, coach, decision=Decision.BUSINESS):
    """A check list whose answers all speak for a business."""
    return BusinessCheck.objects.create(
        hiring=made, person=made.person, authority=made.authority, answers=dict.fromkeys(QUESTIONS, "yes"),
        decision=decision, decided_by=coach,
    )  # fmt: skip


def case(made, scheme="voucher", state=CaseState.ESTIMATE, **facts):
    """A case of support in the state asked for; applied for a month before the first day, decided two weeks before."""
    plain = {}
    if state not in UNDECIDED or state == CaseState.APPLIED:
        plain["applied_on"] = made.starts_on - dt.timedelta(days=30)
    if state in (CaseState.GRANTED, CaseState.REFUSED, CaseState.PAYING):
        plain["decided_on"] = made.starts_on - dt.timedelta(days=14)
        plain["months"] = 6
    if state == CaseState.CLOSED:
        plain["closed_on"] = timezone.localdate()
    return Case.objects.create(hiring=made, scheme=scheme, state=state, **parties(made), **plain | facts)


def period(paid, euros="900.00", **facts):
    """The first month of a case, paid."""
    first = facts.pop("first_on", paid.hiring.starts_on)
    return Period.objects.create(
        case=paid, first_on=first, last_on=first + dt.timedelta(days=29), euros=Decimal(euros),
        paid_on=first + dt.timedelta(days=40), **parties(paid), **facts,
    )  # fmt: skip


def things_of(placement, coach, study_plan):
    """One hiring of most kinds from a placement, with what hangs on it, in the states in which most can be done."""
    made, learning = hiring(placement), hiring(placement, "apprenticeship", study_plan=study_plan)
    venture = hiring(placement, "business")
    check(venture, coach)
    period(case(hiring(placement, "job", HiringState.ENDED), "subsidy", CaseState.PAYING))
    return {
        "hiring": made,
        "learning": learning,
        "venture": venture,
        "contract": learning.contracts.first(),
        "case": case(made),
    }
