"""What serves a step: linked by anybody who writes the plan, ticked by its good end, whoever brings it about."""

import pytest
from django.core.exceptions import ValidationError

from accounts.access.tenancy import within_organisations
from marketplace.guidance.plans import actions
from marketplace.guidance.plans.models import Serving
from marketplace.guidance.plans.queries import is_in_accepted_plan, subject_for
from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.work.agreements.queries import judge
from marketplace.work.introductions import actions as introductions
from marketplace.work.placements import actions as placements
from tests.factories import accounts, marketplace, plans
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(cast):
    """A work trial of Aino's that goes on."""
    _profile, place = ready_to_meet(cast)
    return marketplace.placement(marketplace.introduction(cast.aino, place, cast.kaisa, "accepted"))


def test_the_good_end_of_a_trial_ticks_its_step(cast, trial):
    step = plans.step(cast.aino, cast.kaisa, "Menen työkokeiluun", about=trial)
    placements.end(trial, outcome="job_here", ended_on=plans.day(0), by=cast.mikko)
    step.refresh_from_db()
    assert (step.state, step.done_at is None) == ("done", False)
    assert Serving.objects.get().ended_at is not None


def test_a_step_is_ticked_where_a_workplace_acts_in_its_own_scope(cast, trial):
    step = plans.step(cast.aino, cast.kaisa, about=trial)
    with within_organisations([cast.bakery.pk]):
        placements.end(trial, outcome="job_here", ended_on=plans.day(0), by=cast.mikko)
    step.refresh_from_db()
    assert step.state == "done"


def test_a_stopped_trial_ticks_nothing(cast, trial):
    step = plans.step(cast.aino, cast.kaisa, about=trial)
    placements.stop(
        trial, side="young", outcome="unemployed", reason="Ei sopinut", ended_on=plans.day(0), by=cast.kaisa
    )
    step.refresh_from_db()
    assert step.state == "proposed"


def test_a_yes_of_a_workplace_ticks_the_step_that_the_introduction_serves(cast):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa)
    step = plans.step(cast.aino, cast.kaisa, about=met)
    introductions.accept(met, greeting="Tervetuloa", by=cast.mikko)
    step.refresh_from_db()
    assert step.state == "done"


def test_a_step_that_was_left_out_stays_so(cast, trial):
    step = plans.step(cast.aino, cast.kaisa, about=trial)
    actions.drop(step, reason="Ei tarvita", by=cast.aino)
    placements.end(trial, outcome="job_here", ended_on=plans.day(0), by=cast.mikko)
    step.refresh_from_db()
    assert step.state == "dropped"


def test_a_thing_serves_a_step_once_and_can_be_let_go(cast, trial):
    step = plans.step(cast.aino, cast.kaisa)
    first = actions.serve(step, obj=trial, by=cast.aino)
    assert actions.serve(step, obj=trial, by=cast.kaisa) == first
    actions.release(first, by=cast.aino)
    placements.end(trial, outcome="job_here", ended_on=plans.day(0), by=cast.mikko)
    step.refresh_from_db()
    assert step.state == "proposed"


def test_nobody_elses_thing_serves_her_step(cast, trial):
    bella = accounts.young("Bella", cast.kaisa)
    step = plans.step(bella, cast.kaisa)
    with pytest.raises(ValidationError) as refusal:
        actions.serve(step, obj=trial, by=cast.kaisa)
    assert refusal.value.code == "other_person"
    assert subject_for(cast.kaisa, step.plan, subject="marketplace.placement", subject_id=trial.pk) is None


@pytest.mark.parametrize("subject", ["accounts.user", "marketplace.profile", "marketplace.nothing", "auth.group", ""])
def test_only_things_that_come_to_an_end_serve_steps(cast, trial, subject):
    plan = plans.step(cast.aino, cast.kaisa).plan
    assert subject_for(cast.kaisa, plan, subject=subject, subject_id=cast.aino.pk) is None
    assert subject_for(cast.kaisa, plan, subject="marketplace.placement", subject_id=trial.pk) == trial


def test_a_trial_is_in_the_plan_once_both_have_accepted_the_step_that_it_serves(cast, trial):
    step = plans.step(cast.aino, cast.kaisa, about=trial)
    assert not is_in_accepted_plan(trial)
    plans.accept(step.plan, cast.kaisa)
    assert is_in_accepted_plan(trial)
    actions.release(Serving.objects.get(), by=cast.kaisa)
    assert not is_in_accepted_plan(trial)


def test_the_law_of_an_agreement_knows_that_the_trial_is_in_the_accepted_plan(cast, trial):
    version = marketplace.agreement_out(trial, cast.kaisa)
    assert "plan" in [one.code for one in judge(version).of(Verdict.UNKNOWN)]
    plans.accept(plans.step(cast.aino, cast.kaisa, about=trial).plan, cast.kaisa)
    assert "plan" in [one.code for one in judge(version).of(Verdict.MET)]
