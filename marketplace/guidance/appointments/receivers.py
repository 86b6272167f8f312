"""What appointments do when a person leaves: what is to come is called off before her data goes."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.people.models import User
from marketplace.guidance.appointments.actions import cancel
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState


def on_person(obj: User, verb: str, by: User, **_kwargs: Any) -> None:
    """Her appointments to come are cancelled, so that the time is free again and nobody is reminded."""
    if verb != "erase":
        return
    with across_authorities():
        rows = Appointment.objects.filter(
            person=obj, state__in=(AppointmentState.OFFERED, AppointmentState.BOOKED)
        ).to_come()
        for appointment in rows:
            cancel(appointment, by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_person, sender=User, dispatch_uid="appointments-person")
