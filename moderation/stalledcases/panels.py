"""What stalledcases shows on pages of other features."""

from __future__ import annotations

from typing import Any

from moderation.stalledcases.queries import stalled_cases, with_steps

SHORT = 5


def standstills(context: Any) -> dict[str, Any]:
    """Those with whom nothing has moved for longest, why, and one thing to do."""
    people = stalled_cases(context["user"])
    return {"people": with_steps(people[:SHORT]), "count": people.count()}
