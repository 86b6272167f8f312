"""What directory shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.services.directory.models import Service
from marketplace.services.directory.queries import kept_by
from marketplace.services.directory.rules import can_list_mine

SHORT = 5


def my_cards(context: Any) -> dict[str, Any]:
    """Cards that the reader keeps and that nobody has checked for half a year."""
    reader = context["request"].user
    if not can_list_mine(reader, None):
        return {}
    unfresh = Service.objects.unfresh().values("pk")
    return {"unfresh": kept_by(reader).filter(pk__in=unfresh)[:SHORT], "is_keeper": True}
