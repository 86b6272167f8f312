"""What suggestions shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matching.suggestions.models import Suggestion
from matching.suggestions.queueing.reading import budget_of
from matching.suggestions.rules import can_propose
from matching.suggestions.runs.missing import works_without_place

SHORT = 5
SHOWN_WITH = ("person", "listing__organisation", "listing__municipality", "introduction")


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
    return {"suggestions": rows[:SHORT], "may_propose": may_propose, "missing": missing}


def way_to_propose(context: Any) -> dict[str, Any]:
    """To her coach: compare the open places for her and suggest one."""
    person = context["person"]
    if not can_propose(context["request"].user, person):
        return {}
    address = reverse("suggestions:propose", args=[person.pk])
    return {"url": address, "label": _("Suggest a place"), "icon": "briefcase", "is_wide": True}
