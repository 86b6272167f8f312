"""What suggestions shows on pages of other features."""

from __future__ import annotations

from typing import Any

from matching.suggestions.models import Suggestion
from matching.suggestions.queries import SINCE
from matching.suggestions.queueing.reading import budget_of
from matching.suggestions.rules import can_propose
from matching.suggestions.runs.missing import works_without_place
from matching.suggestions.states import SuggestionState
from matching.suggestions.words import with_words

SHORT = 5
SHOWN_WITH = ("person", "listing__organisation", "listing__municipality", "introduction")


def suggestions_for_me(context: Any) -> dict[str, Any]:
    """A young person's places: those that wait for her answer first."""
    mine = Suggestion.objects.visible_to(context["user"]).select_related(*SHOWN_WITH)
    asked = mine.filter(state__in=[SuggestionState.ASKED, SuggestionState.LATER]).order_by("expires_on", "pk")
    others = mine.filter(state=SuggestionState.PROPOSED)
    return {
        "request": context["request"],
        "suggestions": with_words(list(asked[:SHORT]), context["user"]),
        "waiting": others[:SHORT],
    }


def suggestions_waiting(context: Any) -> dict[str, Any]:
    """What waits for a coach's decision, oldest first, and how many there are."""
    waiting = Suggestion.objects.for_decision_of(context["user"])
    rows = waiting.select_related(*SHOWN_WITH).order_by(SINCE, "pk")
    return {"suggestions": rows[:SHORT], "count": waiting.count()}


def decision_budget(context: Any) -> dict[str, Any]:
    """What the decision budget holds back from the coaches of a coordinator."""
    return {"budget": budget_of(context["user"])}


def suggestions_of(context: Any) -> dict[str, Any]:
    """The latest suggestions of one young person, as far as the reader of the page about her may see them."""
    person = context["person"]
    reader = context["request"].user
    rows = Suggestion.objects.visible_to(reader).filter(person=person).select_related(*SHOWN_WITH)
    may_propose = can_propose(reader, person)
    missing = works_without_place(person.pk) if may_propose else []
    return {"suggestions": rows[:SHORT], "person": person, "may_propose": may_propose, "missing": missing}
