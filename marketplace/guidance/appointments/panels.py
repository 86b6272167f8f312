"""What appointments shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from marketplace.guidance.appointments.leaves.queries import unsettled
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import (
    clashes,
    day_of,
    mine_to_come,
    missed_by,
    slots_for,
    without_word,
)
from marketplace.guidance.appointments.rules import can_offer

SHORT = 5
TAPS = 4


def my_appointments(context: Any) -> dict[str, Any]:
    """What is agreed and the next free times: a tap on one and a tap on "book" is all."""
    person = context["request"].user
    return {"appointments": mine_to_come(person)[:SHORT], "slots": slots_for(person)[:TAPS]}


def appointments_today(context: Any) -> dict[str, Any]:
    """A coach's appointments of today, what collides, and what nobody has said a word about."""
    reader = context["request"].user
    today = list(day_of(reader, timezone.localdate()))
    return {
        "today": today, "clashes": clashes(today, reader), "unsettled": unsettled(reader),
        "waiting": without_word(reader)[:SHORT],
    }  # fmt: skip


def appointments_of(context: Any) -> dict[str, Any]:
    """One young person's appointments, for her coach's page about her."""
    person = context["person"]
    reader = context["request"].user
    rows = Appointment.objects.visible_to(reader).filter(person=person).taking_time().order_by("-starts_at")
    missed = missed_by(person).count()
    return {
        "person": person, "appointments": rows[:SHORT], "missed": missed, "may_offer": can_offer(reader, person),
    }  # fmt: skip
