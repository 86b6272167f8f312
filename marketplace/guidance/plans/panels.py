"""What plans shows on pages of other features."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from marketplace.guidance.plans.models import Step
from marketplace.guidance.plans.queries import (
    clocks_of,
    draft_of,
    given_survey,
    good_ends,
    in_force,
    open_steps_of,
    open_survey,
    plan_of,
    servings_of,
)
from marketplace.guidance.plans.rules import can_serve, can_view_guarantee, can_write_guarantee
from marketplace.guidance.plans.states import Owner

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
    """A young person's goal in her own words, and the weeks until the plan is looked at next."""
    plan = plan_of(context["request"].user)
    if plan is None:
        return {"plan": None}
    days = None if plan.review_on is None else (plan.review_on - timezone.localdate()).days
    return {"plan": plan, "goal": plan.goals.first(), "weeks": None if days is None else max(days, 0) // 7}


def plan_ideas(context: Any) -> dict[str, Any]:
    """What a young person could begin: her plan, the questions about her strengths."""
    reader = context["request"].user
    is_told = open_survey(reader) or given_survey(reader)
    return {"person": reader, "may_plan": plan_of(reader) is None, "may_tell": not is_told}


def plan_of_person(context: Any) -> dict[str, Any]:
    """The plan, the strengths and the guarantee of one young person, on her coach's page about her."""
    person = context["person"]
    reader = context["request"].user
    if not can_view_guarantee(reader, person):
        return {}
    plan = plan_of(person)
    return {
        "person": person, "plan": plan,
        "standing": in_force(plan) if plan else None, "draft": draft_of(plan) if plan else None,
        "given": given_survey(person), "clock": clocks_of([person]).get(person.pk),
        "may_write": can_write_guarantee(reader, person),
    }  # fmt: skip


def next_step_of(context: Any) -> dict[str, Any]:
    """What both have agreed on to be done next, by whom and until when, for the page about one young person.

    What the reader has promised herself stands among what waits for her, and not here once more.
    """
    person, reader = context["person"], context["request"].user
    if not can_view_guarantee(reader, person):
        return {}
    agreed = Step.objects.agreed().filter(person=person).select_related("plan").order_by("due_on", "priority", "pk")
    others = [step for step in agreed if step.owner != Owner.COACH]
    return {"may_read": True, "person": person, "step": others[0] if others else None, "is_mine": bool(agreed)}


def way_to_step(context: Any) -> dict[str, Any]:
    """To her coach: a new step of her plan; where there is none yet, the plan."""
    person, reader = context["person"], context["request"].user
    if not can_view_guarantee(reader, person):
        return {}
    plan = plan_of(person)
    if plan is None:
        return {"url": reverse("plans:begin", args=[person.pk]), "label": _("Begin the plan"), "icon": "flag"}
    return {"url": reverse("plans:propose", args=[plan.pk]), "label": _("Add a step"), "icon": "flag"}


def clocks_in_list(people: Iterable[Any], _reader: Any) -> dict[int, Any]:
    """The Youth Guarantee of some young people, for the column of a list."""
    return clocks_of(people)


def clock_in_file(clock: Any) -> str:
    """The last day alone."""
    return date_format(clock.until, "SHORT_DATE_FORMAT")
