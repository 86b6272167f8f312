"""What placements shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.work.placements.models import Placement

SHORT = 5


def my_placements(context: Any) -> dict[str, Any]:
    """Placements of a young person or of a workplace that are being agreed or going on."""
    reader = context["request"].user
    rows = Placement.objects.visible_to(reader).live().select_related("person", "listing", "organisation")
    return {"user": reader, "placements": rows[:SHORT], "count": rows.count()}


def placements_of(context: Any) -> dict[str, Any]:
    """All placements of one young person, for her coach's page about her."""
    person = context["person"]
    rows = Placement.objects.visible_to(context["request"].user).filter(person=person)
    return {"placements": rows.select_related("listing", "organisation")[:SHORT]}
