"""Verbs at the door: a device shows a code, the coach types it, the device comes in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.people.actions import CODE_TRIES
from accounts.people.arrivals.models import Arrival
from accounts.people.models import User


def arrive() -> Arrival:
    """Let a device show a code. Returns its arrival, which knows the code this once."""
    for _try in range(CODE_TRIES):
        arrival = Arrival.begin()
        try:
            with transaction.atomic():
                arrival.save(force_insert=True)
                return arrival
        except IntegrityError:  # six digits may meet those of another device
            continue
    raise ValidationError(_("No free code was found. Please try again."), code="no_code")


@transaction.atomic
def let_in(person: User, *, arrival: Arrival, by: User) -> User:
    """Say whose device it is that shows the code. Nothing is open yet: the device itself goes on.

    Raises ValidationError where it is too old by now or somebody else was first.
    """
    held = lock(arrival)
    if held.person_id is not None or held.expires_at <= timezone.now():
        raise ValidationError({"code": _("This code does not work any more. Ask for a new one on the phone.")})
    held.person, held.let_in_by = person, by
    held.save(update_fields=["person", "let_in_by"])
    log(person, "let_in", by=by)
    return person


@transaction.atomic
def come_in(arrival: Arrival) -> User:
    """Use an arrival once. Returns the person to sign in; she is told (caseloads/receivers.py).

    Raises ValidationError where no coach has typed the code, where it is too old, or used.
    """
    held = lock(arrival)
    if held.person is None:
        raise ValidationError(_("Your coach has not typed your code yet."), code="not_yet")
    if held.used_at is not None or held.expires_at <= timezone.now() or not held.person.is_active:
        raise ValidationError(_("This code does not work any more. Make a new one."), code="expired")
    held.used_at = timezone.now()
    held.save(update_fields=["used_at"])
    log(held, "come_in", by=held.person)
    return held.person
