"""Makers of plans: begun, accepted by both, and what stands in them."""

import datetime as dt

from django.utils import timezone

from marketplace.guidance.plans import actions
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.models import Plan
from marketplace.guidance.plans.queries import draft_of


def day(days):
    """A day so many days from today."""
    return timezone.localdate() + dt.timedelta(days=days)


def step(person, by, title="Suoritan hygieniapassin", **facts):
    """A proposed step with a day; the plan is begun where there is none."""
    return actions.propose(person, by=by, title=title, **{"due_on": day(14), **facts})


def accepted(person, coach):
    """A plan with one step that both have accepted."""
    step(person, coach)
    return accept(Plan.objects.get(person=person), coach)


def accept(plan, coach):
    """Both say yes to the plan as it is now."""
    version = draft_of(plan)
    actions.accept(version, by=plan.person)
    actions.accept(version, by=coach)
    plan.refresh_from_db()
    return plan


def without_work(person, days=60, **facts):
    """Without work for so many days."""
    return WithoutWork.objects.create(person=person, authority=person.authority, since_on=day(-days), **facts)


def things_of(person, coach, obj, told):
    """A plan that waits for both yeses after an accepted one, what serves its step, a given questionnaire."""
    plan = accepted(person, coach)
    goal = actions.add_goal(plan, title=told.get("plan_goal", "Oma ala"), by=person)
    waiting = step(person, coach, told.get("plan_step", "Haen töitä"), goal=goal)
    without_work(person)
    begun = Survey.objects.create(person=person, authority=person.authority, answers={"team": "well"})
    given = Survey.objects.create(
        person=person, authority=person.authority, state="given", given_at=timezone.now(), answers={"team": "well"},
        own_words=told.get("own_words", "Leivon"),
    )  # fmt: skip
    return {
        "plan": plan, "goal": goal, "plan_step": waiting, "agreed_step": plan.steps.get(state="agreed"),
        "version": draft_of(plan), "serving": actions.serve(waiting, obj=obj, by=coach), "survey": begun,
        "given_survey": given,
    }  # fmt: skip
