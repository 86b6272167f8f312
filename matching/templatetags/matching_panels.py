"""Panels of suggestions for home pages and a young person's page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from matching.suggestions.models import Suggestion
from matching.suggestions.rules import can_propose
from matching.suggestions.states import CoachReason, SuggestionState
from matching.suggestions.words import with_words

register = template.Library()
SHORT = 5
SHOWN_WITH = ("person", "listing__organisation", "listing__municipality", "introduction")


@register.simple_tag
def now_in_seconds() -> int:
    """When a page was made, for the log of how long a decision took."""
    return round(timezone.now().timestamp())


@register.simple_tag
def coach_reasons() -> list[tuple[str, Any]]:
    """The reasons of a coach's no, for one-tap buttons."""
    return list(CoachReason.choices)


@register.inclusion_tag("matching/suggestions/panel_for_me.html", takes_context=True)
def suggestions_for_me(context: dict[str, Any]) -> dict[str, Any]:
    """A young person's places: those that wait for her answer first."""
    mine = Suggestion.objects.visible_to(context["user"]).select_related(*SHOWN_WITH)
    asked = mine.filter(state__in=[SuggestionState.ASKED, SuggestionState.LATER]).order_by("expires_on", "pk")
    others = mine.filter(state=SuggestionState.PROPOSED)
    return {
        "request": context["request"],
        "suggestions": with_words(list(asked[:SHORT])),
        "waiting": others[:SHORT],
    }


@register.inclusion_tag("matching/suggestions/panel_waiting.html", takes_context=True)
def suggestions_waiting(context: dict[str, Any]) -> dict[str, Any]:
    """What waits for a coach's decision, oldest first, and how many there are."""
    waiting = Suggestion.objects.for_decision_of(context["user"])
    rows = waiting.select_related(*SHOWN_WITH).order_by("created_at", "pk")
    return {"suggestions": rows[:SHORT], "count": waiting.count()}


@register.inclusion_tag("matching/suggestions/panel_of_person.html", takes_context=True)
def suggestions_of(context: dict[str, Any], person: Any) -> dict[str, Any]:
    """The latest suggestions of one young person, as far as the reader of the page about her may see them."""
    reader = context["request"].user
    rows = Suggestion.objects.visible_to(reader).filter(person=person).select_related(*SHOWN_WITH)
    return {"suggestions": rows[:SHORT], "person": person, "may_propose": can_propose(reader, person)}
