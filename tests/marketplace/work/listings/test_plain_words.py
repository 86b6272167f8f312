"""The search of places in plain words: kinds, towns, typing errors, how far, chips, numbers for a crisis."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.work.listings.actions import searchable_text
from tests.factories import marketplace
from tests.factories.accounts import municipality
from tests.factories.marketplace import concept

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LIST = reverse("listings:list")


def place(cast, title, town="Lahti", **facts):
    facts.setdefault("tasks", title)
    made = marketplace.listing(cast.bakery, title=title, purpose=title, municipality=municipality(town), **facts)
    made.search_text = searchable_text(made)
    made.save(update_fields=["search_text"])
    return made


@pytest.fixture
def places(cast):
    place(cast, "Kokki", "Heinola", occupation=concept("kokki"), kind="job")
    place(cast, "Leipuri", kind="apprenticeship")
    place(cast, "Myyjä", "Hollola", occupation=concept("myyja"))


def titles(answer):
    return [listing.title for listing in answer.context["page_obj"]]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("kesätyö", ["Kokki"]),
        ("läroavtal", ["Leipuri"]),
        ("harjoittelupaikkaa", ["Myyjä"]),
        ("i Hollola", ["Myyjä"]),
        ("myyjän hommia Hollolassa", ["Myyjä"]),
        ("jobb i köket", ["Kokki"]),
        ("bagare", ["Leipuri"]),
        ("shop assistant", ["Myyjä"]),
    ],
)
def test_words_of_kind_town_and_occupation_are_understood_in_one_field(words, wanted, places, client):
    assert titles(client.get(LIST, {"q": words})) == wanted


def test_a_typing_error_is_mended_and_said(places, client):
    answer = client.get(LIST, {"q": "leipmo"})
    assert "Leipuri" in titles(answer)
    assert "Tarkoititko <strong>leipomo</strong>?" in answer.content.decode()


def test_where_nothing_fits_all_words_the_nearest_come_and_it_is_said(places, client):
    answer = client.get(LIST, {"q": "kokki Lahti"})
    assert titles(answer) == ["Kokki", "Leipuri"]
    assert "Mikään ei sovi kaikkiin sanoihisi" in answer.content.decode()
    assert "Mikään ei sovi" not in client.get(LIST, {"q": "kokki Heinola"}).content.decode()


def test_several_municipalities_may_be_ticked(places, client):
    assert set(titles(client.get(LIST, {"municipality": ["111", "098"]}))) == {"Kokki", "Myyjä"}


@pytest.mark.parametrize("asked", [{"municipality": "398"}, {"q": "Lahdessa"}])
def test_what_is_within_so_many_kilometres_comes_nearest_first(asked, places, client):
    assert titles(client.get(LIST, {**asked, "within": "10"})) == ["Leipuri", "Myyjä"]
    assert titles(client.get(LIST, {**asked, "within": "50"})) == ["Leipuri", "Myyjä", "Kokki"]
    assert titles(client.get(LIST, asked)) == ["Leipuri"]


def chips(answer):
    return {chip.text: chip.query for chip in answer.context["filterset"].chips}


def test_each_filter_is_taken_away_by_its_chip(places, client):
    answer = client.get(LIST, {"q": "kokki Heinola", "municipality": ["111", "098"], "calm": "on", "kind": "job"})
    links = chips(answer)
    assert set(links) == {"työpaikka", "Heinola", "Hollola", "Ei iltoja eikä öitä"}
    assert "municipality=111" in links["Hollola"]
    assert "municipality=098" not in links["Hollola"]
    assert "calm" not in links["Ei iltoja eikä öitä"]
    assert f'href="?{links["työpaikka"]}"'.replace("&", "&amp;") in answer.content.decode()


def test_a_town_in_the_words_has_a_chip_that_leaves_the_rest(places, client):
    links = chips(client.get(LIST, {"q": "leipuri Lahdessa", "page": "1"}))
    assert links == {"Lahti": "q=leipuri"}


@pytest.mark.parametrize("words", ["itsemurha", "itsemuhra", "äiti hakkaa", "astronautti", "y" * 120 + " itsemurha"])
def test_numbers_for_a_crisis_stand_above_words_of_danger_and_an_empty_result(words, places, client):
    assert 'href="tel:112"' in client.get(LIST, {"q": words}).content.decode()


@pytest.mark.parametrize("asked", [{}, {"q": "leipuri"}, {"kind": "job"}])
def test_nobody_else_is_alarmed(asked, places, client):
    assert 'href="tel:112"' not in client.get(LIST, asked).content.decode()


def test_a_question_of_ten_words_asks_the_database_no_more_than_one_of_three(places, client):
    client.get(LIST, {"q": "leipmo Lahti qwrtp"})
    with CaptureQueriesContext(connection) as three:
        client.get(LIST, {"q": "leipmo Lahti qwrtp"})
    with CaptureQueriesContext(connection) as ten:
        client.get(LIST, {"q": "kokki leipmo myyjä Lahti qwrtp zxcvb mnbvc poiuy lkjhg asdfg"})
    assert len(ten) <= len(three)
