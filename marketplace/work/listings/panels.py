"""What listings shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.work.listings.queries import open_listings, own_listings
from marketplace.work.listings.writing.drafts import kept

SHORT = 5


def my_listings(context: Any) -> dict[str, Any]:
    """An employer's own places with their state, seats and waiting answers."""
    rows = own_listings(context["user"])
    return {"listings": rows[:SHORT], "count": rows.count(), "draft": kept(context["request"])}


def newest_places(context: Any) -> dict[str, Any]:
    """The newest open places for the front page."""
    return {"listings": open_listings()[:SHORT]}
