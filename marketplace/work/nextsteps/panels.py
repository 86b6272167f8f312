"""What nextsteps shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.people.rules import is_coach
from marketplace.work.assessments.queries import assessment_of, assessments_waiting_for
from marketplace.work.diaries.rules import can_read_diary
from marketplace.work.nextsteps.queries import (
    check_ins_for,
    follow_ups_for,
    silent_for,
    standing_step,
    steps_of,
    without_a_step,
)
from marketplace.work.nextsteps.rules import can_view_options

SHORT = 5


def placements_ending(context: Any) -> dict[str, Any]:
    """Placements that end soon or ended without a next step: it is time to ask what comes next."""
    reader = context["request"].user
    rows = without_a_step(reader)
    return {"placements": rows[:SHORT], "count": rows.count(), "is_coach": is_coach(reader)}


def my_next_steps(context: Any) -> dict[str, Any]:
    """Chosen steps that the reader takes care of, or that wait for her."""
    reader = context["request"].user
    rows = steps_of(reader)
    return {"steps": rows[:SHORT], "count": rows.count(), "is_coach": is_coach(reader)}


def my_questions(context: Any) -> dict[str, Any]:
    """What the service has asked this reader: two taps, how things are, an assessment to write or to read."""
    reader = context["request"].user
    assessments = assessments_waiting_for(reader)[:SHORT]
    if is_coach(reader):
        return {"silent": silent_for(reader)[:SHORT], "assessments": assessments, "is_coach": True}
    return {
        "check_ins": check_ins_for(reader)[:SHORT], "follow_ups": follow_ups_for(reader)[:SHORT],
        "assessments": assessments, "is_coach": False,
    }  # fmt: skip


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
