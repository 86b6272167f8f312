"""What healthnotes shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.guidance.healthnotes.rules import can_read


def way_to_read(context: Any) -> dict[str, Any]:
    """To her coach: the page of what she has permitted; nothing of it stands here."""
    person = context["person"]
    return {"person": person, "may_read": can_read(context["request"].user, person)}
