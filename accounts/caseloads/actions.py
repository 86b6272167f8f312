"""Verbs on caseloads: welcome a young person, hand over, name and end a deputy, notify the coach of somebody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import lock, log
from accounts.caseloads import notices
from accounts.caseloads.bookmarks.models import Bookmark
from accounts.caseloads.limits import check_days
from accounts.caseloads.models import Deputy, Responsibility
from accounts.caseloads.queries import responsible_coach
from accounts.caseloads.rules import can_deputise_for
from accounts.holdings.actions import release
from accounts.manifests import Span
from accounts.notices.actions import notify
from accounts.notices.models import Notice
from accounts.people.actions import add_young, invite
from accounts.people.models import Invitation, User
from accounts.people.states import Role


@transaction.atomic
def welcome(*, by: User, **facts: Any) -> Invitation:
    """Open a young person's account, take the responsibility for her and make her way in."""
    person = add_young(by=by, **facts)
    take = Responsibility.objects.create(person=person, coach=by, authority=_authority_of(by))
    log(take, "welcome", by=by)
    return invite(person, by=by)


@transaction.atomic
def hand_over(person: User, *, to: User, reason: str, by: User) -> Responsibility:
    """End one coach's responsibility and begin another's in the same moment, so that nobody is ever without one.

    The young person and the new coach are told; what others kept about her for themselves goes. Raises
    ValidationError when the new coach is of another authority, not at work, or the same as before.
    """
    lock(person)
    _must_coach(to, person.authority_id, "to")
    if not reason.strip():
        raise ValidationError({"reason": _("Write a reason.")}, code="reason_missing")
    now, authority = timezone.now(), _authority_of(person)
    standing = Responsibility.objects.standing().filter(person=person).first()
    if standing and standing.coach_id == to.pk:
        raise ValidationError({"to": _("This coach is responsible already.")}, code="same_coach")
    if standing:
        standing.ended_at = now
        standing.save(update_fields=["ended_at"])
    successor = Responsibility.objects.create(
        person=person, coach=to, authority=authority, started_at=now, reason=reason
    )
    log(successor, "hand_over", by=by, reason=reason)
    Bookmark.objects.filter(person=person).exclude(coach=to).delete()
    if standing:
        release(standing.coach, to=to, by=by, span=Span(person=person))
    notify(person, "coach_changed", about=successor, coach=to.full_name, phone=to.phone)
    if to != by:
        notify(to, "young_person_received", about=successor, link=person.get_absolute_url(), who=by.full_name)
    return successor


@transaction.atomic
def deputise(coach: User, *, deputy: User, starts_on: dt.date, ends_on: dt.date, by: User, reason: str = "") -> Deputy:
    """Name who stands in for a coach, first day to last; the deputy is told, the coach too where a coordinator does it.

    Raises ValidationError for anybody but the coach herself or a coordinator with a reason, for oneself or somebody of
    another authority as the deputy, and for days that ``check_days`` refuses.
    """
    lock(coach)
    _must_coach(coach, by.authority_id, "coach")
    if not can_deputise_for(by, coach):
        words = _("Only the coach who is away or a coordinator names who stands in.")
        raise ValidationError({"coach": words}, code="not_yours")
    if by != coach and not reason.strip():
        raise ValidationError({"reason": _("Write a reason.")}, code="reason_missing")
    _must_coach(deputy, coach.authority_id, "deputy")
    stand_in = Deputy(
        coach=coach, deputy=deputy, starts_on=starts_on, ends_on=ends_on, reason=reason, authority=coach.authority
    )
    stand_in.full_clean()
    check_days(stand_in)
    stand_in.save()
    log(stand_in, "deputise", by=by, reason=reason)
    notices.tell_of_deputy(stand_in, by=by)
    return stand_in


@transaction.atomic
def end_deputy(stand_in: Deputy, *, by: User) -> Deputy:
    """Nobody stands in from this moment on; the deputy is told, the coach too where a coordinator does it.

    Raises ValidationError where it is over already.
    """
    lock(stand_in)
    if stand_in.ended_at is not None or stand_in.ends_on < timezone.localdate():
        raise ValidationError(_("This is over already."), code="over")
    stand_in.ended_at = timezone.now()
    stand_in.save(update_fields=["ended_at"])
    log(stand_in, "end_deputy", by=by)
    notices.tell_of_end(stand_in, by=by)
    return stand_in


@transaction.atomic
def tell_of_first_look(person_id: int, *, deputy: User) -> None:
    """Tell a young person that a deputy has begun with her: once for each deputy and period."""
    supported = Responsibility.objects.standing().filter(person=person_id)
    for row in Deputy.objects.on(timezone.localdate()).filter(deputy=deputy, coach__in=supported.values("coach")):
        if not notices.knows_deputy(row, person_id):
            lock(row)  # two pages that are opened at once tell once
            if not notices.knows_deputy(row, person_id):
                notices.tell_of_look(row, User.objects.get(pk=person_id))


def notify_coach(obj: Any, name: str, /, *, unless: User | None = None, link: str = "", **facts: str) -> Notice | None:
    """Notify the responsible coach of the ``person`` of an object, unless it was the coach who acted.

    The link is the page of the object and the fact ``person`` her first name, where the caller gives no others.
    Nobody is told where nobody is responsible.
    """
    with across_authorities():  # an employer's or a service's scope knows no coaches
        coach = responsible_coach(obj.person)
    if coach is None or (unless is not None and coach.pk == unless.pk):
        return None
    about = {"person": obj.person.short_name, **facts}
    return notify(coach, name, about=obj, link=link or obj.get_absolute_url(), **about)


def _authority_of(person: User) -> Any:
    """The authority of a worker or of a young person, who always have one (``user_has_authority``)."""
    return person.authority


def _must_coach(chosen: User, authority_id: int | None, field: str) -> None:
    if chosen.authority_id != authority_id or chosen.role != Role.COACH or not chosen.is_active:
        raise ValidationError({field: _("Choose a coach of the same authority.")}, code="wrong_coach")
