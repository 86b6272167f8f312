"""The way in without a coach: what a visitor sees, asks, is promised and takes back, without an account."""

import pytest
from django.test import Client
from django.utils.formats import date_format

from accounts.access.models import Authority
from accounts.audit.models import Entry
from marketplace.services.callrequests.forms import MunicipalityForm
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.views import MY_CALL
from tests.factories import accounts, marketplace, services
from tests.factories.callrequests import call_request
from tests.factories.dropins import desk

pytestmark = pytest.mark.django_db
START, ASKED = "/no-coach/", "/no-coach/asked/"
SAID = {"given_name": "Nea", "phone": "040 111 2222", "good_time": "morning", "note": "Etsin kesätyötä"}


@pytest.fixture
def lahti(cast):
    """The page once Lahti is chosen; two authorities have a coach."""
    return f"{START}?municipality={accounts.municipality().pk}"


def page_of(client, address):
    return client.get(address).content.decode()


def with_call(client, made):
    """A phone that has made this request."""
    session = client.session
    session[MY_CALL] = made.pk
    session.save()
    return client


def test_a_visitor_asks_for_a_call_and_is_promised_a_day(client, lahti):
    answer = client.post(lahti, SAID)
    made = CallRequest.objects.get()
    assert answer["Location"] == ASKED
    assert (made.given_name, made.phone, made.good_time, made.note) == ("Nea", "+358401112222", "morning", SAID["note"])
    assert (made.authority.code, made.state, made.language) == ("lahti", "waiting", "fi")
    page = page_of(client, ASKED)
    assert date_format(made.promised_on, "j.n.Y") in page
    assert Entry.objects.about(made).get().verb == "callrequests.ask"


def test_the_promise_shows_neither_name_nor_number_for_a_phone_may_be_shared(client, lahti):
    client.post(lahti, SAID)
    page = page_of(client, ASKED)
    assert not any(word in page for word in ("Nea", "401112222", SAID["note"]))
    assert "<dd>222</dd>" in page


def test_the_page_begins_with_the_question_where_she_lives(client, lahti):
    page = page_of(client, START)
    assert 'name="municipality"' in page
    assert 'name="phone"' not in page
    assert 'name="phone"' in page_of(client, lahti)


def test_only_municipalities_whose_authority_has_a_coach_are_offered():
    accounts.coach("Kaisa")
    offered = MunicipalityForm().fields["municipality"].queryset
    assert accounts.municipality() in offered
    assert accounts.municipality("Hollola") not in offered


def test_where_one_authority_calls_nobody_has_to_choose(client):
    accounts.coach("Kaisa")
    page = page_of(client, START)
    assert 'name="phone"' in page
    assert 'name="municipality"' not in page


def test_where_nobody_calls_no_call_is_promised(client):
    assert 'name="phone"' not in page_of(client, START)
    assert client.post(START, SAID).status_code == 422
    assert not CallRequest.objects.exists()


@pytest.mark.parametrize("code", ["", "999", "x\x00", "' OR 1=1", "9" * 400])
def test_a_strange_municipality_asks_again(client, lahti, code):
    answer = client.get(START, {"municipality": code})
    assert answer.status_code == 200
    assert 'name="phone"' not in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "typed"),
    [("given_name", ""), ("phone", ""), ("phone", "ei ole"), ("good_time", "night"), ("note", "Olen 131052-308T")],
)
def test_bad_input_is_said_at_its_field_and_nothing_typed_is_lost(client, lahti, name, typed):
    said = {**SAID, name: typed}
    answer = client.post(lahti, said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [name]
    page = answer.content.decode()
    assert all(f'value="{said[one]}"' in page for one in ("given_name", "phone", "note") if said[one])
    assert not CallRequest.objects.exists()


def test_the_authority_is_reached_by_phone_mail_and_address_in_its_hours(client, lahti):
    facts = {"phone": "+358381411111", "contact": "tyo@lahti.test", "address": "Vapaudenkatu 1", "hours": "ma–pe 9–15"}
    Authority.objects.filter(code="lahti").update(**facts)
    page = page_of(client, lahti)
    assert 'href="tel:+358381411111"' in page
    assert 'href="mailto:tyo@lahti.test"' in page
    assert "Vapaudenkatu 1" in page
    assert "ma–pe 9–15" in page


def test_places_of_the_authority_are_shown_those_open_now_first(client, lahti):
    desk("Aamu", is_open=False, hours="ma 9–12")
    desk("Ohjaamo")
    desk("Kokoomo", authority=accounts.authority("paijat-hame"))
    page = page_of(client, lahti)
    assert page.index("Ohjaamo") < page.index("auki nyt") < page.index("Aamu") < page.index("nyt kiinni")
    assert "ma 9–12" in page
    assert "Kokoomo" not in page


def test_she_takes_it_back_and_her_name_and_number_are_gone(client, lahti):
    client.post(lahti, SAID)
    client.post(ASKED)
    made = CallRequest.objects.get()
    assert (made.state, made.given_name, made.phone, made.note) == ("withdrawn", "", "", "")
    assert "Kukaan ei soita sinulle" in page_of(client, ASKED)


def test_what_was_talked_about_is_taken_back_no_more(client):
    made = call_request("reached")
    with_call(client, made)
    assert client.post(ASKED).status_code == 409
    assert CallRequest.objects.get().given_name == "Nea"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("taken", "Valmentaja soittaa sinulle viimeistään"), ("helped", "Olemme puhuneet"), ("wrong_number", "Anna meille toinen numero"),
        ("unreached", "Soitimme kolme kertaa"),
    ],
)  # fmt: skip
def test_the_phone_says_where_its_request_stands(client, state, said):
    assert said in page_of(with_call(client, call_request(state)), ASKED)


def test_the_phone_reads_that_nobody_answered_and_when_it_is_tried_again(client):
    page = page_of(with_call(client, call_request("taken", tries=1)), ASKED)
    assert "Soitimme sinulle, mutta emme saaneet sinua kiinni." in page
    assert "Soitamme sinulle uudestaan viimeistään" in page


def test_a_phone_that_has_asked_for_nothing_is_shown_how_to_ask(client):
    call_request()
    assert client.get(ASKED)["Location"] == START
    assert client.post(ASKED)["Location"] == START
    assert CallRequest.objects.get().state == "waiting"


def test_the_same_form_sent_twice_asks_once(client, lahti):
    said = {**SAID, "form_key": "0d6a7e6e-2f5c-4f3c-9d7e-0a1b2c3d4e5f"}
    assert [client.post(lahti, said)["Location"] for _time in range(2)] == [ASKED, ASKED]
    assert CallRequest.objects.count() == 1


def test_one_address_asks_for_six_calls_an_hour(lahti):
    answers = [Client(REMOTE_ADDR="203.0.113.9").post(lahti, SAID).status_code for _phone in range(7)]
    assert answers == [302] * 6 + [429]
    assert CallRequest.objects.count() == 6


def test_front_page_log_in_events_and_places_lead_here(cast, client):
    place, event = marketplace.listing(cast.bakery), services.event()
    pages = ("/", "/account/login/", place.get_absolute_url(), event.get_absolute_url())
    for address in pages:
        main = page_of(client, address).partition("<main")[2].partition("</main>")[0]
        assert f'href="{START}"' in main, address
    assert f'href="{START}"' in page_of(client, "/about/privacy/").partition("<footer")[2]
