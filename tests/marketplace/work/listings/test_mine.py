"""An employer's desk: numbers that agree with their lists, filter, search and order, the people of each place."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.worklist.queries import waiting_rows
from marketplace.reference.vocabulary.text import searchable
from marketplace.work.introductions.models import Introduction
from tests.factories import accounts, marketplace

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
MINE = reverse("listings:mine")
TODAY = timezone.localdate


@pytest.fixture
def introduced(cast):
    """``introduced(place, "Iida", "seen")``: somebody whom a coach and her own yes brought to a place."""

    def make(place, name, state="opened", **facts):
        person = accounts.young(name, coach=cast.kaisa)
        marketplace.profile(person)
        return marketplace.introduction(person, place, cast.kaisa, state=state, **facts)

    return make


@pytest.fixture
def places(cast, introduced):
    """A place in each state, two of them with people, and one of a rival."""
    states = ("draft", "submitted", "returned", "published", "paused", "filled", "expired", "withdrawn")
    found = {state: marketplace.listing(cast.bakery, state=state, title=f"Paikka {state}", seats=3) for state in states}
    found["other"] = marketplace.listing(
        cast.bakery, title="Torimyyjä", guide_name="Sari", search_text=searchable("Myyt mansikoita.")
    )
    first = introduced(found["published"], "Iida")
    week_ago = timezone.now() - dt.timedelta(days=7)
    Introduction.objects.filter(pk=first.pk).update(approved_at=week_ago, said_yes_at=week_ago, opened_at=week_ago)
    introduced(found["published"], "Oona", "silent")
    introduced(found["published"], "Eino", "meeting", meeting_place="Leipomo")
    introduced(found["published"], "Venla", "accepted")
    for name in ("Onni", "Sara"):
        marketplace.placement(introduced(found["published"], name, "accepted"))
    introduced(found["paused"], "Leo", "seen")
    introduced(found["filled"], "Aada", "declined")
    rival = marketplace.listing(accounts.employer("Kilpailija", verified_by=cast.kaisa), title="Vieras")
    introduced(rival, "Elsa")
    return found


def shown(answer):
    return [row.title for row in answer.context["page_obj"]]


def test_every_number_is_the_number_of_its_list(places, cast, signed_in):
    mikko = signed_in(cast.mikko)
    cards = re.findall(r'class="number" href="([^"]+)"[^>]*><strong>(\d+)</strong>', mikko.get(MINE).content.decode())
    assert len(cards) == 8
    for address, number in cards:
        answer = mikko.get(address)
        assert answer.context["page_obj"].paginator.count == int(number), address
        assert answer.context["desk"].total == 9, "a narrower list leaves the numbers as they are"


def test_who_waits_is_said_as_on_the_home_page(places, cast, signed_in):
    answer = signed_in(cast.mikko).get(MINE)
    desk = answer.context["desk"]
    waiting = [row for row in waiting_rows(cast.mikko) if row.queue == "introductions.answer"]
    assert desk.people == len(waiting) == 3
    assert timezone.localdate(desk.since) == TODAY() - dt.timedelta(days=7)
    assert "3 nuorta odottaa vastaustasi" in answer.content.decode()


def test_each_place_says_who_stands_where(places, cast, signed_in):
    rows = {row.title: row for row in signed_in(cast.mikko).get(MINE).context["page_obj"]}
    busy = rows["Paikka published"]
    assert (busy.waiting, busy.meeting, busy.accepted, busy.placed) == (2, 1, 1, 2)
    quiet = rows["Paikka filled"]
    assert (quiet.waiting, quiet.meeting, quiet.accepted, quiet.placed) == (0, 0, 0, 0)
    assert "Vieras" not in rows


def test_the_page_of_a_place_names_its_people_to_the_workplace_alone(places, cast, signed_in):
    address = places["published"].get_absolute_url()
    text = signed_in(cast.mikko).get(address).content.decode()
    people = text.partition('id="people"')[2].partition("</section>")[0]
    assert [name for name in ("Iida", "Oona", "Eino", "Venla", "Onni", "Sara", "Leo") if name in people] == [
        "Iida", "Oona", "Eino", "Venla", "Onni", "Sara",
    ]  # fmt: skip
    for reader in (signed_in(cast.aino), signed_in(cast.kaisa)):
        assert 'id="people"' not in reader.get(address).content.decode()


def test_a_place_without_people_says_what_comes(places, cast, signed_in):
    assert "Ei vielä ketään" in signed_in(cast.mikko).get(places["other"].get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mansikka", ["Torimyyjä"]),
        ("torimyy", ["Torimyyjä"]),
        ("sari", ["Torimyyjä"]),
        ("draft", ["Paikka draft"]),
        ("astronautti", []),
    ],
)
def test_words_find_own_places(words, found, places, cast, signed_in):
    assert shown(signed_in(cast.mikko).get(MINE, {"q": words})) == found


def test_places_come_in_the_order_that_was_asked_for(cast, signed_in):
    for title, days, seats in (("Toukokuu", 30, 1), ("Huhtikuu", 10, 5), ("Milloin vain", None, 3)):
        first = TODAY() + dt.timedelta(days=days) if days else None
        marketplace.listing(cast.bakery, title=title, starts_on=first, seats=seats)
    mikko = signed_in(cast.mikko)
    assert shown(mikko.get(MINE)) == ["Milloin vain", "Huhtikuu", "Toukokuu"]
    assert shown(mikko.get(MINE, {"sort": "start"})) == ["Milloin vain", "Huhtikuu", "Toukokuu"]
    assert shown(mikko.get(MINE, {"sort": "seats"})) == ["Huhtikuu", "Milloin vain", "Toukokuu"]


@pytest.mark.parametrize(
    "wrong", [{"group": "everything"}, {"sort": "name"}, {"q": "\x00"}, {"page": "1", "q": "x" * 101}]
)
def test_a_broken_address_shows_the_desk_all_the_same(wrong, places, cast, signed_in):
    answer = signed_in(cast.mikko).get(MINE, wrong)
    assert answer.status_code == 200
    assert answer.context["desk"].total == 9


def test_a_longer_desk_asks_the_database_no_more(places, cast, introduced, signed_in):
    mikko = signed_in(cast.mikko)
    mikko.get(MINE)
    with CaptureQueriesContext(connection) as short:
        mikko.get(MINE)
    for number in range(4):
        introduced(marketplace.listing(cast.bakery, title=f"Lisää {number}", seats=2), f"Uusi{number}")
    with CaptureQueriesContext(connection) as long:
        mikko.get(MINE)
    assert len(long) == len(short)
