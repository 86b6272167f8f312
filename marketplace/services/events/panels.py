"""What events shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.services.events.queries import calendar, sign_ups_of

SHORT = 5
FEW = 3


def my_events(context: Any) -> dict[str, Any]:
    """One's own sign-ups, and a few events that come next."""
    reader = context["request"].user
    mine = list(sign_ups_of(reader)[:SHORT])
    others = calendar(reader).exclude(pk__in=[row.event_id for row in mine])
    return {"sign_ups": mine, "events": others[:FEW]}
