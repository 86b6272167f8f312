"""Verbs on placements: draft, renew, agree, start, end with an outcome, stop, cancel; and the follow-ups."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import create, lock, lock_for_transition, log, move
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import notify
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.actions import release_seat, take_seat
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import FollowUp, Placement
from marketplace.work.placements.states import OVER, HowTold, Outcome, PlacementState, Side, StopCause

FOLLOW_UP_MONTHS = (0, 3, 6)


@transaction.atomic
def draft(introduction: Introduction, *, by: User) -> Placement:
    """Begin to agree on a placement after the workplace's yes; takes one seat of the listing.

    Raises ValidationError when the workplace has not said yes, when it was begun already or the last seat has gone.
    """
    lock(introduction.listing)
    lock(introduction)
    if introduction.state != IntroductionState.ACCEPTED:
        raise ValidationError(_("The workplace has not said yes. Wait for the answer or call."), code="not_accepted")
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
    return create(placement, "draft", by=by)


@transaction.atomic
def renew(placement: Placement, *, starts_on: dt.date, ends_on: dt.date, by: User) -> Placement:
    """Begin to agree on going on at the same workplace, in the same seat; points to the placement before.

    Raises ValidationError for what is not a work trial that goes on or ended, that was renewed already, or whose days
    are in no order.
    """
    lock(placement)
    if placement.kind != ListingKind.TRIAL or placement.state not in (PlacementState.RUNNING, *OVER):
        raise ValidationError(_("Only a work trial that has begun can go on."), code="not_renewable")
    if placement.renewals.exclude(state=PlacementState.CANCELLED).exists():
        raise ValidationError(_("It has been renewed already."), code="renewed_already")
    if starts_on <= (placement.ended_on or placement.ends_on or starts_on):
        raise ValidationError({"starts_on": _("It goes on after the last day of the one before.")}, code="overlap")
    if ends_on < starts_on:
        raise ValidationError({"ends_on": _("The last day is before the first day.")}, code="days")
    copied = ("person", "listing", "organisation", "authority", "kind", "goal", "guide_name", "guide_phone",
              "hours_per_day", "days_per_week")  # fmt: skip
    facts = {name: getattr(placement, name) for name in copied}
    return create(Placement(renews=placement, starts_on=starts_on, ends_on=ends_on, **facts), "renew", by=by)


@transaction.atomic
def edit(placement: Placement, *, by: User, **changes: Any) -> Placement:
    """Write what has been agreed so far. A work trial that was sent out for signatures changes by its agreement only.

    Raises ValidationError then, and where the values contradict each other.
    """
    lock(placement)
    if placement.kind == ListingKind.TRIAL and placement.state != PlacementState.DRAFT:
        raise ValidationError(_("Change the agreement: what was signed changes only with it."), code="by_agreement")
    return write(placement, by=by, **changes)


@transaction.atomic
def write(placement: Placement, *, by: User, **changes: Any) -> Placement:
    """Write the facts of an agreement into its placement, which is locked already."""
    for name, value in changes.items():
        setattr(placement, name, value)
    placement.full_clean()
    placement.save(update_fields=list(changes))
    log(placement, "edit", by=by)
    return placement


@transaction.atomic
def agree(placement: Placement, *, by: User) -> Placement:
    """Day, hours and guide are agreed; the young person and the workplace are told.

    Raises ValidationError for a work trial: its agreement is signed and confirmed by the authority (380/2023 § 57).
    """
    lock_for_transition(placement, "agree", by)
    if placement.kind == ListingKind.TRIAL:
        raise ValidationError(_("A work trial is agreed by signing its agreement."), code="needs_agreement")
    if not (placement.starts_on and placement.guide_name and placement.hours_per_day):
        raise ValidationError(_("First day, hours and a guide must be agreed first."), code="not_ready")
    move(placement, "agree", by=by)
    _tell_both(placement, "placement_agreed", starts_on=date_format(placement.starts_on, "SHORT_DATE_FORMAT"))
    return placement


@transaction.atomic
def send_out(placement: Placement, *, by: User) -> Placement:
    """Its agreement is out for signatures."""
    move(placement, "send_out", by=by)
    return placement


@transaction.atomic
def sign(placement: Placement, *, by: User) -> Placement:
    """The second of the two sides has signed."""
    move(placement, "sign", by=by)
    return placement


@transaction.atomic
def confirm(placement: Placement, *, by: User) -> Placement:
    """The authority's official has signed."""
    move(placement, "confirm", by=by)
    return placement


@transaction.atomic
def take_back(placement: Placement, *, by: User) -> Placement:
    """Its agreement was taken back before it came into force."""
    move(placement, "take_back", by=by)
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
        raise ValidationError(_("The young person has another placement going on. End it first."), code="another_runs")
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
    placement: Placement,
    *,
    ended_on: dt.date,
    side: str,
    reason: str,
    cause: str = StopCause.OTHER,
    outcome: str = Outcome.UNEMPLOYED,
    outcome_note: str = "",
    by: User,
) -> Placement:
    """Stop before the end, by any side, with the cause (380/2023 § 59); what comes next may be open still.

    The young person and the workplace stop it for themselves; her coach may write down who did.
    """
    _refuse_impossible_day(placement, ended_on)
    move(
        placement, "stop", by=by, reason=reason, ended_on=ended_on, stopped_by=_who_stops(by, side),
        stop_cause=StopCause(cause), outcome=outcome,
        outcome_note=outcome_note,
    )  # fmt: skip
    _plan_follow_ups(placement, ended_on)
    _tell_both(placement, "placement_stopped")
    _tell_coach(placement, "placement_stopped_coach", by=by)
    return placement


@transaction.atomic
def cancel(placement: Placement, *, reason: str, by: User) -> Placement:
    """It never started: the seat is free again, unless the placement that it renews holds it."""
    listing = lock(placement.listing)
    move(placement, "cancel", by=by, reason=reason)
    if placement.renews_id is None:
        release_seat(listing, by=by)
    _tell_both(placement, "placement_cancelled")
    return placement


@transaction.atomic
def answer(follow_up: FollowUp, *, situation: str, how_told: str = HowTold.OWN, by: User) -> FollowUp:
    """How things are now, told by the young person, or written down by her coach who says how she heard it.

    Raises ValidationError when she has answered already (her coach may put a slip right), and when a coach names no
    source.
    """
    lock(follow_up)
    is_hers = by.pk == follow_up.person_id
    if is_hers and follow_up.answered_at is not None:
        raise ValidationError(_("This has been answered already. Thank you."), code="answered_already")
    if not is_hers and how_told == HowTold.OWN:
        raise ValidationError({"how_told": _("Say how you heard it.")}, code="source_missing")
    follow_up.situation, follow_up.answered_at, follow_up.answered_by = situation, timezone.now(), by
    follow_up.how_told = HowTold.OWN if is_hers else how_told
    follow_up.save(update_fields=["situation", "answered_at", "answered_by", "how_told"])
    log(follow_up, "answer", by=by)
    return follow_up


def _refuse_impossible_day(placement: Placement, ended_on: dt.date) -> None:
    """The last day at work lies between the first one and today; a placement that never began is for the table."""
    if placement.starts_on and not placement.starts_on <= ended_on <= timezone.localdate():
        raise ValidationError(
            {"ended_on": _("Choose a last day between the first day and today.")}, code="impossible_day"
        )
    agreed_end = placement.ends_on if placement.kind == ListingKind.TRIAL else None
    if agreed_end and ended_on > agreed_end:
        raise ValidationError({"ended_on": _("The agreement ends before this day.")}, code="beyond_agreement")


def _who_stops(by: User, told: str) -> Side:
    own = {Role.YOUNG: Side.YOUNG, Role.EMPLOYER: Side.HOST}
    return own.get(Role(by.role)) or Side(told)


def _plan_follow_ups(placement: Placement, ended_on: dt.date) -> None:
    rows = [
        FollowUp(
            placement=placement,
            person=placement.person,
            authority=placement.authority,
            months=months,
            due_on=months_later(ended_on, months),
        )
        for months in FOLLOW_UP_MONTHS
    ]
    with across_authorities():  # an employer may stop a placement, but its scope holds no follow-ups
        FollowUp.objects.bulk_create(rows)


def _tell_both(placement: Placement, name: str, **facts: Any) -> None:
    for person in (placement.person, placement.listing.contact):
        notify(
            person, name, about=placement, link=placement.get_absolute_url(), title=placement.listing.title,
            workplace=placement.organisation.name, **facts,
        )  # fmt: skip


def _tell_coach(placement: Placement, name: str, *, by: User) -> None:
    title, workplace = placement.listing.title, placement.organisation.name
    notify_coach(placement, name, unless=by, title=title, workplace=workplace)
