"""Pages of the plan: both write and accept it, the clock on the coach's list, the panel on the page of a thing."""

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from marketplace.guidance.plans import actions, beginning_actions
from marketplace.guidance.plans.beginnings import Survey, WithoutWork
from marketplace.guidance.plans.content import fingerprint_of_plan
from marketplace.guidance.plans.models import Plan, Serving, Step
from marketplace.guidance.plans.queries import draft_of, in_force
from tests.factories import accounts, marketplace, plans
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
STEP = {"title": "Haen koulutukseen", "owner": "young", "owner_name": "", "priority": "2", "goal": ""}


def page(client, name, *args, **query):
    return client.get(reverse(f"plans:{name}", args=args), query)


def written(day):
    return {**STEP, "due_on": day.isoformat()}


def test_both_write_and_accept_the_plan_on_its_page(cast, signed_in):
    aino, kaisa = signed_in(cast.aino), signed_in(cast.kaisa)
    aino.post(reverse("plans:begin", args=[cast.aino.pk]))
    plan = Plan.objects.get(person=cast.aino)
    aino.post(reverse("plans:add_goal", args=[plan.pk]), {"title": "Leipuriksi"})
    goal = plan.goals.get()
    kaisa.post(reverse("plans:propose", args=[plan.pk]), {**written(plans.day(9)), "goal": goal.pk})
    for client in (aino, kaisa):
        shown = page(client, "detail", plan.pk).content.decode()
        assert "Leipuriksi" in shown
        assert "Haen koulutukseen" in shown
        answer = client.post(
            reverse("plans:accept", args=[plan.versions.get().pk]), {"seen": fingerprint_of_plan(plan)}
        )
        assert answer.status_code == 302
    assert in_force(plan).coach == cast.kaisa
    assert Entry.objects.filter(verb="plans.view", actor=cast.kaisa).count() == 1


def test_a_yes_to_something_else_than_what_was_read_is_refused(cast, signed_in):
    plan = plans.step(cast.aino, cast.kaisa).plan
    seen = fingerprint_of_plan(plan)
    plans.step(cast.aino, cast.kaisa, "Menen töihin yöllä")
    answer = signed_in(cast.aino).post(reverse("plans:accept", args=[draft_of(plan).pk]), {"seen": seen})
    assert answer.status_code == 422
    assert draft_of(plan).young_accepted_at is None


def test_a_second_yes_of_the_same_side_is_no_second_side(cast, signed_in):
    plan = plans.step(cast.aino, cast.kaisa).plan
    version, client = draft_of(plan), signed_in(cast.aino)
    codes = [
        client.post(reverse("plans:accept", args=[version.pk]), {"seen": fingerprint_of_plan(plan)}).status_code
        for _turn in range(2)
    ]
    assert codes == [302, 403]
    assert in_force(plan) is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"owner": "other"}, "owner_name"),
        ({"due_on": "2020-01-01"}, "due_on"),
        ({"title": ""}, "title"),
        ({"title": "Hetu 131052-308T"}, "title"),
    ],
)
def test_a_step_that_cannot_be_is_shown_at_its_field(cast, signed_in, wrong, field):
    plan = actions.begin(cast.aino, by=cast.aino)
    answer = signed_in(cast.aino).post(reverse("plans:propose", args=[plan.pk]), {**written(plans.day(9)), **wrong})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Step.objects.exists()


@pytest.mark.parametrize(("language", "text"), [("fi", "Suoritan hygieniapassin"), ("sv", "Jag tar hygienpasset")])
def test_a_ready_made_step_fills_the_form_in_the_readers_language(cast, signed_in, language, text):
    type(cast.aino).objects.filter(pk=cast.aino.pk).update(language=language)
    plan = actions.begin(cast.aino, by=cast.aino)
    client = signed_in(cast.aino)
    client.cookies["django_language"] = language
    assert text in page(client, "propose", plan.pk, sample="hygiene").content.decode()


def test_a_step_goes_on_from_the_plan_with_one_press_each(cast, signed_in):
    plan = plans.accepted(cast.aino, cast.kaisa)
    step, client = plan.steps.get(), signed_in(cast.aino)
    for verb, state in (("start", "doing"), ("finish", "done")):
        assert client.post(reverse(f"plans:{verb}", args=[step.pk])).status_code == 302
        step.refresh_from_db()
        assert step.state == state
    assert client.post(reverse("plans:finish", args=[step.pk])).status_code == 409


def test_the_accepted_version_stays_readable_beside_the_new_one(cast, signed_in):
    plan = plans.accepted(cast.aino, cast.kaisa)
    first = in_force(plan)
    client = signed_in(cast.aino)
    client.post(reverse("plans:edit", args=[plan.steps.get().pk]), written(plans.day(20)))
    plans.accept(plan, cast.kaisa)
    old = page(client, "version", first.pk).content.decode()
    assert "Suoritan hygieniapassin" in old
    assert "Haen koulutukseen" not in old
    new = page(client, "version", in_force(plan).pk).content.decode()
    assert "<del>Suoritan hygieniapassin</del>" in new
    assert "<ins>Haen koulutukseen</ins>" in new


def test_the_review_form_names_the_last_day_and_keeps_an_earlier_one(cast, signed_in):
    plan, client = plans.accepted(cast.aino, cast.kaisa), signed_in(cast.kaisa)
    assert "381/2023" in page(client, "review", plan.pk).content.decode()
    client.post(reverse("plans:review", args=[plan.pk]), {"review_on": plans.day(12).isoformat()})
    plan.refresh_from_db()
    assert plan.review_on == plans.day(12)
    assert cast.aino.full_name in client.get(reverse("home")).content.decode()
    assert cast.aino.full_name in page(client, "list").content.decode()


def test_the_clock_is_on_the_coachs_list_and_page(cast, signed_in):
    client = signed_in(cast.kaisa)
    client.post(reverse("plans:write_guarantee", args=[cast.aino.pk]), {"since_on": plans.day(-120).isoformat()})
    assert WithoutWork.objects.get().since_on == plans.day(-120)
    for path in (
        f"{reverse('caseloads:list')}?question=guarantee",
        reverse("caseloads:person_plan", args=[cast.aino.pk]),
    ):
        assert 'class="state bad"' in client.get(path).content.decode(), path
    assert "nuorisotakuun aika loppuu" in client.get(reverse("home")).content.decode()


def test_the_coachs_list_asks_for_all_clocks_at_once(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.kaisa)
    for number in range(12):
        plans.without_work(accounts.young(f"Nuori{number}", cast.kaisa), 10 + number)
    with django_assert_max_num_queries(30):
        client.get(f"{reverse('caseloads:list')}?question=guarantee")


@pytest.fixture
def trial(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.placement(marketplace.introduction(cast.aino, place, cast.kaisa, "accepted"))


def test_the_page_of_a_trial_links_it_to_a_step(cast, trial, signed_in):
    plan, client = plans.step(cast.aino, cast.kaisa).plan, signed_in(cast.aino)
    said = {"step": plan.steps.get().pk, "subject": "marketplace.placement", "subject_id": trial.pk}
    shown = client.get(trial.get_absolute_url()).content.decode()
    assert reverse("plans:serve", args=[plan.pk]) in shown
    answer = client.post(reverse("plans:serve", args=[plan.pk]), {**said, "next": trial.get_absolute_url()})
    assert answer["Location"] == trial.get_absolute_url()
    serving = Serving.objects.get()
    assert reverse("plans:release", args=[serving.pk]) in client.get(trial.get_absolute_url()).content.decode()
    assert trial.get_absolute_url() in page(client, "detail", plan.pk).content.decode()


def test_a_new_step_is_made_from_the_page_of_a_trial(cast, trial, signed_in):
    plan = actions.begin(cast.aino, by=cast.aino)
    address = reverse("plans:propose", args=[plan.pk])
    query = f"?subject=marketplace.placement&subject_id={trial.pk}"
    signed_in(cast.kaisa).post(address + query, written(plans.day(9)))
    assert (Serving.objects.get().subject_id, Step.objects.get().title) == (trial.pk, "Haen koulutukseen")


@pytest.mark.parametrize("subject", ["marketplace.placement", "accounts.user"])
def test_nobody_links_what_is_not_about_her(cast, trial, signed_in, subject):
    bella = accounts.young("Bella", cast.kaisa)
    step = plans.step(bella, cast.kaisa)
    said = {"step": step.pk, "subject": subject, "subject_id": trial.pk}
    answer = signed_in(cast.kaisa).post(reverse("plans:serve", args=[step.plan_id]), said)
    assert answer.status_code == 422
    assert not Serving.objects.exists()


def test_a_workplace_sees_nothing_of_the_plan_on_the_page_of_its_trial(cast, trial, signed_in):
    plans.step(cast.aino, cast.kaisa, "Salainen askel", about=trial)
    shown = signed_in(cast.mikko).get(trial.get_absolute_url()).content.decode()
    assert "Salainen askel" not in shown
    assert "plans" not in shown


def test_the_questionnaire_is_answered_on_short_pages_and_can_be_left(cast, signed_in):
    client = signed_in(cast.aino)
    first = client.post(reverse("plans:begin_survey"))["Location"]
    second = client.post(first, {"team": "well"})["Location"]
    assert second != first
    survey = Survey.objects.get()
    assert survey.answers == {"team": "well"}
    assert client.post(reverse("plans:begin_survey"))["Location"] == first
    for part in ("doing", "learning", "everyday"):
        client.post(reverse("plans:answer", args=[survey.pk, part]), {"hands": "partly"} if part == "doing" else {})
    client.post(reverse("plans:answer", args=[survey.pk, "own"]), {"own_words": "Leivon."})
    client.post(reverse("plans:give", args=[survey.pk]))
    survey.refresh_from_db()
    assert (survey.state, survey.answers, survey.own_words) == (
        "given", {"team": "well", "hands": "partly"}, "Leivon.",
    )  # fmt: skip
    assert "Leivon." in page(signed_in(cast.kaisa), "survey", survey.pk).content.decode()
    assert client.get(reverse("plans:answer", args=[survey.pk, "own"])).status_code == 302


def test_a_page_that_there_is_not_and_an_answer_that_there_is_not_are_refused(cast, signed_in):
    survey, client = beginning_actions.begin_survey(cast.aino, by=cast.aino), signed_in(cast.aino)
    assert page(client, "answer", survey.pk, "health").status_code == 404
    assert client.post(reverse("plans:answer", args=[survey.pk, "people"]), {"team": "ill"}).status_code == 422


def test_the_home_of_a_young_person_shows_what_waits_for_her(cast, signed_in):
    client = signed_in(cast.aino)
    assert "Tavoitteesi" not in client.get(reverse("home")).content.decode()
    plan = plans.accepted(cast.aino, cast.kaisa)
    assert "Suoritan hygieniapassin" in client.get(reverse("home")).content.decode()
    actions.propose(cast.aino, by=cast.kaisa, title="Uusi", due_on=plans.day(3))
    shown = client.get(reverse("home")).content.decode()
    assert "Lue suunnitelmasi" in shown
    assert plan.get_absolute_url() in shown
