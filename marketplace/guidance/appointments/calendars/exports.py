"""Appointments as calendars show them: no names, and for a young person who needs protection nothing but the time."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.notices.ical import CalendarEntry, calendar_of
from marketplace.guidance.appointments.calendars.queries import in_feed
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState, Way


def entry_of(appointment: Appointment) -> CalendarEntry:
    """One entry: "Appointment", how and where. Whoever looks over a shoulder learns no name.

    Where the young person has the safety flag, neither her calendar nor the coach's says how or where.
    """
    is_bare = appointment.person.is_safety_flagged
    return CalendarEntry(
        uid=f"appointment-{appointment.pk}@duunipari",
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        title=_("Appointment"),
        changed_at=appointment.changed_at,
        sequence=appointment.sequence,
        place="" if is_bare else where(appointment),
        url="" if is_bare else settings.SITE_URL + appointment.get_absolute_url(),
        is_cancelled=appointment.state == AppointmentState.CANCELLED,
    )


def where(appointment: Appointment) -> str:
    """The place, or that it is a call."""
    if appointment.way == Way.PLACE:
        return appointment.place
    return appointment.link if appointment.way == Way.VIDEO else str(Way.PHONE.label).capitalize()


def file_of(appointment: Appointment) -> bytes:
    """The calendar file of one appointment for the young person, in her language."""
    with translation.override(appointment.person.language):
        return calendar_of([entry_of(appointment)])


def feed_file(person: Any) -> bytes:
    """A person's whole calendar, in her language."""
    with translation.override(person.language):
        rows = [entry_of(one) for one in in_feed(person)]
        return calendar_of(rows, name="Duunipari")
