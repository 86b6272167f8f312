"""What reviews shows on pages of other features."""

from __future__ import annotations

from typing import Any

from moderation.reviews.queries import KINDS, counts


def queue_counts(context: Any) -> dict[str, Any]:
    """How many of each kind wait for the reader."""
    found = counts(context["user"])
    return {"rows": [(kind, label, found[kind]) for kind, label in KINDS], "total": sum(found.values())}
