"""Verbs of what comes next: check-ins are planned, asked, answered; a step is chosen; follow-ups are asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import create, lock, lock_for_transition, locked, log, move
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import Opens, cancel_notifications, notify
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.nextsteps.days import asked_on, is_too_late
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.states import OPEN, CheckInState, Going, Party, StepKind
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import PlacementState

CHECK_IN_NOTICES = ("check_in_asked", "check_in_reminder")


@transaction.atomic
def plan(placement: Placement, *, by: User) -> int:
    """Make the check-ins of a placement agree with its days: new ones, other days, none where it does not go on.

    What was asked about an end that has moved far away is asked anew; what was answered stays as it was said.
    Returns how many rows were touched.
    """
    lock(placement)
    runs = placement.state == PlacementState.RUNNING
    wanted = asked_on(placement.starts_on, placement.ends_on) if runs else {}
    rows = locked(CheckIn.objects.filter(placement=placement, state__in=OPEN))
    touched = sum(_fit(row, wanted.get(row.moment), by=by) for row in rows)
    return touched + sum(
        _add(placement, moment, party, day, by=by) for moment, day in wanted.items() for party in Party.values
    )


def _fit(row: CheckIn, day: dt.date | None, *, by: User) -> int:
    """Bring one open check-in to its day, or let it go."""
    if day == row.due_on:
        return 0
    if day is None or (row.state == CheckInState.ASKED and day > timezone.localdate()):
        lapse(row, by=by)
    elif row.state == CheckInState.PLANNED:
        row.due_on = day
        row.save(update_fields=["due_on"])
        log(row, "replan", by=by)
    return 1


def _add(placement: Placement, moment: str, party: str, day: dt.date, *, by: User) -> int:
    """Plan a check-in unless it is open, was answered about this day, or its time has gone by."""
    today = timezone.localdate()
    same = CheckIn.objects.filter(placement=placement, moment=moment, party=party)
    known = same.filter(state__in=OPEN).exists() or same.filter(state=CheckInState.ANSWERED, due_on=day).exists()
    asked_before = day <= today and same.filter(asked_at__isnull=False).exists()
    if known or asked_before or is_too_late(moment, day, today):
        return 0
    check_in = CheckIn(
        placement=placement, moment=moment, party=party, due_on=day, person=placement.person,
        organisation=placement.organisation, authority=placement.authority,
    )  # fmt: skip
    create(check_in, "plan", by=by)
    return 1


@transaction.atomic
def ask(check_in: CheckIn, *, by: User) -> CheckIn:
    """Send the two questions with a link that needs no account."""
    move(check_in, "ask", by=by, asked_at=timezone.now())
    send_check_in_link(check_in, "check_in_asked")
    return check_in


@transaction.atomic
def remind(check_in: CheckIn, *, by: User) -> CheckIn:
    """Ask once more, and only once."""
    lock(check_in)
    if check_in.state == CheckInState.ASKED and check_in.reminded_at is None:
        check_in.reminded_at = timezone.now()
        check_in.save(update_fields=["reminded_at"])
        log(check_in, "remind", by=by)
        send_check_in_link(check_in, "check_in_reminder")
    return check_in


@transaction.atomic
def answer(check_in: CheckIn, *, going: str = "", go_on: str = "", by: User) -> CheckIn:
    """One tap or both: the first is kept, the second closes the check-in and tells the coach where it matters.

    Raises TransitionRefusedError when it was answered already or is not asked any more.
    """
    lock_for_transition(check_in, "answer", by)
    check_in.going, check_in.go_on = going or check_in.going, go_on or check_in.go_on
    if not (check_in.going and check_in.go_on):
        check_in.save(update_fields=["going", "go_on"])
        log(check_in, "tap", by=by)
        return check_in
    told = {"going": check_in.going, "go_on": check_in.go_on}
    move(check_in, "answer", by=by, answered_at=timezone.now(), **told)
    cancel_notifications(check_in, *CHECK_IN_NOTICES)
    _tell_coach(check_in)
    return check_in


@transaction.atomic
def lapse(check_in: CheckIn, *, by: User) -> CheckIn:
    """Not needed any more: the placement is over, or its days have changed."""
    move(check_in, "lapse", by=by)
    cancel_notifications(check_in, *CHECK_IN_NOTICES)
    return check_in


@transaction.atomic
def choose(placement: Placement, *, kind: str, owner: User, due_on: dt.date, note: str = "", by: User) -> NextStep:
    """What comes next, who takes care of it and by when; the young person is told.

    Raises ValidationError where a step stands already, for a day that has gone, and for an owner who is no coach here.
    """
    lock(placement)
    if NextStep.objects.standing().filter(placement=placement).exists():
        raise ValidationError(_("A next step has been chosen already. Change that one first."), code="chosen_already")
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": _("This day has gone already.")}, code="past")
    _must_coach(owner, placement.authority_id)
    step = NextStep(
        placement=placement, person=placement.person, authority=placement.authority, kind=StepKind(kind), owner=owner,
        due_on=due_on, note=note,
    )  # fmt: skip
    step.clean_fields()
    create(step, "choose", by=by)
    notify(
        step.person, "next_step_chosen", about=step, link=placement.get_absolute_url(), coach=owner.full_name,
        **_facts(step),
    )  # fmt: skip
    if owner.pk != by.pk:
        _tell_owner(step)
    return step


@transaction.atomic
def finish(step: NextStep, *, by: User) -> NextStep:
    """It is done."""
    move(step, "finish", by=by, finished_at=timezone.now())
    return step


@transaction.atomic
def change_owner(step: NextStep, *, owner: User, by: User) -> NextStep:
    """Another coach sees to it; she is told. Raises ValidationError for somebody who is no coach of the authority."""
    lock(step)
    _must_coach(owner, step.authority_id)
    step.owner = owner
    step.save(update_fields=["owner"])
    log(step, "change_owner", by=by)
    cancel_notifications(step, "next_step_yours")
    _tell_owner(step)
    return step


@transaction.atomic
def withdraw(step: NextStep, *, reason: str, by: User) -> NextStep:
    """It did not come to be: the placement is on the list again until another step is chosen."""
    move(step, "withdraw", by=by, reason=reason)
    cancel_notifications(step, "next_step_chosen", "next_step_yours")
    return step


@transaction.atomic
def ask_follow_up(follow_up: FollowUp, *, by: User) -> FollowUp:
    """Ask the young person how things are, by a link that two taps answer."""
    lock(follow_up)
    if follow_up.asked_at is None and follow_up.answered_at is None:
        follow_up.asked_at = timezone.now()
        follow_up.save(update_fields=["asked_at"])
        log(follow_up, "ask", by=by)
        send_follow_up_link(follow_up, "follow_up_asked")
    return follow_up


@transaction.atomic
def remind_follow_up(follow_up: FollowUp, *, by: User) -> FollowUp:
    """Ask once more, and only once."""
    lock(follow_up)
    if follow_up.asked_at and follow_up.reminded_at is None and follow_up.answered_at is None:
        follow_up.reminded_at = timezone.now()
        follow_up.save(update_fields=["reminded_at"])
        log(follow_up, "remind", by=by)
        send_follow_up_link(follow_up, "follow_up_reminder")
    return follow_up


def send_follow_up_link(follow_up: FollowUp, name: str = "follow_up_asked") -> None:
    """Mail the link of the one question to the young person."""
    placement, opens = follow_up.placement, Opens("nextsteps.follow_up", follow_up)
    notify(
        follow_up.person, name, about=follow_up, link=follow_up.get_absolute_url(), opens=opens,
        title=placement.listing.title, workplace=placement.organisation.name,
    )  # fmt: skip


def _tell_owner(step: NextStep) -> None:
    link = step.placement.get_absolute_url()
    notify(step.owner, "next_step_yours", about=step, link=link, person=step.person.short_name, **_facts(step))


def _facts(step: NextStep) -> dict[str, Any]:
    return {"title": step.placement.listing.title, "by_when": date_format(step.due_on, "SHORT_DATE_FORMAT")}


def _must_coach(owner: User, authority_id: int | None) -> None:
    if owner.role != Role.COACH or not owner.is_active or owner.authority_id != authority_id:
        raise ValidationError({"owner": _("Choose a coach of your own authority.")}, code="not_a_coach")


def teller(check_in: CheckIn) -> User:
    """Who answers: the young person, or the contact person of the place, to whose mailbox the link goes."""
    return check_in.person if check_in.party == Party.YOUNG else check_in.placement.listing.contact


def send_check_in_link(check_in: CheckIn, name: str = "check_in_asked") -> None:
    """Mail the link of the two questions to who answers them."""
    placement, opens = check_in.placement, Opens("nextsteps.check_in", check_in)
    notify(
        teller(check_in), name, about=check_in, link=check_in.get_absolute_url(), opens=opens,
        title=placement.listing.title, workplace=placement.organisation.name,
    )  # fmt: skip


def _tell_coach(check_in: CheckIn) -> None:
    """The coach hears when both sides have answered, and at once where it goes badly."""
    with across_authorities():  # an employer's scope knows no coaches
        waiting = CheckIn.objects.filter(
            placement=check_in.placement_id, moment=check_in.moment, state=CheckInState.ASKED
        ).exists()
    if not waiting or check_in.going == Going.BADLY:
        link = reverse("nextsteps:options", args=[check_in.placement_id])
        notify_coach(check_in, "check_in_answered", link=link, title=check_in.placement.listing.title)
