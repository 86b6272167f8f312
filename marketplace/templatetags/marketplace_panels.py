"""Panels that a page places by tag: the assessment of a placement, trainings for cards."""

from __future__ import annotations

from typing import Any

from django import template

from marketplace.services.events.queries import card_trainings
from marketplace.work.assessments import queries
from marketplace.work.placements.models import Placement

register = template.Library()
SHORT = 5


@register.inclusion_tag("marketplace/work/assessments/panel_of_placement.html", takes_context=True)
def assessment_of(context: dict[str, Any], placement: Placement) -> dict[str, Any]:
    """The end assessment of a placement, or how to ask for it."""
    request = context["request"]
    return {**queries.assessment_of(request.user, placement), "request": request}


@register.inclusion_tag("marketplace/services/events/panel_trainings.html")
def card_trainings_to_come() -> dict[str, Any]:
    """The next card trainings with dates and seats."""
    return {"events": card_trainings()[:SHORT]}
