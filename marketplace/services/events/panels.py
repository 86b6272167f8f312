"""What events shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.guidance.profiles.queries import has_begun
from marketplace.services.events.queries import calendar, sign_ups_of

SHORT = 5
FEW = 3


def my_sign_ups(context: Any) -> dict[str, Any]:
    """Events that the reader has signed up for."""
    return {"sign_ups": sign_ups_of(context["request"].user)[:SHORT]}


def events_to_come(context: Any) -> dict[str, Any]:
    """A few events that a young person could come to."""
    reader = context["request"].user
    if not has_begun(reader):
        return {}
    return {"events": calendar(reader).exclude(pk__in=sign_ups_of(reader).values("event"))[:FEW]}
