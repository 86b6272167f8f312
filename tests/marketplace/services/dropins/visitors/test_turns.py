"""What a visitor's phone does: takes a number from the poster, sees its turn, leaves, comes again."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from marketplace.services.dropins.models import Desk, Visit
from marketplace.services.dropins.queries import estimate_of
from marketplace.services.dropins.visitors.views import MY_TURN
from tests.factories.dropins import desk, shift, visit

pytestmark = pytest.mark.django_db
TURN = "/drop-in/turn/"
SAID = {"topic": "work", "nickname": "Kettu"}


@pytest.fixture
def place():
    return desk()


def poster(place):
    return f"/drop-in/p/{place.poster_token}/"


def wall(place):
    return f"/drop-in/wall/{place.wall_token}/"


def with_turn(client, made):
    """A phone that has taken this turn."""
    session = client.session
    session[MY_TURN] = made.pk
    session.save()
    return client


def test_a_visitor_without_an_account_takes_a_number_from_the_poster(place, client):
    assert 'name="topic"' in client.get(poster(place)).content.decode()
    answer = client.post(poster(place), SAID)
    made = Visit.objects.get()
    assert answer["Location"] == TURN
    assert "Kettu" in client.get(TURN).content.decode()
    assert (made.number, made.nickname, made.source, made.person) == (1, "Kettu", "poster", None)


def test_opening_the_poster_takes_no_number(place, client):
    client.get(poster(place))
    assert not Visit.objects.exists()


def test_a_closed_place_takes_nobody(place, client):
    Desk.objects.update(is_open=False)
    assert client.post(poster(place), SAID).status_code == 409
    assert not Visit.objects.exists()


def test_the_same_phone_gets_one_number_while_it_waits(place, client):
    first = client.post(poster(place), SAID)["Location"]
    assert client.post(poster(place), SAID)["Location"] == first
    assert Visit.objects.count() == 1


def test_a_phone_that_leaves_and_comes_again_and_again_is_sent_to_the_desk(place, client):
    answers = []
    for _turn in range(4):
        answer = client.post(poster(place), SAID)
        answers.append(answer.status_code)
        if answer.status_code == 302:
            client.post(answer["Location"])
    assert answers == [302, 302, 302, 429]


def test_one_network_address_fills_no_queue(place):
    answers = [Client().post(poster(place), SAID).status_code for _phone in range(61)]
    assert set(answers[:60]) == {302}
    assert answers[60] == 429


def test_the_wall_and_the_phone_look_again_by_themselves_or_by_a_link_without_javascript(place, client):
    with_turn(client, visit(place))
    for path in (wall(place), TURN):
        page = client.get(path).content.decode()
        assert f'<noscript><p><a class="button secondary" href="{path}">' in page
        assert 'http-equiv="refresh"' not in page, "a page that reloads itself takes a reader's place away"
        assert "hx-trigger" in page


def test_the_phone_says_how_many_are_before_and_an_estimate_that_says_that_it_is_one(place, client):
    shift(place)
    shift(place, organisation="Nuorisopalvelut")
    for _one in range(3):
        visit(place)
    mine = visit(place)
    found = estimate_of(mine)
    assert (found.before, found.low, found.high) == (3, 15, 30)
    page = with_turn(client, mine).get(TURN).content.decode()
    assert "15–30" in page


def test_a_visitor_leaves_by_the_button_and_the_others_move_up(place, client):
    first, second = visit(place), visit(place)
    with_turn(client, first).post(TURN)
    assert Visit.objects.get(pk=first.pk).state == "left"
    assert estimate_of(Visit.objects.get(pk=second.pk)).before == 0
    assert client.post(TURN).status_code == 409


def test_yesterdays_turn_is_gone_and_a_phone_without_one_is_shown_the_places(place, client):
    old = visit(place, day=timezone.localdate() - dt.timedelta(days=1))
    for phone in (client, with_turn(client, old)):
        assert phone.get(TURN)["Location"] == phone.post(TURN)["Location"] == "/drop-in/"


def test_another_phone_does_not_see_the_turn(place, client):
    client.post(poster(place), SAID)
    assert Client().get(TURN).status_code == 302
