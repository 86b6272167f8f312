"""What reports shows on pages of other features."""

from __future__ import annotations

from typing import Any

from moderation.reports.models import Report

SHORT = 5


def reported(context: Any) -> dict[str, Any]:
    """Reports that nobody has handled yet."""
    rows = Report.objects.visible_to(context["user"]).open().select_related("listing")
    return {"reports": rows[:SHORT], "count": rows.count()}
