"""What placements shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import PlacementState

SHORT = 5


def my_placements(context: Any) -> dict[str, Any]:
    """A young person's placements that are being agreed or going on."""
    rows = Placement.objects.visible_to(context["request"].user).live().select_related("listing", "organisation")
    return {"placements": rows[:SHORT]}


def number_going_on(context: Any) -> dict[str, Any]:
    """How many of a coach's young people are at a workplace now."""
    rows = Placement.objects.visible_to(context["request"].user).filter(state=PlacementState.RUNNING)
    return {"number": rows.count(), "label": _("at work now"), "url": reverse("placements:list")}


def placements_of(context: Any) -> dict[str, Any]:
    """All placements of one young person, for her coach's page about her."""
    person = context["person"]
    rows = Placement.objects.visible_to(context["request"].user).filter(person=person)
    return {"placements": rows.select_related("listing", "organisation")[:SHORT]}


def placements_at(context: Any) -> dict[str, Any]:
    """Who is at a place now, for the people of the workplace."""
    rows = Placement.objects.visible_to(context["request"].user).live().filter(listing=context["listing"])
    return {"placements": rows.select_related("person").order_by("starts_on", "pk")}
