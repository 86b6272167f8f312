"""Verbs of the plan: begin, propose, agree, do; accept as both; review; what serves a step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, lock_for_transition, locked, log, move
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import cancel_notifications, notify
from accounts.people.models import User
from marketplace.guidance.plans.beginning_actions import give
from marketplace.guidance.plans.content import content_of, fingerprint_of_plan
from marketplace.guidance.plans.models import Goal, Plan, Step, Version
from marketplace.guidance.plans.queries import draft_of, in_force, plan_of
from marketplace.guidance.plans.serving_actions import release, serve
from marketplace.guidance.plans.states import OPEN, Owner, Priority, StepState
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.guarantee import review_by

__all__ = ["give", "release", "serve"]  # they stand in files of their own
WRITTEN = ("title", "goal", "owner", "owner_name", "due_on", "priority")


@transaction.atomic
def begin(person: User, *, by: User) -> Plan:
    """The one plan of a young person; who comes second gets the one that is there."""
    plan = plan_of(person) or plan_of(lock(person))
    if plan is None:
        plan = Plan(person=person, authority=person.authority)
        plan.save(force_insert=True)
        log(plan, "begin", by=by)
        _open_version(plan, by=by)
    return plan


@transaction.atomic
def add_goal(plan: Plan, *, title: str, by: User) -> Goal:
    """What she wants to reach."""
    _change(plan, by=by)
    goal = Goal(plan=plan, title=title, **_whose(plan))
    goal.full_clean()
    goal.save()
    log(goal, "add_goal", by=by)
    return goal


@transaction.atomic
def edit_goal(goal: Goal, *, title: str, by: User) -> Goal:
    """Say it better."""
    _change(goal.plan, by=by)
    goal.title = title
    goal.full_clean()
    goal.save()
    log(goal, "edit_goal", by=by)
    return goal


@transaction.atomic
def remove_goal(goal: Goal, *, by: User) -> Plan:
    """Not a goal any more; its steps stay. Earlier versions keep it. Returns the plan."""
    _change(goal.plan, by=by)
    log(goal, "remove_goal", by=by)
    goal.delete()
    return goal.plan


@transaction.atomic
def propose(
    person: User,
    *,
    by: User,
    title: str,
    due_on: dt.date | None = None,
    owner: str | None = None,
    owner_name: str = "",
    priority: int = Priority.NORMAL,
    goal: Goal | None = None,
    about: models.Model | None = None,
) -> Step:
    """A new step in a young person's plan, which is begun where there is none; ``about`` is a thing that serves it.

    Without an owner it is hers. Raises ValidationError for an empty text, a day that has gone, a nameless other.
    """
    plan = begin(person, by=by)
    _change(plan, by=by)
    step = Step(plan=plan, title=title, owner=owner or Owner.YOUNG, owner_name=owner_name, **_whose(plan))
    step.due_on, step.priority, step.goal = due_on, priority, _own(plan, goal)
    _refuse_past(due_on)
    step.full_clean()
    create(step, "propose", by=by)
    if about is not None:
        serve(step, obj=about, by=by)
    return step


@transaction.atomic
def edit(step: Step, *, by: User, **written: Any) -> Step:
    """Change what a step says; both have to accept that again. ``written`` holds fields of WRITTEN.

    Raises ValidationError for a step that is over.
    """
    _change(step.plan, by=by)
    lock(step)
    if step.state not in OPEN:
        raise ValidationError(_("This step is over."), code="over")
    if "due_on" in written and written["due_on"] != step.due_on:
        _refuse_past(written["due_on"])
    for name in WRITTEN:
        setattr(step, name, written.get(name, getattr(step, name)))
    _own(step.plan, step.goal)
    step.full_clean()
    step.save()
    log(step, "edit", by=by)
    return step


@transaction.atomic
def agree(step: Step, *, by: User) -> Step:
    """Both have accepted the plan in which it stands."""
    move(step, "agree", by=by)
    return step


@transaction.atomic
def start(step: Step, *, by: User) -> Step:
    """It is being done."""
    move(step, "start", by=by)
    return step


@transaction.atomic
def finish(step: Step, *, by: User) -> Step:
    """It is done."""
    move(step, "finish", by=by, done_at=timezone.now())
    return step


@transaction.atomic
def drop(step: Step, *, reason: str, by: User) -> Step:
    """It is left out, with a word why; both accept the plan without it."""
    _change(step.plan, by=by)
    move(step, "drop", by=by, reason=reason)
    return step


@transaction.atomic
def accept(version: Version, *, seen: str = "", by: User) -> Version:
    """One side's yes to the plan as it stands; the second yes brings it into force and freezes its words.

    Then proposed steps are agreed, the version before is replaced, and the next review has its day. ``seen`` is the
    print of what the reader had before her eyes. Raises ValidationError for a plan that has changed since, that is
    without steps or has a step without a day.
    """
    lock(version.plan)
    lock_for_transition(version, "accept", by)
    if seen and seen != fingerprint_of_plan(version.plan):
        raise ValidationError(_("The plan has changed while you read it. Read it once more."), code="changed")
    _refuse_unfinished(version.plan)
    if by.pk == version.person_id:
        version.young_accepted_at = timezone.now()
    else:
        version.coach_accepted_at, version.coach = timezone.now(), by
    version.save(update_fields=["young_accepted_at", "coach_accepted_at", "coach"])
    if version.young_accepted_at and version.coach_accepted_at:
        return _bring_into_force(version, by=by)
    log(version, "say_yes", by=by)
    _tell_other(version, by=by)
    return version


@transaction.atomic
def replace(version: Version, *, by: User) -> Version:
    """A newer version is in force; this one stays readable."""
    move(version, "replace", by=by)
    return version


@transaction.atomic
def review(plan: Plan, *, review_on: dt.date | None = None, by: User) -> Plan:
    """Looked at together today; the next time is at latest after the months of the law, or on an earlier day.

    Raises ValidationError for a day that has gone or is too late.
    """
    lock(plan)
    today = timezone.localdate()
    last = review_by(today, Law.on(today))
    if review_on is not None and not today < review_on <= last:
        day = date_format(last, "SHORT_DATE_FORMAT")
        raise ValidationError({"review_on": _("Choose a day from tomorrow till %(day)s.") % {"day": day}}, code="day")
    plan.reviewed_at, plan.review_on = timezone.now(), review_on or last
    plan.save(update_fields=["reviewed_at", "review_on"])
    log(plan, "review", by=by)
    cancel_notifications(plan, "plan_review_near")
    return plan


@transaction.atomic
def remind_of_review(plan: Plan, *, by: User) -> Plan:
    """Tell her and her coach once of a day of review that comes."""
    lock(plan)
    if plan.review_on is None or plan.reminded_on == plan.review_on:
        return plan
    plan.reminded_on = plan.review_on
    plan.save(update_fields=["reminded_on"])
    log(plan, "remind", by=by)
    day = date_format(plan.review_on, "SHORT_DATE_FORMAT")
    notify(plan.person, "plan_review_near", about=plan, link=plan.get_absolute_url(), day=day)
    notify_coach(plan, "plan_review_near", day=day)
    return plan


def _whose(plan: Plan) -> dict[str, int]:
    return {"person_id": plan.person_id, "authority_id": plan.authority_id}


def _own(plan: Plan, goal: Goal | None) -> Goal | None:
    """A goal of this very plan. Raises ValidationError for one of another."""
    if goal is not None and goal.plan_id != plan.pk:
        raise ValidationError({"goal": _("Choose a goal of this plan.")}, code="other_plan")
    return goal


def _refuse_past(day: dt.date | None) -> None:
    if day is not None and day < timezone.localdate():
        raise ValidationError({"due_on": _("This day has gone already.")}, code="past")


def _refuse_unfinished(plan: Plan) -> None:
    steps = Step.objects.filter(plan=plan, state__in=OPEN)
    if not steps.exists():
        raise ValidationError(_("The plan has no step to take yet. Add one first."), code="empty")
    if steps.filter(due_on__isnull=True).exists():
        raise ValidationError(_("A step has no day yet. Give each step its day first."), code="no_day")


def _open_version(plan: Plan, *, by: User) -> Version:
    number = (plan.versions.aggregate(most=models.Max("number"))["most"] or 0) + 1
    return create(Version(plan=plan, number=number, **_whose(plan)), "write", by=by)


def _change(plan: Plan, *, by: User) -> None:
    """The plan changes: an accepted version stays as it is and a new one waits for both; a half yes counts no more."""
    lock(plan)
    draft = draft_of(plan)
    if draft is None:
        _open_version(plan, by=by)
    elif draft.young_accepted_at or draft.coach_accepted_at:
        draft.young_accepted_at = draft.coach_accepted_at = draft.coach = None
        draft.save(update_fields=["young_accepted_at", "coach_accepted_at", "coach"])
        cancel_notifications(draft, "plan_waits_for_you")


def _bring_into_force(version: Version, *, by: User) -> Version:
    plan = version.plan
    before = in_force(plan)
    if before is not None:
        replace(before, by=by)
    for step in locked(Step.objects.filter(plan=plan, state=StepState.PROPOSED)):
        agree(step, by=by)
    move(version, "accept", by=by, content=content_of(plan))
    today = timezone.localdate()
    plan.review_on = review_by(today, Law.on(today))
    plan.save(update_fields=["review_on"])
    cancel_notifications(version, "plan_waits_for_you")
    notify(version.person, "plan_accepted", about=version, link=plan.get_absolute_url())
    return version


def _tell_other(version: Version, *, by: User) -> None:
    """The side that has not said yes hears that it is waited for."""
    link = version.plan.get_absolute_url()
    if by.pk == version.person_id:
        notify_coach(version, "plan_waits_for_you", link=link, who=by.short_name)
    else:
        notify(version.person, "plan_waits_for_you", about=version, link=link, who=by.full_name)
