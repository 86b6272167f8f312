"""What the queue says on pages of other features."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from marketplace.work.listings.states import ListingState
from moderation.reviews.queries import Waiting


def way_of_a_new_place(context: Any) -> dict[str, Any]:
    """To whoever has sent a place: thanks, and what follows with its day."""
    listing = context["listing"]
    if not context["is_own"] or listing.state != ListingState.SUBMITTED:
        return {}
    waiting = Waiting("listing", listing.pk, listing.created_at)
    return {
        "sent_at": listing.created_at, "read_by": waiting.due, "is_late": waiting.is_late,
        "open_until": listing.refresh_by, "answer_days": settings.ANSWER_DAYS,
    }  # fmt: skip
