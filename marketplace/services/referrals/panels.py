"""What referrals shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.people.rules import is_employer, is_young
from marketplace.services.referrals.queries import open_for, shown
from marketplace.services.referrals.rules import can_propose

SHORT = 5


def my_referrals(context: Any) -> dict[str, Any]:
    """What is open with services, the nearest day first."""
    reader = context["request"].user
    rows = open_for(reader)
    return {
        "referrals": rows[:SHORT],
        "count": rows.count(),
        "is_young": is_young(reader),
        "is_service": is_employer(reader),
    }


def referrals_of(context: Any) -> dict[str, Any]:
    """The latest referrals of one young person, for her coach's page about her."""
    person = context["person"]
    reader = context["request"].user
    rows = shown(reader).filter(person=person)
    return {"referrals": rows[:SHORT], "person": person, "may_propose": can_propose(reader, person)}
