"""Verbs on hirings and their contracts: begin, edit, attach, agree, start, end, cancel; send, sign, reopen; check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit import transitions
from accounts.audit.transitions import lock, lock_for_transition, log, move
from accounts.outages.files import no_file_left_behind
from accounts.people.models import User
from accounts.ratelimits.actions import consume_upload
from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.money.paying import may_start
from marketplace.reference.eligibility.schemes.employment import QUESTIONS
from marketplace.reference.eligibility.words import sentence_of
from marketplace.work.outcomes.case_actions import (
    apply,
    ask,
    close,
    estimate,
    grant,
    open_case,
    pay,
    refuse,
    refuse_broken_dates,
    remind,
)
from marketplace.work.outcomes.models import BusinessCheck, Contract, Hiring
from marketplace.work.outcomes.notices import tell_coach, tell_workplace, tell_young
from marketplace.work.outcomes.queries import answer_of
from marketplace.work.outcomes.states import (
    CONTRACTS,
    LIVE,
    UNDECIDED,
    YES,
    ContractState,
    Decision,
    HiringKind,
    HiringState,
)
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState

__all__ = (
    "agree", "apply", "ask", "attach", "begin", "cancel", "check", "close", "edit", "end", "estimate", "grant",
    "open_case", "pay", "refuse", "remind", "reopen", "send", "sign", "start",
)  # fmt: skip


@transaction.atomic
def begin(placement: Placement, *, kind: str, by: User) -> Hiring:
    """Begin to prepare what the placement leads to, with its contracts; what is known already is filled in.

    Raises ValidationError where one of this kind is being prepared or going on already.
    """
    lock(placement)
    if placement.state == PlacementState.CANCELLED:
        raise ValidationError(_("The placement never started."), code="cancelled")
    if Hiring.objects.filter(placement=placement, kind=kind, state__in=LIVE).exists():
        raise ValidationError(_("This has been begun already."), code="begun_already")
    parties = {"person": placement.person, "organisation": placement.organisation, "authority": placement.authority}
    hiring = Hiring(
        placement=placement, kind=HiringKind(kind), instructor_name=placement.guide_name,
        instructor_phone=placement.guide_phone, hours_per_day=placement.hours_per_day, **parties,
    )  # fmt: skip
    transitions.create(hiring, "begin", by=by)
    Contract.objects.bulk_create(Contract(hiring=hiring, kind=one, **parties) for one in CONTRACTS[kind])
    return hiring


@transaction.atomic
def edit(hiring: Hiring, *, by: User, **changes: Any) -> Hiring:
    """Write what has been agreed so far. A first day that would break a decided case is refused."""
    lock(hiring)
    if hiring.state != HiringState.DRAFT:
        raise ValidationError(_("It is agreed already. What is agreed stays."), code="not_draft")
    for name, value in changes.items():
        setattr(hiring, name, value)
    hiring.full_clean()
    refuse_broken_dates(hiring)
    hiring.save(update_fields=list(changes))
    log(hiring, "edit", by=by)
    return hiring


@no_file_left_behind()
@transaction.atomic
def attach(hiring: Hiring, *, study_plan: ContentFile, by: User) -> Hiring:
    """Attach the study plan from ``plans.check_plan``; the one before goes after the commit."""
    lock(hiring)
    consume_upload(study_plan, by=by)
    old, storage = hiring.study_plan.name, hiring.study_plan.storage
    hiring.study_plan = study_plan
    hiring.save(update_fields=["study_plan"])
    if old:
        transaction.on_commit(lambda: storage.delete(old))
    log(hiring, "attach", by=by)
    return hiring


@transaction.atomic
def agree(hiring: Hiring, *, by: User) -> Hiring:
    """All is agreed; the young person and the workplace are told.

    Raises ValidationError with every demand of the law that is not met or not known.
    """
    lock_for_transition(hiring, "agree", by)
    missing = _missing(hiring)
    if missing:
        raise ValidationError([ValidationError(text, code="not_ready") for text in missing])
    move(hiring, "agree", by=by)
    day = date_format(hiring.starts_on, "SHORT_DATE_FORMAT") if hiring.starts_on else ""
    tell_young(hiring, "hiring_agreed", starts_on=day)
    tell_workplace(hiring, "hiring_agreed", starts_on=day)
    return hiring


@transaction.atomic
def start(hiring: Hiring, *, by: User) -> Hiring:
    """The first day has come. While support is not decided, work may not begin: it would be lost (§ 83)."""
    lock_for_transition(hiring, "start", by)
    if hiring.starts_on is None or hiring.starts_on > timezone.localdate():
        raise ValidationError(_("The first day has not come yet."), code="too_early")
    refuse_undecided(hiring)
    move(hiring, "start", by=by)
    return hiring


def refuse_undecided(hiring: Hiring) -> None:
    """Raise ValidationError where work would begin before a decision that has to come first."""
    for case in hiring.cases.filter(state__in=[*UNDECIDED, *YES]):
        if hiring.starts_on and not may_start(case.scheme, case.applied_on, case.decided_on, hiring.starts_on):
            text = _("Work may not begin before the decision on support. Move the first day, or close the case.")
            raise ValidationError(text, code="not_decided")


@transaction.atomic
def end(hiring: Hiring, *, ended_on: dt.date, by: User) -> Hiring:
    """It came to its end."""
    lock_for_transition(hiring, "end", by)
    if hiring.starts_on and not hiring.starts_on <= ended_on <= timezone.localdate():
        text = _("Choose a last day between the first day and today.")
        raise ValidationError({"ended_on": text}, code="impossible_day")
    move(hiring, "end", by=by, ended_on=ended_on)
    return hiring


@transaction.atomic
def cancel(hiring: Hiring, *, reason: str, by: User) -> Hiring:
    """It never started; its cases of support are closed with it."""
    move(hiring, "cancel", by=by, reason=reason)
    for case in hiring.cases.filter(state__in=[*UNDECIDED, *YES]):
        close(case, reason=reason, by=by)
    tell_young(hiring, "hiring_cancelled")
    tell_workplace(hiring, "hiring_cancelled")
    return hiring


@transaction.atomic
def send(contract: Contract, *, sent_on: dt.date, by: User) -> Contract:
    """The contract went out to be signed."""
    _refuse_future(sent_on, "sent_on")
    move(contract, "send", by=by, sent_on=sent_on)
    tell_workplace(contract.hiring, "hiring_contract_sent")
    return contract


@transaction.atomic
def sign(contract: Contract, *, signed_on: dt.date, by: User) -> Contract:
    """Both parties have signed."""
    _refuse_future(signed_on, "signed_on")
    lock_for_transition(contract, "sign", by)
    if contract.sent_on and signed_on < contract.sent_on:
        raise ValidationError({"signed_on": _("Nobody signs before it is sent.")}, code="impossible_day")
    move(contract, "sign", by=by, signed_on=signed_on)
    return contract


@transaction.atomic
def reopen(contract: Contract, *, reason: str, by: User) -> Contract:
    """The contract is written anew. What is agreed already stays agreed, so this is for what is being prepared."""
    lock(contract.hiring)
    if contract.hiring.state != HiringState.DRAFT:
        raise ValidationError(_("It is agreed already. What is agreed stays."), code="not_draft")
    move(contract, "reopen", by=by, reason=reason, sent_on=None, signed_on=None)
    return contract


@transaction.atomic
def check(hiring: Hiring, *, answers: Mapping[str, str], decision: str, reason: str = "", by: User) -> Hiring:
    """Answer every question about an opening for an entrepreneur and decide whether it hides employment.

    Raises ValidationError without all answers, or for a yes to the business against an answer without a reason.
    """
    lock(hiring)
    if hiring.kind != HiringKind.BUSINESS or hiring.state != HiringState.DRAFT:
        raise ValidationError(_("There is nothing to check here now."), code="not_draft")
    if set(answers) != set(QUESTIONS):
        raise ValidationError(_("Answer every question: yes, no or not known."), code="unanswered")
    against = [code for code, said in answers.items() if said != "yes"]
    if decision == Decision.BUSINESS and against and not reason.strip():
        text = _("Some answers speak for employment or are not known. Write why it is a business all the same.")
        raise ValidationError({"reason": text}, code="reason_missing")
    BusinessCheck.objects.update_or_create(
        hiring=hiring,
        defaults={
            "person": hiring.person, "authority": hiring.authority, "answers": dict(answers), "decision": decision,
            "reason": reason, "decided_by": by, "decided_on": timezone.localdate(),
        },
    )  # fmt: skip
    log(hiring, "check", by=by)
    if decision == Decision.EMPLOYMENT:
        tell_workplace(hiring, "hiring_is_employment")
        tell_coach(hiring, "hiring_is_employment", by=by)
    return hiring


def _missing(hiring: Hiring) -> list[str]:
    """What is not met or not known yet, in sentences."""
    missing = [] if hiring.starts_on else [_("The first day is agreed")]
    if hiring.kind == HiringKind.BUSINESS:
        check = BusinessCheck.objects.filter(hiring=hiring).first()
        is_business = check is not None and check.decision == Decision.BUSINESS
        return missing if is_business else [*missing, _("The coach has checked that it is not employment")]
    missing += [sentence_of(one) for one in answer_of(hiring).findings if one.verdict != Verdict.MET]
    if hiring.contracts.exclude(state=ContractState.SIGNED).exists():
        missing.append(_("Every contract is signed"))
    return missing


def _refuse_future(day: dt.date, name: str) -> None:
    if day > timezone.localdate():
        raise ValidationError({name: _("This day has not come yet.")}, code="future")
