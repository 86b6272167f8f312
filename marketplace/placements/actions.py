"""Verbs on placements: draft, agree, start, end with an outcome, stop, cancel; and the follow-ups."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import begin, lock, move, record
from accounts.caseloads.queries import responsible_coach
from accounts.notices.actions import tell
from accounts.people.models import User
from marketplace.introductions.models import Introduction
from marketplace.introductions.states import IntroductionState
from marketplace.listings.actions import release_seat, take_seat
from marketplace.placements.models import FollowUp, Placement
from marketplace.placements.states import PlacementState, Side

FOLLOW_UP_MONTHS = (0, 3, 6)
DAYS_A_MONTH = 30.44


@transaction.atomic
def draft(introduction: Introduction, *, by: User) -> Placement:
    """Begin to agree on a placement after the workplace's yes; takes one seat of the listing.

    Raises ValidationError when the workplace has not said yes, when it was begun already or the last seat has gone.
    """
    lock(introduction.listing)
    lock(introduction)
    if introduction.state != IntroductionState.ACCEPTED:
        raise ValidationError(_("The workplace has not said yes."), code="not_accepted")
    if Placement.objects.filter(introduction=introduction).exists():
        raise ValidationError(_("The placement of this introduction has been begun already."), code="drafted_already")
    take_seat(introduction.listing, by=by)
    listing = introduction.listing
    placement = Placement(
        person=introduction.person,
        listing=listing,
        organisation=introduction.organisation,
        introduction=introduction,
        authority=introduction.authority,
        kind=listing.kind,
        guide_name=listing.guide_name,
        starts_on=listing.starts_on,
        ends_on=listing.ends_on,
    )
    return begin(placement, "draft", by=by)


@transaction.atomic
def edit(placement: Placement, *, by: User, **changes: Any) -> Placement:
    """Write what has been agreed so far."""
    lock(placement)
    for name, value in changes.items():
        setattr(placement, name, value)
    placement.full_clean()
    placement.save(update_fields=list(changes))
    record(placement, "edit", by=by)
    return placement


@transaction.atomic
def agree(placement: Placement, *, by: User) -> Placement:
    """Day, hours and guide are agreed; the young person and the workplace are told."""
    if not (placement.starts_on and placement.guide_name and placement.hours_per_day):
        raise ValidationError(_("First day, hours and a guide must be agreed first."), code="not_ready")
    move(placement, "agree", by=by)
    _tell_both(placement, "placement_agreed", starts_on=date_format(placement.starts_on, "SHORT_DATE_FORMAT"))
    return placement


@transaction.atomic
def start(placement: Placement, *, by: User) -> Placement:
    """The first day has come.

    Raises ValidationError before that day, and while she is in another placement.
    """
    if placement.starts_on is None or placement.starts_on > timezone.localdate():
        raise ValidationError(_("The first day has not come yet."), code="too_early")
    lock(placement.person)
    others = Placement.objects.filter(person=placement.person, state=PlacementState.RUNNING)
    if others.exclude(pk=placement.pk).exists():
        raise ValidationError(_("Another placement of hers is going on. End it first."), code="another_runs")
    move(placement, "start", by=by)
    return placement


@transaction.atomic
def end(placement: Placement, *, ended_on: dt.date, outcome: str, outcome_note: str = "", by: User) -> Placement:
    """The placement came to its end; what came next is written down and followed up."""
    _refuse_impossible_day(placement, ended_on)
    move(placement, "end", by=by, ended_on=ended_on, outcome=outcome, outcome_note=outcome_note)
    _plan_follow_ups(placement, ended_on)
    _tell_both(placement, "placement_ended")
    return placement


@transaction.atomic
def stop(
    placement: Placement, *, ended_on: dt.date, side: str, outcome: str, reason: str, outcome_note: str = "", by: User
) -> Placement:
    """Stop before the end, by any side, with the cause."""
    _refuse_impossible_day(placement, ended_on)
    move(
        placement, "stop", by=by, reason=reason, ended_on=ended_on, stopped_by=Side(side), outcome=outcome,
        outcome_note=outcome_note,
    )  # fmt: skip
    _plan_follow_ups(placement, ended_on)
    _tell_both(placement, "placement_stopped")
    _tell_coach(placement, "placement_stopped_coach", by=by)
    return placement


@transaction.atomic
def cancel(placement: Placement, *, reason: str, by: User) -> Placement:
    """It never started: the seat is free again."""
    listing = lock(placement.listing)
    move(placement, "cancel", by=by, reason=reason)
    release_seat(listing, by=by)
    _tell_both(placement, "placement_cancelled")
    return placement


@transaction.atomic
def answer(follow_up: FollowUp, *, situation: str, by: User) -> FollowUp:
    """How things are now, told by the young person or her coach."""
    lock(follow_up)
    follow_up.situation, follow_up.answered_at, follow_up.answered_by = situation, timezone.now(), by
    follow_up.save(update_fields=["situation", "answered_at", "answered_by"])
    record(follow_up, "answer", by=by)
    return follow_up


def _refuse_impossible_day(placement: Placement, ended_on: dt.date) -> None:
    """The last day at work lies between the first one and today; a placement that never began is for the table."""
    if placement.starts_on and not placement.starts_on <= ended_on <= timezone.localdate():
        raise ValidationError(
            {"ended_on": _("The last day lies between the first day and today.")}, code="impossible_day"
        )


def _plan_follow_ups(placement: Placement, ended_on: dt.date) -> None:
    rows = [
        FollowUp(
            placement=placement,
            person=placement.person,
            authority=placement.authority,
            months=months,
            due_on=ended_on + dt.timedelta(days=round(months * DAYS_A_MONTH)),
        )
        for months in FOLLOW_UP_MONTHS
    ]
    with across_authorities():  # an employer may stop a placement, but its scope holds no follow-ups
        FollowUp.objects.bulk_create(rows)


def _tell_both(placement: Placement, name: str, **facts: str) -> None:
    for person in (placement.person, placement.listing.contact):
        tell(
            person, name, about=placement, link=placement.get_absolute_url(), title=placement.listing.title,
            workplace=placement.organisation.name, **facts,
        )  # fmt: skip


def _tell_coach(placement: Placement, name: str, *, by: User) -> None:
    with across_authorities():  # an employer's scope knows no coaches
        coach = responsible_coach(placement.person)
    if coach and coach != by:
        tell(
            coach, name, about=placement, link=placement.get_absolute_url(), title=placement.listing.title,
            workplace=placement.organisation.name, person=placement.person.full_name,
        )  # fmt: skip
