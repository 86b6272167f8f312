"""What outcomes shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.rules import can_begin, can_cost
from marketplace.work.outcomes.states import PAID

SHORT = 5


def my_hirings(context: Any) -> dict[str, Any]:
    """A young person's jobs, apprenticeships and businesses that are being prepared or going on."""
    rows = Hiring.objects.visible_to(context["request"].user).live()
    return {"hirings": rows.select_related("organisation", "placement__listing")[:SHORT]}


def hirings_of(context: Any) -> dict[str, Any]:
    """What a placement has led to, and the way to begin something."""
    placement = context["object"]
    reader = context["request"].user
    return {
        "placement": placement,
        "hirings": Hiring.objects.visible_to(reader).filter(placement=placement),
        "may_begin": can_begin(reader, placement),
        "may_cost": can_cost(reader, placement),
    }


def cost_of(context: Any) -> dict[str, Any]:
    """The way from a paid place to what it costs, for its employer and for staff."""
    listing = context["listing"]
    return {"listing": listing, "may_cost": listing.kind in PAID and can_cost(context["request"].user, listing)}
