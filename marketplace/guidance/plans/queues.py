"""What of plans waits for whom."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, DateField, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.models import Plan, Step, Version
from marketplace.guidance.plans.queries import near_the_end, reviews_for, steps_for, versions_waiting_for
from marketplace.guidance.plans.states import VersionState


def _say_yes(row: Version, reader: Any) -> Task:
    url = row.plan.get_absolute_url()
    if reader.role == Role.YOUNG:
        return Task(_("Read your plan, and say yes if it is as you agreed"), url)
    return Task(_("Say yes to the plan"), url, name_to(reader, row.person))


def _step(row: Step, reader: Any) -> Task:
    url = f"{row.plan.get_absolute_url()}#step-{row.pk}"
    if reader.role == Role.YOUNG:
        return Task(row.title, url)
    return Task(_("Do what you promised in the plan"), url, name_to(reader, row.person), row.title)


def _begun(reader: Any) -> Any:
    return Survey.objects.filter(person=reader, state="draft")


def _go_on(row: Survey, _reader: Any) -> Task:
    return Task(_("Go on with the questions about your strengths"), row.get_absolute_url())


def _review(row: Plan, reader: Any) -> Task:
    return Task(_("Look at the plan together"), row.get_absolute_url(), name_to(reader, row.person))


def _guarantees(reader: Any) -> Any:
    """Those whose Youth Guarantee runs out soon or has gone past, with its day as the law of today counts it."""
    days = {person.pk: clock.until for person, clock in near_the_end(reader)}
    rows = WithoutWork.objects.visible_to(reader).filter(person__in=days, offered_on__isnull=True)
    return rows.annotate(
        guaranteed_until=Case(
            *[When(person=pk, then=Value(day)) for pk, day in days.items()], default=None, output_field=DateField()
        )
    )


def _guarantee(row: WithoutWork, reader: Any) -> Task:
    url = reverse("caseloads:person_plan", args=[row.person_id])
    return Task(_("Make an offer: the Youth Guarantee runs out"), url, name_to(reader, row.person))


def _accepted_by_coach(reader: Any) -> Any:
    rows = Version.objects.visible_to(reader).filter(state=VersionState.DRAFT, coach_accepted_at__isnull=False)
    return rows.filter(young_accepted_at__isnull=True)


def _her_yes(row: Version, reader: Any) -> Task:
    name = name_to(reader, row.person)
    return Task(_("The plan waits for a yes"), row.plan.get_absolute_url(), name, holder=name, waits_for=row.person)


BOTH = (Role.YOUNG, Role.COACH)
SHOWN_WITH = ("plan", "person")

QUEUES = (
    WorkQueue(
        "plans.accept", BOTH, versions_waiting_for, _say_yes, "plan__begun_at", band=Band.ANSWERED,
        shown_with=SHOWN_WITH,
    ),
    WorkQueue("plans.do", BOTH, steps_for, _step, "plan__begun_at", "due_on", shown_with=SHOWN_WITH),
    WorkQueue("plans.tell", (Role.YOUNG,), _begun, _go_on, "begun_at", band=Band.AFTERWARDS),
    WorkQueue("plans.review", (Role.COACH,), reviews_for, _review, "begun_at", "review_on", shown_with=("person",)),
    WorkQueue(
        "plans.guarantee", (Role.COACH,), _guarantees, _guarantee, "since_on", "guaranteed_until",
        shown_with=("person",),
    ),
    WorkQueue(
        "plans.awaited", (Role.COACH,), _accepted_by_coach, _her_yes, "coach_accepted_at", band=Band.OTHERS,
        shown_with=SHOWN_WITH, is_hers=True,
    ),
)  # fmt: skip
