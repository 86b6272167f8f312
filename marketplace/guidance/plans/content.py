"""The plan as plain JSON, frozen when both accept it; and what differs between two versions."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.guidance.plans.models import Plan
from marketplace.guidance.plans.states import Owner, Priority, StepState

WHAT: dict[str, Promise] = {
    "title": gettext_lazy("Text"),
    "goal": gettext_lazy("Goal"),
    "owner": gettext_lazy("Who does it"),
    "due_on": gettext_lazy("By when"),
    "priority": gettext_lazy("How soon"),
}


@dataclass(frozen=True)
class Line:
    """One goal or step that is new, gone, or says something else than before."""

    title: str
    is_new: bool = False
    is_gone: bool = False
    changes: tuple[tuple[str, str, str], ...] = ()  # what, before, now


def content_of(plan: Plan) -> dict[str, Any]:
    """Goals and steps as they are now; what was left out is not part of the plan."""
    steps = plan.steps.exclude(state=StepState.DROPPED).order_by("pk")
    return {
        "goals": [{"id": goal.pk, "title": goal.title} for goal in plan.goals.order_by("pk")],
        "steps": [
            {
                "id": step.pk, "title": step.title, "goal": step.goal_id, "owner": step.owner,
                "owner_name": step.owner_name, "due_on": step.due_on.isoformat() if step.due_on else None,
                "priority": step.priority, "done": step.state == StepState.DONE,
            }
            for step in steps
        ],
    }  # fmt: skip


def fingerprint_of_plan(plan: Plan) -> str:
    """A short print of the plan as it is now: what somebody says yes to is what she read."""
    return hashlib.sha256(json.dumps(content_of(plan), sort_keys=True).encode()).hexdigest()[:32]


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Line]:
    """What a version changes: goals first, then steps, each once. That a step was done is no change of the plan."""
    found = []
    for kind in ("goals", "steps"):
        old, new = ({row["id"]: row for row in content.get(kind, [])} for content in (before, after))
        found += [Line(row["title"], is_new=True) for key, row in new.items() if key not in old]
        found += [
            Line(row["title"], changes=changes)
            for key, row in new.items()
            if key in old and (changes := _changes(old[key], row, before, after))
        ]
        found += [
            Line(row["title"], is_gone=True) for key, row in old.items() if key not in new and not row.get("done")
        ]
    return found


def _changes(
    old: dict[str, Any], new: dict[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> tuple[tuple[str, str, str], ...]:
    said = ((name, in_words(name, old, before), in_words(name, new, after)) for name in WHAT if name in new)
    return tuple((str(WHAT[name]), was, now) for name, was, now in said if was != now)


def in_words(name: str, row: dict[str, Any], content: dict[str, Any]) -> str:
    """One field of a frozen goal or step as people say it."""
    value = row[name]
    if name == "goal":
        return next((goal["title"] for goal in content["goals"] if goal["id"] == value), _("none"))
    if name == "owner":
        return row["owner_name"] or str(Owner(value).label)
    if name == "due_on":
        return date_format(dt.date.fromisoformat(value), "SHORT_DATE_FORMAT") if value else _("no day yet")
    return str(Priority(value).label) if name == "priority" else value


def rows_of(content: dict[str, Any]) -> list[dict[str, str]]:
    """The steps of a frozen plan with every field in words."""
    return [{name: in_words(name, row, content) for name in WHAT} for row in content.get("steps", [])]
