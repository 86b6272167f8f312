"""Panels of meetings for home pages: free times, appointments of today, one person's, the queues of the drop-in."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import (
    clashes,
    day_of,
    mine_to_come,
    missed_by,
    slots_for,
    unsettled,
    without_word,
)
from marketplace.guidance.appointments.rules import can_offer
from marketplace.services.dropins.models import Desk
from marketplace.services.dropins.queries import desks_today
from marketplace.services.dropins.rules import can_add_desk

register = template.Library()
SHORT = 5
TAPS = 4


@register.inclusion_tag("marketplace/guidance/appointments/panel_mine.html", takes_context=True)
def my_appointments(context: dict[str, Any]) -> dict[str, Any]:
    """What is agreed and the next free times: a tap on one and a tap on "book" is all."""
    person = context["request"].user
    return {"appointments": mine_to_come(person)[:SHORT], "slots": slots_for(person)[:TAPS]}


@register.inclusion_tag("marketplace/guidance/appointments/panel_today.html", takes_context=True)
def appointments_today(context: dict[str, Any]) -> dict[str, Any]:
    """A coach's appointments of today, what collides, and what nobody has said a word about."""
    reader = context["request"].user
    today = list(day_of(reader, timezone.localdate()))
    return {
        "today": today, "clashes": clashes(today, reader), "unsettled": unsettled(reader),
        "waiting": without_word(reader)[:SHORT],
    }  # fmt: skip


@register.inclusion_tag("marketplace/guidance/appointments/panel_of_person.html", takes_context=True)
def appointments_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """One young person's appointments, for her coach's page about her."""
    reader = context["request"].user
    rows = Appointment.objects.visible_to(reader).filter(person=person).taking_time().order_by("-starts_at")
    missed = missed_by(person).count()
    return {
        "person": person, "appointments": rows[:SHORT], "missed": missed, "may_offer": can_offer(reader, person),
    }  # fmt: skip


@register.inclusion_tag("marketplace/services/dropins/panel_today.html", takes_context=True)
def drop_in_today(context: dict[str, Any]) -> dict[str, Any]:
    """Queues of the places where the reader works."""
    reader = context["request"].user
    return {"places": desks_today(Desk.objects.visible_to(reader)), "may_add": can_add_desk(reader, None)}
