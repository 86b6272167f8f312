"""A stolen mark lets nobody read, change or flood: it can only add a text that waits beside the others."""

import datetime as dt
import json
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.keyring.sealing import seal
from accounts.unsent.actions import MOST_BY_MARK, MOST_TEXTS
from accounts.unsent.marks import PURPOSE, read
from accounts.unsent.models import UnsentText
from tests.factories import accounts

pytestmark = pytest.mark.django_db
HERS = "Ainon oma pitkä viesti"


@pytest.fixture
def aino(cast, tab, signed_in):
    """Aino's tab, in which she has written something."""
    one = tab(signed_in(cast.aino))
    one.keep(HERS)
    return one


def texts():
    return [one.told["values"]["text"] for one in UnsentText.objects.order_by("pk")]


def test_a_thief_adds_a_text_and_changes_none(aino, nobody):
    aino.send("Varkaan teksti", nobody)
    assert texts() == [[HERS], ["Varkaan teksti"]]


def test_a_thief_is_shown_nothing_of_hers(aino, nobody):
    answer = nobody.post(aino.path, {**aino.hidden, "text": "x"}, follow=True)
    assert HERS not in answer.content.decode()


def test_milla_with_her_mark_can_neither_keep_in_her_place_nor_make_her_text_go(cast, aino, talk, signed_in):
    milla = signed_in(accounts.user("employer", "Milla"))
    form = {**aino.hidden, "text": "Millan teksti", "name": "Firma"}
    assert milla.post(reverse("unsent:keep"), form).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert texts() == [[HERS]]
    answer = milla.post(reverse("people:settings"), {**form, "language": "fi"})
    assert answer.status_code == HTTPStatus.FOUND
    assert texts() == [[HERS]]


def test_of_what_came_with_a_mark_five_wait_and_the_sixth_is_not_taken(aino, nobody):
    answers = [aino.send(f"Roska {number}", nobody).status_code for number in range(MOST_BY_MARK + 1)]
    assert answers == [HTTPStatus.FOUND] * MOST_BY_MARK + [HTTPStatus.FORBIDDEN]
    assert [HERS] in texts()
    assert len(texts()) == MOST_BY_MARK + 1


@pytest.mark.parametrize(("address", "passes"), [("192.0.2.7", False), ("198.51.100.1", True)])
def test_twenty_an_hour_come_from_one_address_for_whomever(cast, tab, signed_in, address, passes):
    for number in range(20):
        person = accounts.young(f"Nuori{number}", cast.kaisa)
        path = reverse("messages:begin", args=[person.pk])
        assert tab(signed_in(person), path).send("Hei", Client(REMOTE_ADDR="192.0.2.7")).status_code == HTTPStatus.FOUND
    last = tab(signed_in(cast.aino)).send("Hei", Client(REMOTE_ADDR=address))
    assert (last.status_code == HTTPStatus.FOUND) is passes
    assert UnsentText.objects.filter(person=cast.aino).exists() is passes


def test_twenty_an_hour_come_for_one_person_from_wherever(aino):
    for number in range(20):
        aino.send(f"Roska {number}", Client(REMOTE_ADDR=f"198.51.{number}.1"))
        UnsentText.objects.filter(by_mark=True).delete()
    aino.send("Yksi liikaa", Client(REMOTE_ADDR="203.0.113.1"))
    assert texts() == [[HERS]]


@pytest.mark.parametrize(("hours", "is_kept"), [(23, True), (25, False)])
def test_a_mark_takes_texts_for_a_day(aino, nobody, hours, is_kept):
    with time_machine.travel(timezone.now() + dt.timedelta(hours=hours), tick=False):
        aino.send("Myöhemmin", nobody)
        assert (["Myöhemmin"] in texts()) is is_kept


def test_a_closed_account_gets_no_more_texts(cast, aino, nobody):
    cast.aino.is_active = False
    cast.aino.save()
    aino.send("Myöhemmin", nobody)
    assert texts() == [[HERS]]


@pytest.mark.parametrize("forged", ["", "x", "development:abc", "first:" + "A" * 400, "🥐", '{"person": 1}'])
def test_what_we_did_not_seal_is_no_mark(cast, aino, nobody, forged):
    nobody.post(aino.path, {"unsent": forged, "text": "Roskaa"})
    assert texts() == [[HERS]]


def test_a_text_that_was_sealed_for_something_else_is_no_mark():
    assert read(seal("unsent texts", "{}")) is None


def test_a_mark_from_before_an_update_is_none():
    assert read(seal(PURPOSE, json.dumps({"kind": "x", "shows": None, "fields": []}))) is None


def test_a_mark_says_nothing_to_whoever_reads_the_page(cast, aino):
    assert str(cast.aino.pk) != aino.hidden["unsent"]
    assert "talks" not in aino.hidden["unsent"]
    assert read(aino.hidden["unsent"]).person == cast.aino.pk


def test_what_is_longer_than_any_field_is_not_kept_and_the_page_says_so(aino, nobody):
    answer = aino.send("ä" * 140_000, nobody)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "ei voitu pitää tallessa" in answer.content.decode()
    assert texts() == [[HERS]]


def test_of_one_persons_texts_the_oldest_goes_where_there_are_too_many(aino, tab):
    tabs = [tab(aino.client, f"{aino.path}?tab={number}") for number in range(MOST_TEXTS)]
    for number, one in enumerate(tabs):
        one.keep(f"Luonnos {number}")
    assert texts() == [[f"Luonnos {number}"] for number in range(MOST_TEXTS)]


def test_a_script_keeps_at_most_so_many_times_an_hour(aino, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "unsent": ("2/h/person",)}
    assert aino.keep("Toinen").status_code == HTTPStatus.OK
    assert aino.keep("Kolmas").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert texts() == [["Toinen"]]
