"""What nextsteps shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.work.assessments.queries import assessment_of
from marketplace.work.diaries.rules import can_read_diary
from marketplace.work.nextsteps.queries import (
    standing_step,
)
from marketplace.work.nextsteps.rules import can_view_options

SHORT = 5


def on_the_way(context: Any) -> dict[str, Any]:
    """Beside a placement: the coach's page of options and the step that stands, the young person's diary."""
    placement = context["object"]
    reader = context["request"].user
    may_options = can_view_options(reader, placement)
    return {
        **assessment_of(reader, placement),
        "may_options": may_options,
        "step": standing_step(placement) if may_options else None,
        "may_diary": can_read_diary(reader, placement),
    }
