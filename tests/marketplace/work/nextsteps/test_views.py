"""The coach's page of options, the choice, and the panels at home."""

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.nextsteps.options import options_of
from marketplace.work.nextsteps.states import StepKind
from marketplace.work.nextsteps.tasks import ask_check_ins
from marketplace.work.placements import actions as placements
from tests.factories import accounts
from tests.marketplace.work.nextsteps.conftest import day

pytestmark = pytest.mark.django_db


def options_page(trial):
    return reverse("nextsteps:options", args=[trial.pk])


def home(client):
    return client.get(reverse("home")).content.decode()


def test_the_page_shows_both_answers_and_every_way_on(cast, trial, signed_in):
    ask_check_ins.func()
    CheckIn.objects.filter(party="young", state="asked").update(
        state="answered", going="badly", go_on="maybe", answered_at="2026-11-22T12:00Z"
    )
    page = signed_in(cast.kaisa).get(options_page(trial)).content.decode()
    assert page.count("?kind=") == len(StepKind.values)
    for kind in StepKind.values:
        assert f"?kind={kind}" in page
    assert "1260" in page.replace("\xa0", "").replace(" ", "")
    assert Entry.objects.get(verb="placements.view").actor == cast.kaisa


def test_each_way_says_what_is_met_not_met_and_unknown(cast, trial):
    found = {option.kind: option for option in options_of(trial, day(0))}
    verdicts = {need.section: need.verdict for scheme in found["renew"].schemes for need in scheme.needs}
    assert verdicts["380/2023, 55 §"] == "met"
    assert verdicts["380/2023, 38 §"] == "unknown"
    assert [scheme.verdict for scheme in found["job_subsidised"].schemes] == ["unknown", "unknown"]
    assert found["job"].schemes == found["studies"].schemes == []
    assert all(option.costs for option in found.values())


def test_a_trial_that_used_up_its_months_cannot_go_on(cast, trial):
    type(trial).objects.filter(pk=trial.pk).update(starts_on=day(-183), ends_on=day(0))
    trial.refresh_from_db()
    renew = next(option for option in options_of(trial, day(0)) if option.kind == "renew")
    assert renew.schemes[0].verdict == "not_met"


@pytest.mark.parametrize("who", ["aino", "mikko", "sofia", "ville"])
def test_the_page_is_her_coachs_alone(cast, trial, signed_in, who):
    answer = signed_in(getattr(cast, who)).get(options_page(trial))
    assert answer.status_code == (404 if who == "ville" else 403)


def test_the_chosen_step_stands_on_the_page_and_at_home(cast, trial, signed_in):
    client = signed_in(cast.kaisa)
    form = {"kind": "studies", "owner": cast.kaisa.pk, "due_on": day(5).isoformat(), "note": "Salpaus"}
    made = client.post(reverse("nextsteps:choose", args=[trial.pk]), form)
    assert made["Location"] == options_page(trial)
    assert "Salpaus" in client.get(options_page(trial)).content.decode()
    assert f'href="{options_page(trial)}"' in home(client)
    assert "Mitä sinulle tulee seuraavaksi" in home(signed_in(cast.aino))
    assert client.post(reverse("nextsteps:choose", args=[trial.pk]), form).status_code == 422


def test_another_workplace_opens_with_her(cast, trial, signed_in):
    form = {"kind": "other_host", "owner": cast.kaisa.pk, "due_on": day(5).isoformat()}
    made = signed_in(cast.kaisa).post(reverse("nextsteps:choose", args=[trial.pk]), form)
    assert made["Location"] == reverse("suggestions:propose", args=[cast.aino.pk])


def test_owners_of_the_other_authority_are_not_offered(cast, trial, signed_in):
    page = signed_in(cast.kaisa).get(reverse("nextsteps:choose", args=[trial.pk]))
    assert list(page.context["form"].fields["owner"].queryset) == [cast.kaisa]
    form = {"kind": "studies", "owner": cast.ville.pk, "due_on": day(5).isoformat()}
    assert signed_in(cast.kaisa).post(reverse("nextsteps:choose", args=[trial.pk]), form).status_code == 422
    assert not NextStep.objects.exists()


def test_a_step_is_finished_or_changed_with_a_reason(cast, trial, signed_in):
    step = NextStep.objects.create(
        placement=trial, person=cast.aino, authority=trial.authority, kind="job", owner=cast.kaisa, due_on=day(3)
    )
    client = signed_in(cast.kaisa)
    assert client.post(reverse("nextsteps:withdraw", args=[step.pk]), {"reason": " "}).status_code == 422
    assert client.post(reverse("nextsteps:finish", args=[step.pk])).status_code == 302
    assert client.post(reverse("nextsteps:withdraw", args=[step.pk]), {"reason": "Ei"}).status_code == 409
    step.refresh_from_db()
    assert (step.state, step.finished_at is not None) == ("finished", True)


def test_questions_stand_at_home_of_those_who_are_asked(cast, trial, signed_in):
    ask_check_ins.func()
    for who in (cast.aino, cast.mikko):
        mine = CheckIn.objects.visible_to(who).get(state="asked")
        assert mine.get_absolute_url() in home(signed_in(who))
    assert (
        signed_in(cast.mikko).get(CheckIn.objects.get(party="young", moment="halfway").get_absolute_url()).status_code
        == 404
    )


def test_two_taps_of_somebody_signed_in(cast, trial, signed_in):
    ask_check_ins.func()
    mine = CheckIn.objects.get(party="young", state="asked")
    client = signed_in(cast.aino)
    assert client.post(mine.get_absolute_url(), {"going": "so_so"})["Location"] == mine.get_absolute_url()
    client.post(mine.get_absolute_url(), {"go_on": "maybe"})
    mine.refresh_from_db()
    assert (mine.state, mine.going, mine.go_on) == ("answered", "so_so", "maybe")


def test_the_list_stands_on_the_coachs_home_and_on_her_page_of_young_people(cast, trial, signed_in):
    placements.end(trial, ended_on=day(0), outcome="unemployed", by=cast.kaisa)
    client = signed_in(cast.kaisa)
    for page in (reverse("home"), reverse("caseloads:list"), reverse("worklist:list")):
        assert options_page(trial) in client.get(page).content.decode()
    other = signed_in(accounts.coach("Leena"))
    assert options_page(trial) not in home(other)


def test_what_stays_silent_after_the_reminder_waits_for_the_coachs_call(cast, trial, signed_in):
    placements.end(trial, ended_on=day(0), outcome="unemployed", by=cast.kaisa)
    row = trial.follow_ups.first()
    page = reverse("placements:answer", args=[row.pk])
    assert page not in home(signed_in(cast.kaisa))
    trial.follow_ups.filter(pk=row.pk).update(asked_at="2026-11-01T09:00Z", reminded_at="2026-11-08T09:00Z")
    assert page in home(signed_in(cast.kaisa))
    assert page not in home(signed_in(accounts.coach("Leena")))
    placements.answer(row, situation="studies", how_told="phone", by=cast.kaisa)
    assert page not in home(signed_in(cast.kaisa))
