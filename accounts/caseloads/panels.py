"""What caseloads shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from accounts.caseloads.queries import caseload_sizes, with_next_steps

SHORT = 5


def my_caseload(context: Any) -> dict[str, Any]:
    """The coach's young people, those first with whom nothing has happened for longest."""
    people = with_next_steps(context["user"])
    return {
        "user": context["user"],
        "people": people.order_by(F("last_contact_at").asc(nulls_first=True), "pk")[:SHORT],
        "count": people.count(),
    }


def sizes_by_coach(context: Any) -> dict[str, Any]:
    """How many young people each coach of the authority has, the largest caseloads first."""
    return {"coaches": caseload_sizes(context["user"])[:SHORT]}
