"""Verbs on events: write, publish, cancel, restore, reschedule, close. Sign-ups have verbs of their own below them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import create, lock, locked, log, move, state_changed
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import cancel_notifications
from accounts.organisations.models import Organisation
from accounts.people.models import User
from marketplace.services.events.models import Event, Interest, SignUp
from marketplace.services.events.notices import BEFOREHAND, plan_reminder, tell_of
from marketplace.services.events.seats import attend, fill_up, lapse, leave, miss, offer, sign_up, take
from marketplace.services.events.states import EventState, SignUpState

__all__ = (
    "attend", "cancel", "close", "fill_up", "lapse", "leave", "miss", "offer", "publish", "reschedule", "restore",
    "show_interest", "sign_up", "take", "write",
)  # fmt: skip


WRITTEN = (
    "organisation", "kind", "audience", "certificate", "language", "title", "about", "sign_up_until", "street",
    "municipality", "seats",
)  # fmt: skip


@transaction.atomic
def write(event: Event, *, employers: Iterable[Organisation] | None = None, by: User) -> Event:
    """Save an event, new or changed; a draft is seen by its authority only. More seats go to those who wait.

    Raises ValidationError for what the table would refuse: fewer seats than are taken, a training without a card.
    """
    event.authority = event.municipality.authority
    event.validate_constraints(exclude=["seats_taken"])
    if event._state.adding:
        create(event, "write", by=by)
    else:
        before = lock(Event(pk=event.pk))
        event.seats_taken = before.seats_taken
        if event.seats < event.seats_taken:
            raise ValidationError({"seats": _("So many seats are taken already.")}, code="seats_taken")
        event.version = before.version + 1
        event.save(update_fields=[*WRITTEN, "authority", "version", "changed_at"])
        log(event, "edit", by=by)
        fill_up(event)
    if employers is not None:
        event.employers.set(employers)
    return event


@transaction.atomic
def publish(event: Event, *, by: User) -> Event:
    """Put it into the calendar. Raises ValidationError where it has begun already."""
    if event.has_begun:
        raise ValidationError(_("This moment has gone already. Choose another time first."), code="past")
    move(event, "publish", by=by)
    return event


@transaction.atomic
def cancel(event: Event, *, reason: str, by: User) -> Event:
    """Call it off: everybody who comes or waits is told, and nobody is reminded of it."""
    move(event, "cancel", by=by, reason=reason, version=event.version + 1)
    with across_authorities():
        for row in everybody(event):
            cancel_notifications(row, *BEFOREHAND)
            tell_of(row, "event_cancelled", reason=reason)
    return event


@transaction.atomic
def restore(event: Event, *, by: User) -> Event:
    """It takes place after all: everybody keeps the seat or the place in line, is told, and is reminded again."""
    move(event, "restore", by=by, version=event.version + 1)
    with across_authorities():
        for row in everybody(event):
            cancel_notifications(row, "event_cancelled")
            tell_of(row, "event_restored")
            plan_reminder(row)
    fill_up(event)
    return event


@transaction.atomic
def reschedule(event: Event, *, starts_at: dt.datetime, ends_at: dt.datetime, by: User) -> Event:
    """Another time: everybody is told, old reminders go, new ones are planned. Whoever cannot come may cancel.

    Raises ValidationError for a time that has gone, or an end before the beginning.
    """
    lock(event)
    if starts_at <= timezone.now():
        raise ValidationError({"starts_at": _("This moment has gone already. Choose another time first.")}, code="past")
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("It ends before it starts.")}, code="order")
    if event.sign_up_until:
        event.sign_up_until += starts_at - event.starts_at
    event.starts_at, event.ends_at, event.version = starts_at, ends_at, event.version + 1
    event.save(update_fields=["starts_at", "ends_at", "sign_up_until", "version", "changed_at"])
    log(event, "reschedule", by=by)
    with across_authorities():
        for row in everybody(event):
            cancel_notifications(row, "event_reminder")
            if event.state == EventState.PUBLISHED:
                tell_of(row, "event_moved")
                plan_reminder(row)
    return event


@transaction.atomic
def close(event: Event, *, by: User) -> Event:
    """It has been held. Those who still waited for a seat are let go.

    Raises ValidationError before it has begun: then it is called off instead.
    """
    if not event.has_begun:
        raise ValidationError(_("It has not begun yet. Call it off if it does not take place."), code="not_begun")
    move(event, "close", by=by)
    with across_authorities():
        for row in locked(event.sign_ups.filter(state__in=SignUp.TRANSITIONS["lapse"].sources)):
            move(row, "lapse", by=User.objects.system())
            cancel_notifications(row, *BEFOREHAND)
    return event


def everybody(event: Event) -> list[SignUp]:
    """Everybody who comes or waits, each held, with the event as it is now."""
    rows = locked(event.sign_ups.live().select_related("person"))
    for row in rows:
        row.event = event
    return rows


@transaction.atomic
def show_interest(event: Event, *, organisation: Organisation, by: User) -> Interest:
    """She would like to work for an employer whom she met there: her coach is told, suggestions listen.

    Raises ValidationError for an event where she was not, or an employer who was not there.
    """
    was_there = SignUp.objects.filter(event=event, person=by, state=SignUpState.ATTENDED).exists()
    if not was_there or not event.employers.filter(pk=organisation.pk).exists():
        raise ValidationError(_("You can say this of an employer whom you met at an event."), code="not_met")
    whose: dict[str, Any] = {"authority": by.authority}
    row, made = Interest.objects.get_or_create(event=event, person=by, organisation=organisation, defaults=whose)
    if made:
        entry = log(row, "show_interest", by=by)
        state_changed.send(Interest, obj=row, verb="show_interest", by=by, entry=entry)
        notify_coach(row, "employer_met", link=event.get_absolute_url(), workplace=organisation.name)
    return row
