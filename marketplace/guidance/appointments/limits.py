"""What stops a booking besides state and right: a time that is taken, gone or in an absence, too many of them."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.people.models import User
from marketplace.guidance.appointments.availability.models import Leave
from marketplace.guidance.appointments.availability.queries import find_slot
from marketplace.guidance.appointments.availability.slots import Slot
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import is_taken, slots_for
from marketplace.guidance.appointments.states import AppointmentState

MOST_BOOKED = 3  # that a young person books herself, so that nobody keeps a whole week from others


class SlotTakenError(ValidationError):
    """Somebody else was faster."""

    def __init__(self) -> None:
        super().__init__(_("Somebody was faster: this time is taken. Choose another time."), code="slot_taken")


def must_be_hers_to_book(person: User, slot: Slot, by: User, but: int | None = None) -> None:
    """She takes what is offered to her on the page; whoever works with her may agree on any time that is free."""
    if by.pk == person.pk and find_slot(slots_for(person), slot.key) is None:
        raise SlotTakenError
    must_be_free(slot, person.pk, but)


def must_be_free(slot: Slot, person_id: int, but: int | None = None) -> None:
    """The time is ahead and neither of the two meets somebody else. Raises SlotTakenError, ValidationError."""
    must_be_ahead(slot.starts_at)
    if is_taken(slot.starts_at, slot.ends_at, coach_id=slot.coach_id, person_id=person_id, but=but):
        raise SlotTakenError


def must_be_at_work(coach_id: int, starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    """The coach has written down no absence for that time. Raises ValidationError (``away``)."""
    if Leave.objects.filter(coach=coach_id).meeting(starts_at, ends_at).exists():
        raise ValidationError(_("The coach is away then. Choose another time."), code="away")


def must_be_ahead(moment: dt.datetime) -> None:
    """Raises ValidationError for a moment that has gone."""
    if moment <= timezone.now():
        raise ValidationError(_("This time has gone already."), code="past")


def must_have_begun(appointment: Appointment) -> None:
    """Raises ValidationError before it has begun."""
    if appointment.starts_at > timezone.now():
        raise ValidationError(_("This appointment has not begun yet."), code="too_early")


def must_not_be_too_many(person: User) -> None:
    """Raises ValidationError where she has booked as many as one may."""
    if Appointment.objects.filter(person=person, state=AppointmentState.BOOKED).to_come().count() >= MOST_BOOKED:
        text = _("You have %(count)s times booked already. Move or cancel one of them first.")
        raise ValidationError(text % {"count": MOST_BOOKED}, code="too_many")
