"""What diaries shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.work.diaries.queries import entry_of_today, placement_of_today, shared_with
from marketplace.work.diaries.states import BUTTONS

SHORT = 5


def my_diary(context: Any) -> dict[str, Any]:
    """One tap for today, while a placement goes on."""
    placement = placement_of_today(context["request"].user)
    today = entry_of_today(placement) if placement else None
    return {
        "placement": placement, "today": today, "buttons": BUTTONS, "back": context["request"].path,
        "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


def shared_diary_of(context: Any) -> dict[str, Any]:
    """Days of the diary that a young person shows to this coach."""
    person = context["person"]
    return {"entries": shared_with(context["request"].user, person)[:SHORT]}
