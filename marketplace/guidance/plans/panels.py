"""What plans shows on pages of other features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from marketplace.guidance.plans.queries import (
    clocks_of,
    draft_of,
    given_survey,
    good_ends,
    in_force,
    near_the_end,
    open_steps_of,
    open_survey,
    plan_of,
    reviews_for,
    servings_of,
    steps_for,
    versions_waiting_for,
)
from marketplace.guidance.plans.rules import can_begin, can_serve, can_view_guarantee, can_write_guarantee

SHORT = 5


def served_step(context: Any) -> dict[str, Any]:
    """Which step of the plan does this serve? For her and her coach; anybody else sees nothing.

    ``thing`` has a ``person`` and a label in ``good_ends()``.
    """
    obj = context["object"]
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


def my_plan(context: Any) -> dict[str, Any]:
    """A young person's plan at home: her next steps, whether it waits for her yes, when it is looked at next."""
    reader = context["request"].user
    plan = plan_of(reader)
    return {
        "person": reader, "plan": plan, "steps": steps_for(reader)[:SHORT],
        "waiting": versions_waiting_for(reader).first(), "survey": open_survey(reader),
        "given": given_survey(reader),
    }  # fmt: skip


def plans_waiting(context: Any) -> dict[str, Any]:
    """What of plans waits for a coach: yeses, reviews, own steps, and whose guarantee runs out; five in all."""
    reader = context["request"].user
    kinds = (versions_waiting_for(reader), reviews_for(reader), steps_for(reader), near_the_end(reader))
    waiting, reviews, steps, clocks = first_of_each([one[:SHORT] for one in kinds])
    return {"waiting": waiting, "reviews": reviews, "steps": steps, "clocks": clocks}


def plan_of_person(context: Any) -> dict[str, Any]:
    """The plan, the strengths and the guarantee of one young person, on her coach's page about her."""
    person = context["person"]
    reader = context["request"].user
    if not can_view_guarantee(reader, person):
        return {}
    plan = plan_of(person)
    return {
        "person": person, "plan": plan, "may_begin": plan is None and can_begin(reader, person),
        "standing": in_force(plan) if plan else None, "draft": draft_of(plan) if plan else None,
        "given": given_survey(person), "clock": clocks_of([person]).get(person.pk),
        "may_write": can_write_guarantee(reader, person),
    }  # fmt: skip


def first_of_each(kinds: Sequence[Iterable[Any]]) -> list[list[Any]]:
    """The first of each kind, then the second of each, until there are ``SHORT``: no kind hides another."""
    rows = [list(kind) for kind in kinds]
    turns = sorted((place, number) for number, kind in enumerate(rows) for place in range(len(kind)))[:SHORT]
    return [kind[: sum(one == number for _place, one in turns)] for number, kind in enumerate(rows)]
