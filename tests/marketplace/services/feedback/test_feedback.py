"""Feedback: two taps without signing in, one answer a link, means that anybody reads, lines that are read first."""

import pytest
from django.urls import reverse

from marketplace.services.feedback import actions
from marketplace.services.feedback.models import FeedbackAnswer
from marketplace.services.feedback.queries import lines_shown, means
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.placements.states import PlacementState
from tests.after import code_of, fresh
from tests.factories import feedback, marketplace
from tests.links import link_to, pressed

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def trial(cast):
    """A running work trial of Aino's."""
    listing = marketplace.listing(cast.bakery)
    opened = marketplace.introduction(cast.aino, listing, cast.kaisa, IntroductionState.ACCEPTED)
    return marketplace.placement(opened, PlacementState.RUNNING)


@pytest.fixture
def question(cast, trial):
    """What Aino is asked about it."""
    return actions.ask(trial, kind="placement", person=cast.aino)


def link(question):
    return link_to("feedback.answer", question, question.person)


def test_two_taps_are_enough_and_need_no_account(client, question):
    assert client.get(link(question)).status_code == 200
    second = pressed(client, link(question), "answer", liking=3)
    assert b'name="helping"' in second.content
    assert not FeedbackAnswer.objects.exists()
    pressed(client, link(question), "answer", liking=3, helping=2)
    said = FeedbackAnswer.objects.get()
    assert (said.liking, said.helping, said.person) == (3, 2, None)


def test_a_link_answers_once(client, question):
    for _time in range(2):
        answer = pressed(client, link(question), "answer", liking=1, helping=1)
    assert answer.status_code == 409
    assert FeedbackAnswer.objects.count() == 1
    assert code_of(actions.answer, question, liking=1, helping=1) == "spent"


def test_looking_at_the_link_spends_nothing(client, question):
    client.get(link(question))
    assert not fresh(question).is_spent


def test_whoever_wishes_gives_her_name(cast, client, question):
    pressed(client, link(question), "answer", liking=3, helping=3, with_name="on")
    assert FeedbackAnswer.objects.get().person == cast.aino


@pytest.mark.parametrize("sent", [{}, {"liking": 9}, {"liking": 2, "helping": 7}, {"liking": 1, "line": "131052-308T"}])
def test_nonsense_and_personal_identity_codes_are_refused(client, question, sent):
    assert pressed(client, link(question), "answer", **sent).status_code == 422
    assert not FeedbackAnswer.objects.exists()


@pytest.fixture
def line(cast):
    """A line among enough answers of a quarter that is over."""
    feedback.answers(cast.aino.authority, 4)
    return feedback.answers(cast.aino.authority, line="Kahvi oli hyvää")[0]


def overview(client):
    return client.get(reverse("feedback:overview")).content.decode()


def lines_page(client):
    return client.get(reverse("feedback:list")).content.decode()


def test_anybody_reads_the_means_of_quarters_that_are_over(cast, client):
    feedback.answers(cast.aino.authority, 3)
    feedback.answers(cast.ville.authority, 3)
    row = means()[0]
    assert (row.kind, row.count, row.liking, row.helping) == ("event", 6, 3.0, 1.0)
    assert "3,0" in overview(client)


def test_a_line_is_open_to_all_only_after_somebody_has_read_it(cast, client, signed_in, line):
    assert "Kahvi" not in overview(client)
    sofia = signed_in(cast.sofia)
    assert "Kahvi" in lines_page(sofia)
    sofia.post(reverse("feedback:show", args=[line.pk]))
    assert "Kahvi" in overview(client)
    assert "Kahvi" not in lines_page(sofia)
    actions.hide(fresh(line), by=cast.kaisa)
    assert lines_shown() == []


def test_the_menu_of_coach_and_coordinator_leads_to_the_lines(cast, signed_in, line):
    for reader in (cast.kaisa, cast.sofia):
        assert reverse("feedback:list") in signed_in(reader).get("/").content.decode()
    assert reverse("feedback:list") not in signed_in(cast.aino).get("/").content.decode()


def test_the_other_authority_reads_no_lines_of_ours(cast, signed_in, line):
    ville = signed_in(cast.ville)
    assert "Kahvi" not in lines_page(ville)
    assert ville.post(reverse("feedback:show", args=[line.pk])).status_code == 404


def test_a_young_person_reads_no_lines_before_others(cast, signed_in, line):
    aino = signed_in(cast.aino)
    assert aino.get(reverse("feedback:list")).status_code == 403
    assert aino.get(reverse("api-feedback-list")).status_code == 403


def test_the_api_shows_lines_and_lets_them_out(cast, signed_in, line):
    kaisa = signed_in(cast.kaisa)
    rows = kaisa.get(reverse("api-feedback-list")).json()["results"]
    assert [row["line"] for row in rows] == ["Kahvi oli hyvää"]
    assert kaisa.post(reverse("api-feedback-show", args=[line.pk])).status_code == 200
    assert lines_shown() == [("tapahtuma", "Kahvi oli hyvää")]


def test_an_answer_without_a_line_has_nothing_to_show(cast):
    assert code_of(actions.show, feedback.answers(cast.aino.authority)[0], by=cast.sofia) == "no_line"
