"""The ranker's page and a model's card: what overseers read, press and nobody else may."""

import pytest
from django.urls import reverse

from matching.oversight.actions import put_in_service, set_number, watch
from matching.oversight.models import Number, Reading
from matching.oversight.queries import reading_rows
from matching.oversight.states import Colour, Measure, ModelState, NumberKey, Verdict
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import habits
from matching.suggestions.runs.running import run as run_ranker
from tests.factories import accounts, marketplace, matching
from tests.factories.oversight import trained

pytestmark = pytest.mark.django_db
RANKER = "suggestions:ranker"


@pytest.fixture
def candidate(cast):
    return watch(trained(), by=cast.admin)


@pytest.mark.parametrize("who", ["sofia", "admin"])
def test_an_overseer_puts_a_green_model_in_service_and_rolls_it_back(cast, candidate, signed_in, who):
    client = signed_in(getattr(cast, who))
    assert client.post(reverse("oversight:put_in_service", args=[candidate.pk])).status_code == 302
    candidate.refresh_from_db()
    assert candidate.state == ModelState.IN_SERVICE
    page = client.get(reverse(RANKER)).content.decode()
    assert reverse("oversight:roll_back", args=[candidate.pk]) in page
    assert client.post(reverse("oversight:roll_back", args=[candidate.pk]), {"reason": "outo"}).status_code == 302
    candidate.refresh_from_db()
    assert (candidate.state, candidate.end_reason) == (ModelState.RETIRED, "outo")


@pytest.mark.parametrize("how", ["page", "api"])
def test_a_red_gate_is_answered_with_its_name_and_nothing_changes(cast, signed_in, how):
    model = watch(trained(gates={"loads": {"colour": Colour.GREEN.value, "said": "ok"}}), by=cast.admin)
    name = "oversight:put_in_service" if how == "page" else "api-oversight-put-in-service"
    answer = signed_in(cast.sofia).post(reverse(name, args=[model.pk]))
    assert answer.status_code in {400, 422}
    model.refresh_from_db()
    assert model.state == ModelState.SHADOW


@pytest.mark.parametrize("verb", ["put_in_service", "roll_back", "refuse"])
@pytest.mark.parametrize("who", ["aino", "kaisa", "ville", "mikko"])
def test_nobody_else_touches_a_model(cast, candidate, signed_in, who, verb):
    answer = signed_in(getattr(cast, who)).post(reverse(f"oversight:{verb}", args=[candidate.pk]), {"reason": "x"})
    assert answer.status_code == 403
    candidate.refresh_from_db()
    assert candidate.state == ModelState.SHADOW


def test_only_an_administrator_sets_how_often_something_is_tried(cast, signed_in):
    said = {"key": "exploring", "value": "0", "reason": "ei kokeiluja"}
    assert signed_in(cast.sofia).post(reverse("oversight:set_number"), said).status_code == 403
    assert signed_in(cast.admin).post(reverse("oversight:set_number"), {**said, "value": "2"}).status_code == 422
    assert signed_in(cast.admin).post(reverse("oversight:set_number"), said).status_code == 302
    assert Number.objects.get().value == 0
    assert "ei kokeiluja" in signed_in(cast.admin).get(reverse("oversight:set_number")).content.decode()


def test_the_card_shows_its_gates_and_figures(cast, signed_in):
    metrics = {"ndcg10_gain_over_rules": {"mean": 0.051, "low": 0.02, "high": 0.08}}
    model = watch(trained(metrics=metrics, counts={"decisions": 777, "people": 55}), by=cast.admin)
    page = signed_in(cast.sofia).get(model.get_absolute_url()).content.decode()
    assert "777" in page
    assert "0,051" in page
    assert model.sha256 in page


def test_readings_say_what_is_an_alarm(cast, signed_in):
    facts = {"week_on": "2026-11-16", "bound": 0.6}
    fine = Reading.objects.create(measure=Measure.GINI, value=0.4, verdict=Verdict.FINE, **facts)
    alarm = Reading.objects.create(measure=Measure.EMPTY_LISTS, value=0.7, verdict=Verdict.ALARM, **facts)
    silent = Reading.objects.create(measure=Measure.APPROVED, verdict=Verdict.TOO_FEW, week_on="2026-11-16")
    rows = reading_rows([fine, alarm, silent])
    assert [(row["said"], row["bound"], row["tone"]) for row in rows] == [
        ("–", "", "neutral"), ("70 %", "≤ 60 %", "bad"), ("0.40", "≤ 0.60", "good"),
    ]  # fmt: skip
    assert signed_in(cast.sofia).get(reverse(RANKER)).status_code == 200


def decide(cast, coach, count, seconds, declined=0):
    profile = marketplace.profile(accounts.young("Nuori", coach))
    run = None
    for number in range(count):
        place = marketplace.listing(cast.bakery, title=f"{coach.pk} {number}")
        state = "declined" if number < declined else "asked"
        facts = {"run": run} if run else {}
        run = matching.suggestion(profile, place, state, decided_by=coach, seconds_on_page=seconds, **facts).run


@pytest.mark.parametrize(
    ("count", "seconds", "declined", "alarm"),
    [(50, 40, 2, True), (50, 40, 3, False), (50, 9, 20, True), (50, 10, 20, False), (49, 5, 0, False)],
    ids=["approves nearly all", "declines some", "reads too fast", "reads long enough", "too few to say"],
)
def test_a_coach_who_approves_without_reading_is_seen(cast, signed_in, count, seconds, declined, alarm):
    decide(cast, cast.kaisa, count, seconds, declined)
    habit = next(one for one in habits() if one.coach == cast.kaisa.full_name)
    assert habit.is_rubber_stamping == alarm
    page = signed_in(cast.sofia).get(reverse(RANKER))
    assert page.context["unread"] == alarm
    own = signed_in(cast.kaisa).get(reverse("reviews:queue"))
    assert own.context["habit"].is_rubber_stamping == alarm


def test_how_a_coach_decides_is_told_by_name_to_herself_alone_until_a_setting_with_a_reason_says_otherwise(
    cast, signed_in
):
    decide(cast, cast.kaisa, 3, 30)
    page = signed_in(cast.sofia).get(reverse(RANKER))
    assert cast.kaisa.full_name not in page.content.decode()
    assert (page.context["habit_of_all"].decisions, page.context["habit_of_all"].seconds) == (3, 30)
    assert signed_in(accounts.coach("Liisa")).get(reverse("reviews:queue")).context["habit"] is None
    set_number(key=NumberKey.SECONDS_BY_COACH, value=1, reason="Sovittu yhdessä", by=cast.admin)
    assert cast.kaisa.full_name in signed_in(cast.sofia).get(reverse(RANKER)).content.decode()


def test_a_coordinator_sees_the_habits_of_her_own_authority_only(cast, signed_in):
    set_number(key=NumberKey.SECONDS_BY_COACH, value=1, reason="Sovittu yhdessä", by=cast.admin)
    decide(cast, cast.ville, 1, 30)
    assert Suggestion.objects.exists()
    page = signed_in(cast.sofia).get(reverse(RANKER))
    assert page.context["habit_of_all"] is None
    assert cast.ville.full_name not in page.content.decode()


def test_the_ranker_never_approves_and_asks_nobody(cast):
    put_in_service(watch(trained(), by=cast.admin), by=cast.admin)
    marketplace.profile(cast.aino)
    marketplace.listing(cast.bakery)
    run_ranker("nightly")
    assert set(Suggestion.objects.values_list("state", "decided_by")) == {("proposed", None)}
