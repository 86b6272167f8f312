"""What appointments shows on pages of other features."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from marketplace.guidance.appointments.leaves.queries import unsettled
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import (
    clashes,
    day_of,
    first_of_each,
    mine_to_come,
    missed_by,
    slots_for,
)
from marketplace.guidance.appointments.rules import can_offer
from marketplace.guidance.appointments.states import AppointmentState
from marketplace.guidance.profiles.queries import has_begun

SHORT = 5
TAPS = 4


def my_appointments(context: Any) -> dict[str, Any]:
    """What a young person has agreed with her coach and is to come."""
    return {"appointments": mine_to_come(context["request"].user).exclude(state=AppointmentState.OFFERED)[:SHORT]}


def free_times(context: Any) -> dict[str, Any]:
    """The next free times of her coach, where nothing is agreed: a tap on one and a tap on "book" is all."""
    person = context["request"].user
    if not has_begun(person) or mine_to_come(person).exists():
        return {}
    return {"slots": slots_for(person)[:TAPS]}


def appointments_today(context: Any) -> dict[str, Any]:
    """A coach's appointments of today, what collides, and times away that still have some."""
    reader = context["request"].user
    today = list(day_of(reader, timezone.localdate()))
    return {"today": today, "clashes": clashes(today, reader), "unsettled": unsettled(reader)}


def appointments_of(context: Any) -> dict[str, Any]:
    """One young person's appointments, for her coach's page about her."""
    person = context["person"]
    reader = context["request"].user
    rows = Appointment.objects.visible_to(reader).filter(person=person).taking_time().order_by("-starts_at")
    return {"appointments": rows[:SHORT], "missed": missed_by(person).count()}


def next_meeting_of(context: Any) -> dict[str, Any]:
    """When one young person is met next; what is only offered waits for her, as the list of what waits says."""
    rows = Appointment.objects.visible_to(context["request"].user).filter(person=context["person"])
    agreed = rows.to_come().exclude(state=AppointmentState.OFFERED).select_related("coach")
    return {"meeting": agreed.order_by("starts_at", "pk").first()}


def way_to_offer(context: Any) -> dict[str, Any]:
    """To her coach: offer her times."""
    person = context["person"]
    if not can_offer(context["request"].user, person):
        return {}
    return {"url": reverse("appointments:offer", args=[person.pk]), "label": _("Offer times"), "icon": "calendar"}


def meetings_today_with(people: Iterable[Any], reader: Any) -> dict[int, Appointment]:
    """The reader's times of today with some people."""
    return first_of_each(day_of(reader, timezone.localdate()).order_by("starts_at"), people)


def next_meetings_with(people: Iterable[Any], reader: Any) -> dict[int, Appointment]:
    """The next meeting with each of some people."""
    return first_of_each(Appointment.objects.visible_to(reader).to_come().order_by("starts_at"), people)


def last_meetings_with(people: Iterable[Any], reader: Any) -> dict[int, Appointment]:
    """The last meeting with each of some people that took place."""
    held = Appointment.objects.visible_to(reader).filter(state=AppointmentState.HELD)
    return first_of_each(held.order_by("-starts_at"), people)


def time_in_file(row: Appointment) -> str:
    """Its beginning alone."""
    return date_format(timezone.localtime(row.starts_at), "SHORT_DATETIME_FORMAT")
