"""Which step of the plan a thing serves: a form on the page of the thing, and the thing on the page of the plan."""

from __future__ import annotations

from typing import Any

from django import template

from marketplace.guidance.plans.queries import (
    good_ends,
    open_steps_of,
    plan_of,
    servings_of,
)
from marketplace.guidance.plans.rules import can_serve

register = template.Library()


@register.inclusion_tag("marketplace/guidance/plans/panel_served.html", takes_context=True)
def served_step(context: dict[str, Any], obj: Any) -> dict[str, Any]:
    """Which step of the plan does this serve? For her and her coach; anybody else sees nothing.

    ``obj`` has a ``person`` and a label in ``good_ends()``.
    """
    request = context["request"]
    if not can_serve(request.user, obj):
        return {}
    plan = plan_of(obj.person_id)
    servings = list(servings_of(obj))
    linked = {one.step_id for one in servings}
    return {
        "may_serve": True, "plan": plan, "obj": obj, "servings": servings, "subject": obj._meta.label_lower,
        "steps": [one for one in open_steps_of(obj.person_id) if one.pk not in linked],
        "ends": obj._meta.label_lower in good_ends(), "back": request.path, "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


@register.filter
def served_by(subjects: dict[tuple[str, int], Any], serving: Any) -> Any:
    """The thing behind a serving, where the reader may see it."""
    return subjects.get((serving.subject, serving.subject_id))
