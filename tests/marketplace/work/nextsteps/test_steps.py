"""The chosen next step: one that stands, with an owner and a day; without one a placement stays on the list."""

import pytest
from django.core.exceptions import ValidationError

from accounts.manifests import page
from accounts.notices.models import Notice
from marketplace.work.nextsteps import actions
from marketplace.work.nextsteps.models import NextStep
from marketplace.work.nextsteps.queries import standing_step, way_on, without_a_step
from marketplace.work.nextsteps.states import OPENS, StepKind
from tests.factories import accounts
from tests.marketplace.work.nextsteps.conftest import day

pytestmark = pytest.mark.django_db


def choose(cast, trial, **more):
    given = {"kind": "job", "owner": cast.kaisa, "due_on": day(7), "by": cast.kaisa, **more}
    return actions.choose(trial, **given)


def test_a_step_has_an_owner_and_a_day_and_she_is_told(cast, trial):
    step = choose(cast, trial, note="Mikko soittaa")
    assert (step.kind, step.owner, step.due_on, step.state, step.authority) == (
        "job", cast.kaisa, day(7), "chosen", cast.aino.authority,
    )  # fmt: skip
    assert Notice.objects.get(name="next_step_chosen").recipient == cast.aino
    assert not Notice.objects.filter(name="next_step_yours").exists()


def test_another_owner_is_told(cast, trial):
    leena = accounts.coach("Leena")
    choose(cast, trial, owner=leena)
    assert Notice.objects.get(name="next_step_yours").recipient == leena


def test_a_second_step_is_refused_until_the_first_is_changed(cast, trial):
    first = choose(cast, trial)
    with pytest.raises(ValidationError) as refusal:
        choose(cast, trial, kind="studies")
    assert refusal.value.code == "chosen_already"
    actions.withdraw(first, reason="Ei rahaa", by=cast.kaisa)
    assert choose(cast, trial, kind="studies").state == "chosen"
    assert standing_step(trial).kind == "studies"


@pytest.mark.parametrize("days", [-1, -100])
def test_a_day_that_has_gone_is_refused(cast, trial, days):
    with pytest.raises(ValidationError) as refusal:
        choose(cast, trial, due_on=day(days))
    assert list(refusal.value.message_dict) == ["due_on"]
    assert not NextStep.objects.exists()


def test_today_is_early_enough(cast, trial):
    assert choose(cast, trial, due_on=day(0)).due_on == day(0)


@pytest.mark.parametrize("who", ["mikko", "aino", "ville", "sofia"])
def test_only_a_coach_of_the_same_authority_may_own_it(cast, trial, who):
    with pytest.raises(ValidationError) as refusal:
        choose(cast, trial, owner=getattr(cast, who))
    assert list(refusal.value.message_dict) == ["owner"]


def test_a_personal_identity_code_is_refused(cast, trial):
    with pytest.raises(ValidationError):
        choose(cast, trial, note="131052-308T")


def test_a_trial_without_a_step_is_on_the_list_until_it_has_one(cast, trial):
    type(trial).objects.filter(pk=trial.pk).update(state="ended", ended_on=day(-400), outcome="unemployed")
    assert list(without_a_step(cast.kaisa)) == [trial], "however long ago"
    step = choose(cast, trial)
    assert list(without_a_step(cast.kaisa)) == []
    actions.withdraw(step, reason="Paikka meni", by=cast.kaisa)
    assert list(without_a_step(cast.kaisa)) == [trial], "changed is not chosen"
    actions.finish(choose(cast, trial), by=cast.kaisa)
    assert list(without_a_step(cast.kaisa)) == []


def test_a_trial_that_ends_soon_leaves_the_list_with_its_step(cast, trial):
    type(trial).objects.filter(pk=trial.pk).update(ends_on=day(28))
    assert list(without_a_step(cast.kaisa)) == [trial]
    choose(cast, trial)
    assert list(without_a_step(cast.kaisa)) == []


def test_a_workplace_never_sees_a_step_and_others_coaches_neither(cast, trial):
    step = choose(cast, trial)
    assert list(NextStep.objects.visible_to(cast.aino)) == [step]
    for other in (cast.mikko, cast.ville, accounts.coach("Leena"), cast.sofia):
        assert not NextStep.objects.visible_to(other).exists()


@pytest.mark.parametrize("kind", StepKind.values)
def test_every_kind_opens_a_page_that_exists_or_none(trial, kind):
    path = way_on(kind, trial)
    assert path == "" or path.startswith("/")
    if kind in (StepKind.STUDIES, StepKind.SERVICE):
        assert path == ""
    if kind == StepKind.OTHER_HOST:
        assert path == page(OPENS[kind][0], trial.person_id)
