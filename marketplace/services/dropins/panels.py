"""What dropins shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.services.dropins.models import Desk
from marketplace.services.dropins.queries import desks_today
from marketplace.services.dropins.rules import can_add_desk


def drop_in_today(context: Any) -> dict[str, Any]:
    """Queues of the places where the reader works."""
    reader = context["request"].user
    return {"places": desks_today(Desk.objects.visible_to(reader)), "may_add": can_add_desk(reader, None)}
