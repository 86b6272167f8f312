"""What the search shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.caseloads.queries import recently_opened
from accounts.finder.queries import MOST


def recent_people(context: Any) -> dict[str, Any]:
    """Young people whose page the reader has opened lately."""
    return {"recent": recently_opened(context["request"].user, MOST)}
