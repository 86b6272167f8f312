"""Verbs on cases of support: open, estimate, ask, apply, grant, refuse, pay, close; and the reminder of a deadline."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit import transitions
from accounts.audit.transitions import lock, lock_for_transition, log, move
from accounts.people.models import User
from marketplace.reference.eligibility.basis import periods
from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, months_later
from marketplace.reference.eligibility.money.paying import DECIDED_FIRST, most_for
from marketplace.reference.eligibility.schemes.subsidy import apply_by, may_begin
from marketplace.reference.eligibility.schemes.voucher import SHARE
from marketplace.work.outcomes.cases import Case, Period
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.notices import tell_coach, tell_workplace, tell_young
from marketplace.work.outcomes.queries import paid_before
from marketplace.work.outcomes.states import BEFORE, PAID, UNDECIDED, YES, HiringKind, HiringState, Scheme

FOR_KIND = {
    HiringKind.JOB: (Scheme.VOUCHER, Scheme.SUBSIDY),
    HiringKind.APPRENTICESHIP: (Scheme.VOUCHER, Scheme.SUBSIDY),
    HiringKind.BUSINESS: (Scheme.GRANT,),
}


@transaction.atomic
def open_case(hiring: Hiring, *, scheme: str, by: User) -> Case:
    """Begin a case of support; both sides learn the last day to apply.

    Raises ValidationError without a first day, after it, for another kind of hiring, or beside a live case.
    """
    lock(hiring)
    if hiring.starts_on is None:
        raise ValidationError(_("Agree on the first day first: support is applied for before it."), code="no_day")
    if hiring.state not in BEFORE:
        raise ValidationError(_("Work has begun. Support is applied for before the first day."), code="begun")
    if scheme not in FOR_KIND.get(HiringKind(hiring.kind), ()):
        raise ValidationError(
            _("This support does not fit this kind of job or contract. Choose another."), code="wrong_kind"
        )
    if hiring.cases.filter(scheme=scheme, state__in=[*UNDECIDED, *YES]).exists():
        raise ValidationError(_("This has been begun already."), code="begun_already")
    case = Case(
        hiring=hiring, scheme=scheme, person=hiring.person, organisation=hiring.organisation,
        authority=hiring.authority,
    )  # fmt: skip
    transitions.create(case, "open_case", by=by)
    if hiring.kind in PAID:
        tell_workplace(hiring, "hiring_case_opened", day=deadline_of(case))
    else:
        tell_young(hiring, "hiring_case_opened", day=deadline_of(case))
    return case


@transaction.atomic
def estimate(case: Case, *, by: User, **facts: Any) -> Case:
    """Write what is known of her for the estimate."""
    lock(case)
    for name, value in facts.items():
        setattr(case, name, value)
    case.full_clean()
    case.save(update_fields=list(facts))
    log(case, "estimate", by=by)
    return case


@transaction.atomic
def ask(case: Case, *, documents: str, by: User) -> Case:
    """Name the documents that are missing; the workplace is told."""
    move(case, "ask", by=by, documents=documents)
    tell_workplace(case.hiring, "hiring_case_documents", day=deadline_of(case))
    return case


@transaction.atomic
def apply(case: Case, *, applied_on: dt.date, by: User) -> Case:
    """It was applied for. The eve of the first day is the last day for it (380/2023 § 83, 99; VNA 22.12.2025)."""
    lock(case.hiring)
    lock_for_transition(case, "apply", by)
    begins_on = case.hiring.starts_on
    if applied_on > timezone.localdate():
        raise ValidationError({"applied_on": _("This day has not come yet.")}, code="future")
    if case.hiring.state not in BEFORE or begins_on is None or applied_on > apply_by(begins_on):
        text = _("Too late: support is applied for before the first day of work.")
        raise ValidationError({"applied_on": text}, code="too_late")
    if case.scheme == Scheme.VOUCHER and SHARE not in Law.on(applied_on):
        raise ValidationError({"applied_on": _("There is no voucher to apply for on this day.")}, code="no_voucher")
    move(case, "apply", by=by, applied_on=applied_on, documents="")
    tell_coach(case.hiring, "hiring_case_applied", by=by)
    return case


@transaction.atomic
def grant(case: Case, *, decided_on: dt.date, months: int, by: User) -> Case:
    """The authority said yes. A job that began before the decision gets nothing (§ 83)."""
    lock(case.hiring)
    lock_for_transition(case, "grant", by)
    _refuse_odd_decision(case, decided_on)
    begins_on = case.hiring.starts_on
    if case.scheme in DECIDED_FIRST and begins_on and may_begin(decided_on, begins_on).verdict != Verdict.MET:
        text = _("Work began before the decision: nothing is paid (380/2023 § 83).")
        raise ValidationError({"decided_on": text}, code="began_before")
    move(case, "grant", by=by, decided_on=decided_on, months=months)
    _tell_all(case, "hiring_case_granted", by=by)
    return case


@transaction.atomic
def refuse(case: Case, *, decided_on: dt.date, reason: str, by: User) -> Case:
    """The authority said no."""
    lock_for_transition(case, "refuse", by)
    _refuse_odd_decision(case, decided_on)
    move(case, "refuse", by=by, decided_on=decided_on, reason=reason)
    _tell_all(case, "hiring_case_refused", by=by)
    return case


@transaction.atomic
def pay(
    case: Case, *, first_on: dt.date, last_on: dt.date, euros: Decimal, paid_on: dt.date | None = None, by: User
) -> Case:
    """Support of a period was paid. It lies within the granted months, beside the other periods, below the caps."""
    lock(case.hiring)
    lock_for_transition(case, "pay", by)
    paid_on = paid_on or timezone.localdate()
    _refuse_odd_period(case, first_on, last_on, paid_on)
    most = most_for(
        case.scheme, periods.Period(first_on, last_on), paid_before(case), Law.on(case.applied_on or first_on)
    )
    if most is not None and euros > most:
        text = _("The law allows at most %(euros)s euros for this period.") % {"euros": most}
        raise ValidationError({"euros": text}, code="above_cap")
    move(case, "pay", by=by)
    Period.objects.create(
        case=case, first_on=first_on, last_on=last_on, euros=euros, paid_on=paid_on, person=case.person,
        organisation=case.organisation, authority=case.authority,
    )  # fmt: skip
    return case


@transaction.atomic
def close(case: Case, *, reason: str, by: User) -> Case:
    """Nothing more comes of it: all is paid, or it is given up."""
    move(case, "close", by=by, reason=reason, closed_on=timezone.localdate())
    return case


@transaction.atomic
def remind(case: Case, *, by: User) -> Case:
    """Say once that the last day to apply comes near."""
    lock(case)
    if case.reminded_on is not None:
        return case
    case.reminded_on = timezone.localdate()
    case.save(update_fields=["reminded_on"])
    log(case, "remind", by=by)
    tell_workplace(case.hiring, "hiring_case_near", day=deadline_of(case))
    tell_coach(case.hiring, "hiring_case_near", by=by, day=deadline_of(case))
    return case


def refuse_broken_dates(hiring: Hiring) -> None:
    """Raise ValidationError where a changed first day would lie before an application or a decision that counts."""
    for case in hiring.cases.filter(state__in=[*UNDECIDED, *YES]):
        known = case.decided_on if case.scheme in DECIDED_FIRST else case.applied_on
        known = known or case.applied_on
        if known and (hiring.starts_on is None or hiring.starts_on <= known):
            text = _("Support was applied for or decided on %(day)s. The first day must come after it.")
            day = f"{known:%-d.%-m.%Y}"
            raise ValidationError({"starts_on": text % {"day": day}}, code="began_before")


def _refuse_odd_decision(case: Case, decided_on: dt.date) -> None:
    if case.applied_on is None or not case.applied_on <= decided_on <= timezone.localdate():
        text = _("Choose a decision day between the application and today.")
        raise ValidationError({"decided_on": text}, code="impossible_day")


def _refuse_odd_period(case: Case, first_on: dt.date, last_on: dt.date, paid_on: dt.date) -> None:
    begins_on = case.hiring.starts_on
    if begins_on is None or case.hiring.state not in {HiringState.RUNNING, HiringState.ENDED}:
        raise ValidationError(_("Nothing is paid before work has begun."), code="not_begun")
    end = months_later(begins_on, case.months or 0) - DAY
    if not begins_on <= first_on <= last_on <= end:
        text = _("The period lies within the granted months: from %(first)s to %(last)s.")
        days = {"first": f"{begins_on:%-d.%-m.%Y}", "last": f"{end:%-d.%-m.%Y}"}
        raise ValidationError({"first_on": text % days}, code="outside")
    if not last_on <= paid_on <= timezone.localdate():
        raise ValidationError({"paid_on": _("A period is paid after its last day.")}, code="impossible_day")
    if case.periods.filter(first_on__lte=last_on, last_on__gte=first_on).exists():
        raise ValidationError({"first_on": _("These days have been paid already.")}, code="paid_already")


def _tell_all(case: Case, name: str, *, by: User) -> None:
    tell_young(case.hiring, name)
    if case.hiring.kind in PAID:
        tell_workplace(case.hiring, name)
    tell_coach(case.hiring, name, by=by)


def deadline_of(case: Case) -> str:
    """The last day to apply, as people write it."""
    return date_format(apply_by(case.hiring.starts_on), "SHORT_DATE_FORMAT") if case.hiring.starts_on else ""
