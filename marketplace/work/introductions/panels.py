"""What introductions shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import open_for, told_too_much
from marketplace.work.introductions.states import IntroductionState

SHORT = 5


def told_already(context: Any) -> dict[str, Any]:
    """Where workplaces have read more than they may from now on, for who switches extra protection on."""
    return {"introductions": told_too_much(context["person"]).select_related("listing", "organisation")}


def introductions_of(context: Any) -> dict[str, Any]:
    """The latest introductions of one young person, for her coach's page about her."""
    person = context["person"]
    rows = Introduction.objects.visible_to(context["request"].user).filter(person=person)
    return {"person": person, "introductions": rows.select_related("listing", "organisation")[:SHORT]}


def introductions_at(context: Any) -> dict[str, Any]:
    """Whom a workplace got to know for a place and has not placed yet, first who waits for its answer."""
    rows = open_for(context["request"].user).filter(listing=context["listing"])
    return {"introductions": rows}


def meetings_to_come(context: Any) -> dict[str, Any]:
    """The meetings that a young person, or the people of a workplace, have agreed on, the next one first."""
    rows = open_for(context["request"].user).filter(state=IntroductionState.MEETING, meeting_at__gte=timezone.now())
    return {"meetings": rows.order_by("meeting_at", "pk")[:SHORT]}
