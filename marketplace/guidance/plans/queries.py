"""Reads of plans: what waits for whom, which step a thing serves, how the guarantee stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.manifests import merged
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.content import Line, content_of, differences
from marketplace.guidance.plans.models import Plan, Serving, Step, Version
from marketplace.guidance.plans.states import AGREED, OPEN, Owner, StepState, VersionState
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.guarantee import Clock, clock

NEAR = dt.timedelta(days=14)  # before the last day of a review it is on the coach's list


def plan_of(person: Any) -> Plan | None:
    """The plan of a young person, if it has been begun."""
    return Plan.objects.filter(person=person).select_related("person").first()


def draft_of(plan: Plan) -> Version | None:
    """The version that is being agreed on."""
    return plan.versions.filter(state=VersionState.DRAFT).first()


def in_force(plan: Plan) -> Version | None:
    """The version that both have accepted."""
    return plan.versions.filter(state=VersionState.ACCEPTED).first()


def changes_of(version: Version) -> list[Line]:
    """What a version changes against the one before it; a version that is being agreed on is the plan as it is now."""
    before = Version.objects.filter(plan=version.plan_id, number__lt=version.number).order_by("-number").first()
    is_draft = version.state == VersionState.DRAFT
    after = content_of(version.plan) if is_draft else version.content
    return differences(before.content if before else {}, after)


@dataclass(frozen=True)
class Group:
    """A goal with its steps; the last group has no goal."""

    goal: Any
    steps: list[Step]


def groups_of(plan: Plan) -> list[Group]:
    """Everything on one page: each goal with its steps, then the steps without a goal."""
    steps = list(plan.steps.exclude(state=StepState.DROPPED))
    found = [Group(goal, [step for step in steps if step.goal_id == goal.pk]) for goal in plan.goals.all()]
    loose = [step for step in steps if step.goal_id is None]
    return [*found, Group(None, loose)] if loose else found


def steps_for(user: Any) -> QuerySet[Step]:
    """Open steps that the reader takes care of: her own, for a coach those that wait for the coach."""
    owner = Owner.COACH if user.role == Role.COACH else Owner.YOUNG
    rows = Step.objects.visible_to(user).filter(owner=owner, state__in=AGREED).select_related("person", "plan")
    return rows.order_by("due_on", "priority", "pk")


def versions_waiting_for(user: Any) -> QuerySet[Version]:
    """Versions that wait for this reader's yes; with nothing in them nobody is asked."""
    side = "young_accepted_at" if user.role == Role.YOUNG else "coach_accepted_at"
    rows = Version.objects.visible_to(user).filter(state=VersionState.DRAFT, plan__steps__isnull=False)
    return rows.filter(**{f"{side}__isnull": True}).select_related("person", "plan").distinct()


def reviews_for(user: Any) -> QuerySet[Plan]:
    """Plans whose review is near or late, the latest first."""
    rows = Plan.objects.visible_to(user).due_by(timezone.localdate() + NEAR)
    return rows.select_related("person").order_by("review_on", "pk")


def servings_of(obj: models.Model) -> QuerySet[Serving]:
    """Which steps a thing serves."""
    rows = Serving.objects.filter(subject=obj._meta.label_lower, subject_id=obj.pk)
    return rows.select_related("step__plan")


def is_in_accepted_plan(obj: models.Model) -> bool:
    """Whether a step that both have agreed on says this thing (380/2023 § 57: a trial has to be in the plan)."""
    agreed = Q(step__state__in=[*AGREED, StepState.DONE], step__plan__versions__state=VersionState.ACCEPTED)
    return servings_of(obj).filter(agreed).exists()


def good_ends() -> dict[str, tuple[str, ...]]:
    """What may serve a step, by label, and the verbs by which it comes to a good end: then the step is ticked."""
    return merged("good_ends")


def open_steps_of(person_id: int) -> QuerySet[Step]:
    """Steps of a person that something may serve."""
    return Step.objects.filter(person=person_id, state__in=OPEN)


def subject_for(user: Any, plan: Plan, *, subject: str, subject_id: int) -> Any:
    """The thing by its label and number, among those that this reader may see and that are about the plan's person."""
    if subject not in good_ends():
        return None
    try:
        model: Any = apps.get_model(subject)
    except LookupError:
        return None
    return model.objects.visible_to(user).filter(pk=subject_id, person=plan.person_id).first()


def subjects_of(user: Any, servings: Iterable[Serving]) -> dict[tuple[str, int], Any]:
    """What serves steps, by label and number, as far as this reader may see it; one query for each kind."""
    wanted: dict[str, set[int]] = {}
    for one in servings:
        wanted.setdefault(one.subject, set()).add(one.subject_id)
    found = {}
    for subject, numbers in wanted.items():
        model: Any = apps.get_model(subject)
        rows = model.objects.visible_to(user).filter(pk__in=numbers)
        found.update({(subject, row.pk): row for row in rows})
    return found


def clocks_of(people: Iterable[User]) -> dict[int, Clock]:
    """The Youth Guarantee of some young people today, by person; those with an offer or outside it are not there."""
    by_person = {one.pk: one for one in people}
    law = Law.on(timezone.localdate())
    rows = WithoutWork.objects.filter(person__in=by_person, offered_on__isnull=True)
    found = {
        row.person_id: clock(by_person[row.person_id].birth_on, row.since_on, row.graduated_on, law) for row in rows
    }
    return {key: one for key, one in found.items() if one is not None}


def near_the_end(user: Any) -> list[tuple[User, Clock]]:
    """Young people of a coach whose guarantee runs out soon or has gone past, the most urgent first."""
    rows = WithoutWork.objects.visible_to(user).filter(offered_on__isnull=True).select_related("person")
    people = {row.person_id: row.person for row in rows}
    pressing = [(people[key], one) for key, one in clocks_of(people.values()).items() if one.is_past or one.is_near]
    return sorted(pressing, key=lambda pair: (pair[1].days_left, pair[0].pk))


def guarantee_near(user: Any) -> Q:
    """Whose guarantee runs out soon or has gone past."""
    return Q(pk__in=[person.pk for person, _clock in near_the_end(user)])


def without_plan(_user: Any) -> Any:
    """Nobody has begun a plan with her."""
    return ~Exists(Plan.objects.filter(person=OuterRef("pk")))


def open_survey(person: Any) -> Survey | None:
    """The questionnaire that she is answering."""
    return Survey.objects.filter(person=person, state="draft").first()


def given_survey(person: Any) -> Survey | None:
    """The newest one that she has given."""
    return Survey.objects.filter(person=person, state="given").order_by("-given_at").first()
