"""Verbs on sign-ups: sign up, offer, take, leave, lapse, attend, miss. Whoever counts seats holds the event's row."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import create, lock, locked, move
from accounts.notices.actions import cancel_notifications, next_polite_time
from accounts.people.models import User
from marketplace.services.events.models import Event, SignUp
from marketplace.services.events.notices import BEFOREHAND, plan_reminder, tell_of
from marketplace.services.events.states import EventState, SignUpState

DOORS_OPEN = dt.timedelta(hours=1)  # before the beginning, and so long the code works
DOORS_CLOSE = dt.timedelta(hours=12)  # after the end


@transaction.atomic
def sign_up(event: Event, *, by: User) -> SignUp:
    """Take a seat, or a place in line where none is free. Who is in already gets the sign-up that stands.

    The event's row is held, so that one last seat has one winner. Raises ValidationError where it is not open.
    """
    lock(event)
    if not event.is_open:
        raise ValidationError(_("Signing up for this event is not open."), code="not_open")
    standing = SignUp.objects.live().filter(event=event, person=by).first()
    if standing:
        return standing
    with across_authorities():
        is_free = event.seats_left > 0 and not SignUp.objects.waiting().filter(event=event).exists()
    made = SignUp(event=event, person=by, authority=by.authority)
    made.state = SignUpState.SIGNED if is_free else SignUpState.WAITING
    create(made, "sign_up", by=by)
    if is_free:
        _count(event, 1)
        tell_of(made, "event_signed_up")
        plan_reminder(made)
    else:
        tell_of(made, "event_waiting")
    return made


def _count(event: Event, seats: int) -> None:
    """Take or give back seats of an event whose row is held."""
    event.seats_taken += seats
    event.save(update_fields=["seats_taken"])


@transaction.atomic
def fill_up(event: Event) -> int:
    """Offer free seats to those who wait, the first one first. Returns how many were offered.

    The service offers: the trail of who waits does not name the person whose seat came free.
    """
    lock(event)
    if event.state != EventState.PUBLISHED or event.has_begun or event.seats_left < 1:
        return 0
    with across_authorities():
        rows = SignUp.objects.waiting().filter(event=event, person__is_active=True)
        first = list(rows.values_list("pk", flat=True)[: event.seats_left])
        for waiting in locked(SignUp.objects.filter(pk__in=first).select_related("person")):
            waiting.event = event
            offer(waiting, by=User.objects.system())
    return len(first)


@transaction.atomic
def offer(sign_up: SignUp, *, by: User) -> SignUp:
    """Keep a seat for the first in line until she answers, a day at most and never past the beginning."""
    event = lock(sign_up.event)
    polite = next_polite_time(sign_up.person, timezone.now())
    until = min(polite + dt.timedelta(hours=settings.OFFER_HOURS), event.starts_at)
    move(sign_up, "offer", by=by, offer_until=until)
    _count(event, 1)
    with override(sign_up.person.language):
        tell_of(sign_up, "event_offer", until=date_format(timezone.localtime(until), "SHORT_DATETIME_FORMAT"))
    return sign_up


@transaction.atomic
def take(sign_up: SignUp, *, by: User) -> SignUp:
    """Yes to the offered seat.

    Raises ValidationError while the event is called off, and when the time to answer has gone: the next one is asked.
    """
    event = lock(sign_up.event)
    _must_take_place(event)
    lock(sign_up)
    if sign_up.state == SignUpState.OFFERED and sign_up.offer_until and sign_up.offer_until < timezone.now():
        raise ValidationError(_("The time to answer has gone, and the seat goes to the next in line."), code="late")
    move(sign_up, "take", by=by, offer_until=None)
    cancel_notifications(sign_up, "event_offer")
    sign_up.event = event
    plan_reminder(sign_up)
    return sign_up


@transaction.atomic
def leave(sign_up: SignUp, *, by: User) -> SignUp:
    """Not coming after all, or no to an offered seat: the next one in line is asked at once."""
    return _let_go(sign_up, "leave", by)


@transaction.atomic
def lapse(sign_up: SignUp, *, by: User) -> SignUp:
    """The offer was not taken in time: the next one in line is asked."""
    _let_go(sign_up, "lapse", by)
    tell_of(sign_up, "event_lapsed")
    return sign_up


def _must_take_place(event: Event) -> None:
    """Nobody gets a seat at what is called off, or is marked at it; places wait until it is restored."""
    if event.state == EventState.CANCELLED:
        raise ValidationError(_("This event is called off."), code="called_off")


def _let_go(sign_up: SignUp, verb: str, by: User) -> SignUp:
    event = lock(sign_up.event)
    had_seat = lock(sign_up).state in {SignUpState.OFFERED, SignUpState.SIGNED}
    move(sign_up, verb, by=by, offer_until=None)
    cancel_notifications(sign_up, *BEFOREHAND)
    sign_up.event = event
    if had_seat:
        _count(event, -1)
        fill_up(event)
    return sign_up


@transaction.atomic
def attend(sign_up: SignUp, *, code: str = "", by: User) -> SignUp:
    """She is there: by the code that is shown at the place, or in a worker's words.

    Raises ValidationError for a wrong code, where the doors are not open, and for what is called off.
    """
    event, now = lock(sign_up.event), timezone.now()
    _must_take_place(event)
    if by.pk == sign_up.person_id:
        if not event.starts_at - DOORS_OPEN <= now <= event.ends_at + DOORS_CLOSE:
            raise ValidationError(
                _("The code only works while the event goes on. Ask the organiser to mark you as present."),
                code="closed",
            )
        if "".join(code.split()) != event.code:
            raise ValidationError({"code": _("This is not the code of this event. Look at the screen.")}, code="code")
    elif now < event.starts_at - DOORS_OPEN:
        raise ValidationError(_("It has not begun yet."), code="not_begun")
    move(sign_up, "attend", by=by, attended_at=now)
    cancel_notifications(sign_up, *BEFOREHAND)
    return sign_up


@transaction.atomic
def miss(sign_up: SignUp, *, by: User) -> SignUp:
    """She was not there. Raises ValidationError for what is called off."""
    _must_take_place(lock(sign_up.event))
    move(sign_up, "miss", by=by, attended_at=None)
    cancel_notifications(sign_up, *BEFOREHAND)
    return sign_up
