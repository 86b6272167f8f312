"""Verbs of the drop-in: check in, call, take the next, finish, leave, link with a young person; places and rosters."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, log, move
from accounts.caseloads.queries import people_of
from accounts.people.models import User
from marketplace.services.dropins.models import Desk, Shift, Visit
from marketplace.services.dropins.queries import waiting
from marketplace.services.dropins.states import HERE, Source, Topic
from marketplace.services.dropins.validators import clean_nickname

MOST_WAITING = 60  # a queue that is longer than a day was not made by people


@transaction.atomic
def check_in(desk: Desk, *, topic: str, source: str, nickname: str = "", by: User) -> Visit:
    """Somebody has come: the next number of the day. No account is needed, nothing is asked but the topic.

    Raises ValidationError where the place takes nobody now, or for a nickname that is none.
    """
    lock(desk)
    if not desk.is_open:
        raise ValidationError(_("This place takes nobody right now."), code="closed")
    if waiting(desk).count() >= MOST_WAITING:
        raise ValidationError(_("The queue is full right now. Come to the desk."), code="full")
    today = timezone.localdate()
    last = Visit.objects.filter(desk=desk, day=today).aggregate(last=Max("number"))["last"] or 0
    visit = Visit(
        desk=desk, authority=desk.authority, day=today, number=last + 1, nickname=clean_nickname(nickname),
        topic=Topic(topic), source=Source(source),
    )  # fmt: skip
    return create(visit, "check_in", by=by)


@transaction.atomic
def call(visit: Visit, *, by: User) -> Visit:
    """It is this visitor's turn, with the one who calls."""
    move(visit, "call", by=by, called_at=timezone.now(), called_by=by)
    return visit


@transaction.atomic
def take_next(desk: Desk, *, by: User) -> Visit | None:
    """Call whoever waits longest; two who call at the same moment get two visitors. None where nobody waits."""
    lock(desk)
    visit = waiting(desk).first()
    return call(visit, by=by) if visit else None


@transaction.atomic
def finish(visit: Visit, *, by: User) -> Visit:
    """The talk is over."""
    move(visit, "finish", by=by, ended_at=timezone.now())
    return visit


@transaction.atomic
def leave(visit: Visit, *, by: User) -> Visit:
    """The visitor has gone, or did not come when called."""
    move(visit, "leave", by=by, ended_at=timezone.now())
    return visit


@transaction.atomic
def hide_name(visit: Visit, *, by: User) -> Visit:
    """A nickname that does not belong on a wall is taken off it."""
    lock(visit)
    visit.nickname = ""
    visit.save(update_fields=["nickname"])
    log(visit, "hide_name", by=by)
    return visit


@transaction.atomic
def link(visit: Visit, *, person: User, by: User) -> Visit:
    """Say who the visitor is: one of the coach's own young people, so that the turn can lead on.

    Raises ValidationError for somebody whom the coach does not support.
    """
    lock(visit)
    if not people_of(by).filter(pk=person.pk).exists():
        raise ValidationError({"person": _("Choose one of your own young people.")}, code="not_hers")
    visit.person = person
    visit.save(update_fields=["person"])
    log(visit, "link", by=by)
    return visit


@transaction.atomic
def forget_names(*, by: User) -> int:
    """Empty nicknames of days that are over; whoever is still in the queue has left. Returns how many.

    Number, place, day and topic stay: they are what is counted.
    """
    old = Visit.objects.filter(day__lt=timezone.localdate())
    for visit in old.filter(state__in=HERE):
        leave(visit, by=by)
    return old.exclude(nickname="").update(nickname="")


@transaction.atomic
def add_desk(*, by: User, **facts: Any) -> Desk:
    """A new place of the authority; it takes nobody until it is opened."""
    desk = Desk(authority=by.authority, **facts)
    desk.full_clean()
    desk.save()
    log(desk, "add_desk", by=by)
    return desk


@transaction.atomic
def edit_desk(desk: Desk, *, by: User, **facts: Any) -> Desk:
    """Another name, address or hours."""
    lock(desk)
    for name, value in facts.items():
        setattr(desk, name, value)
    desk.full_clean()
    desk.save(update_fields=list(facts))
    log(desk, "edit_desk", by=by)
    return desk


@transaction.atomic
def open_desk(desk: Desk, *, by: User) -> Desk:
    """The place takes people from now on."""
    return _set_open(desk, "open_desk", is_open=True, by=by)


@transaction.atomic
def close_desk(desk: Desk, *, by: User) -> Desk:
    """Nobody new is taken; who waits is served."""
    return _set_open(desk, "close_desk", is_open=False, by=by)


def _set_open(desk: Desk, verb: str, *, is_open: bool, by: User) -> Desk:
    lock(desk)
    desk.is_open = is_open
    desk.save(update_fields=["is_open"])
    log(desk, verb, by=by)
    return desk


@transaction.atomic
def add_shift(desk: Desk, *, by: User, **facts: Any) -> Shift:
    """Somebody is on duty on a day. Raises ValidationError for hours in the wrong order."""
    shift = Shift(desk=desk, authority=desk.authority, **facts)
    shift.full_clean()
    shift.save()
    log(shift, "add_shift", by=by)
    return shift


@transaction.atomic
def remove_shift(shift: Shift, *, by: User) -> Desk:
    """Somebody is not on duty after all. Returns the place."""
    log(shift, "remove_shift", by=by)
    desk = shift.desk
    shift.delete()
    return desk
