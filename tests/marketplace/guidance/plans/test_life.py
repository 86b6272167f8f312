"""The plan from the first step to both yeses, and on: versions, days of review, who reads it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.access.tenancy import within_authority
from accounts.audit.models import Entry
from accounts.audit.transition_table import ReasonMissingError, TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.guidance.plans import actions
from marketplace.guidance.plans.models import Plan, Step, Version
from marketplace.guidance.plans.queries import (
    changes_of,
    draft_of,
    in_force,
    reviews_for,
    steps_for,
    versions_waiting_for,
)
from marketplace.guidance.plans.tasks import remind_of_reviews
from marketplace.reference.eligibility.basis.periods import months_later
from marketplace.reference.eligibility.models import Limit
from tests.factories import plans

pytestmark = pytest.mark.django_db


def states(plan):
    return sorted(plan.steps.values_list("state", flat=True))


def test_a_step_can_be_proposed_before_there_is_a_plan(cast):
    step = actions.propose(cast.aino, by=cast.kaisa, title="Tapaan uraohjaajan")
    assert (step.state, step.owner, step.due_on, step.authority) == ("proposed", "young", None, cast.aino.authority)
    assert step.plan == cast.aino.plan
    assert draft_of(step.plan).number == 1


@pytest.mark.both_databases
def test_a_young_person_has_one_plan(cast):
    first = actions.begin(cast.aino, by=cast.kaisa)
    assert actions.begin(cast.aino, by=cast.aino) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(person=cast.aino, authority=cast.aino.authority)


def test_both_yeses_bring_the_plan_into_force_and_agree_its_steps(cast):
    plan = plans.step(cast.aino, cast.kaisa).plan
    version = draft_of(plan)
    actions.accept(version, by=cast.aino)
    assert (version.state, states(plan)) == ("draft", ["proposed"])
    assert Notice.objects.get(name="plan_waits_for_you").recipient == cast.kaisa
    actions.accept(version, by=cast.kaisa)
    version.refresh_from_db()
    assert (version.state, states(plan), version.coach) == ("accepted", ["agreed"], cast.kaisa)
    assert [row["title"] for row in version.content["steps"]] == ["Suoritan hygieniapassin"]
    assert Notice.objects.get(name="plan_accepted").recipient == cast.aino


@pytest.mark.both_databases
@pytest.mark.parametrize("side", ["young_accepted_at", "coach_accepted_at"])
def test_no_version_is_accepted_without_both_yeses_in_the_table_itself(cast, side):
    plan = plans.accepted(cast.aino, cast.kaisa)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(plan=plan).update(**{side: None})


def test_an_empty_plan_is_accepted_by_nobody(cast):
    plan = actions.begin(cast.aino, by=cast.aino)
    with pytest.raises(ValidationError) as refusal:
        actions.accept(draft_of(plan), by=cast.aino)
    assert refusal.value.code == "empty"


@pytest.mark.both_databases
def test_a_step_without_a_day_is_not_agreed_to(cast):
    plan = plans.step(cast.aino, cast.kaisa, due_on=None).plan
    with pytest.raises(ValidationError) as refusal:
        actions.accept(draft_of(plan), by=cast.aino)
    assert refusal.value.code == "no_day"
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.update(state="agreed")


@pytest.mark.parametrize("change", ["propose", "edit", "drop", "goal"])
def test_a_change_takes_the_first_yes_back(cast, change):
    step = plans.step(cast.aino, cast.kaisa)
    version = draft_of(step.plan)
    actions.accept(version, by=cast.aino)
    if change == "propose":
        plans.step(cast.aino, cast.kaisa, "Teen ansioluettelon")
    elif change == "edit":
        actions.edit(step, title="Haen töitä", by=cast.kaisa)
    elif change == "drop":
        actions.drop(step, reason="Ei tarvita", by=cast.kaisa)
    else:
        actions.add_goal(step.plan, title="Oma ala", by=cast.kaisa)
    version.refresh_from_db()
    assert version.young_accepted_at is None
    assert Notice.objects.get(name="plan_waits_for_you").state == "cancelled"


def test_changing_an_accepted_plan_makes_a_new_version_and_the_old_one_stays(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    first, step = in_force(plan), plan.steps.get()
    actions.edit(step, title="Suoritan työturvallisuuskortin", due_on=plans.day(30), by=cast.aino)
    second = draft_of(plan)
    assert (second.number, in_force(plan)) == (2, first)
    assert first.content["steps"][0]["title"] == "Suoritan hygieniapassin"
    plans.accept(plan, cast.kaisa)
    first.refresh_from_db()
    assert (first.state, in_force(plan)) == ("replaced", second)
    assert first.content["steps"][0]["title"] == "Suoritan hygieniapassin"


def test_the_difference_between_versions_is_said_in_words(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    goal = actions.add_goal(plan, title="Leipuriksi", by=cast.aino)
    actions.edit(plan.steps.get(), goal=goal, due_on=plans.day(20), by=cast.aino)
    plans.step(cast.aino, cast.aino, "Haen koulutukseen")
    lines = changes_of(draft_of(plan))
    assert [(line.title, line.is_new) for line in lines] == [
        ("Leipuriksi", True), ("Haen koulutukseen", True), ("Suoritan hygieniapassin", False),
    ]  # fmt: skip
    what = {name: (before, now) for name, before, now in lines[-1].changes}
    assert len(what) == 2
    assert all(before != now for before, now in what.values())


def test_a_step_that_was_left_out_is_gone_in_the_next_version_with_its_reason_on_record(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    with pytest.raises(ReasonMissingError):
        actions.drop(plan.steps.get(), reason=" ", by=cast.aino)
    actions.drop(plan.steps.get(), reason="En ehdi", by=cast.aino)
    assert [(line.title, line.is_gone) for line in changes_of(draft_of(plan))] == [("Suoritan hygieniapassin", True)]
    assert Entry.objects.get(verb="plans.drop").reason == "En ehdi"


def test_a_step_that_is_done_is_no_change_of_the_plan(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    step = plan.steps.get()
    actions.start(step, by=cast.aino)
    actions.finish(step, by=cast.aino)
    assert (step.state, draft_of(plan)) == ("done", None)
    for late in (actions.start, actions.finish):
        with pytest.raises(TransitionRefusedError):
            late(step, by=cast.aino)
    with pytest.raises(ValidationError):
        actions.edit(step, title="Toinen", by=cast.aino)


def test_the_review_is_due_at_the_latest_when_the_law_of_the_day_says(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    assert plan.review_on == months_later(timezone.localdate(), 3)
    Limit.objects.filter(key="plan-review-months").update(value=2)
    actions.review(plan, by=cast.kaisa)
    assert plan.review_on == months_later(timezone.localdate(), 2)
    assert actions.review(plan, review_on=plans.day(10), by=cast.kaisa).review_on == plans.day(10)
    for wrong in (plans.day(0), months_later(timezone.localdate(), 3)):
        with pytest.raises(ValidationError):
            actions.review(plan, review_on=wrong, by=cast.kaisa)


def test_both_are_reminded_once_of_each_review(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    assert remind_of_reviews.func()["done"] == 0
    actions.review(plan, review_on=plans.day(7), by=cast.kaisa)
    assert (remind_of_reviews.func()["done"], remind_of_reviews.func()["done"]) == (1, 0)
    told = Notice.objects.filter(name="plan_review_near")
    assert {one.recipient for one in told} == {cast.aino, cast.kaisa}
    actions.review(plan, review_on=plans.day(6), by=cast.kaisa)
    assert set(told.values_list("state", flat=True)) <= {"cancelled", "shown", "sent", "waiting"}
    assert remind_of_reviews.func()["done"] == 1


def test_a_review_that_comes_is_on_the_coachs_list_and_nobody_elses(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    assert list(reviews_for(cast.kaisa)) == []
    actions.review(plan, review_on=plans.day(13), by=cast.kaisa)
    assert list(reviews_for(cast.kaisa)) == [plan]
    assert list(reviews_for(cast.ville)) == []


def test_each_side_sees_what_waits_for_its_yes_and_its_own_steps(cast):
    plan = plans.step(cast.aino, cast.kaisa, owner="coach").plan
    plans.step(cast.aino, cast.kaisa, "Haen töitä")
    version = draft_of(plan)
    actions.accept(version, by=cast.aino)
    assert (list(versions_waiting_for(cast.aino)), list(versions_waiting_for(cast.kaisa))) == ([], [version])
    actions.accept(version, by=cast.kaisa)
    assert [step.title for step in steps_for(cast.aino)] == ["Haen töitä"]
    assert [step.title for step in steps_for(cast.kaisa)] == ["Suoritan hygieniapassin"]


def test_another_owner_needs_a_name(cast):
    with pytest.raises(ValidationError):
        plans.step(cast.aino, cast.kaisa, owner="other")
    assert plans.step(cast.aino, cast.kaisa, owner="other", owner_name="Opo").owner_name == "Opo"


def test_a_goal_of_somebody_elses_plan_is_refused(cast):
    theirs = actions.add_goal(actions.begin(cast.aino, by=cast.kaisa), title="Oma ala", by=cast.kaisa)
    bella = type(cast.aino).objects.create_user(role="young", given_name="Bella", authority=cast.aino.authority)
    with pytest.raises(ValidationError) as refusal:
        plans.step(bella, cast.kaisa, goal=theirs)
    assert refusal.value.message_dict.keys() == {"goal"}


def test_nobody_of_another_authority_sees_the_plan(cast):
    plan = plans.accepted(cast.aino, cast.kaisa)
    with within_authority(cast.ville.authority_id):
        assert not Plan.objects.exists()
    for reader in (cast.mikko, cast.ville, cast.sofia, cast.admin):
        assert not Plan.objects.visible_to(reader).exists()
    assert list(Plan.objects.visible_to(cast.aino)) == list(Plan.objects.visible_to(cast.kaisa)) == [plan]
