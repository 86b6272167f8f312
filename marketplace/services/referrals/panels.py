"""What referrals shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.services.referrals.queries import shown
from marketplace.services.referrals.rules import can_propose

SHORT = 5


def referrals_of(context: Any) -> dict[str, Any]:
    """The latest referrals of one young person, for her coach's page about her."""
    person = context["person"]
    reader = context["request"].user
    rows = shown(reader).filter(person=person)
    return {"referrals": rows[:SHORT], "person": person, "may_propose": can_propose(reader, person)}
