"""The directory's answer to everyday words, and the numbers for a crisis on its page and on that of events."""

import pytest
from django.urls import reverse

from tests.factories import services

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PAGES = [reverse("directory:list"), reverse("events:list")]


@pytest.fixture
def cards():
    debts = {"fi": {"name": "Velkaneuvonta", "about": "Autamme laskujen kanssa."}}
    mind = {"fi": {"name": "Mielenterveyspalvelu", "about": "Kuuntelemme."}}
    services.service(texts=debts, kind="money")
    services.service(texts=mind, kind="mind")
    services.event(title="Hygieniapassi", about="Saat kortin samana päivänä.")
    services.event(title="Avoin puuropöytä", about="Puuroa.", kind="group")


def found(client, words):
    return [card.name for card in client.get(PAGES[0], {"q": words}).context["page_obj"]]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("rahat loppu", "Velkaneuvonta"),
        ("pikavippi", "Velkaneuvonta"),
        ("räkningar", "Velkaneuvonta"),
        ("payday loans", "Velkaneuvonta"),
        ("en jaksa", "Mielenterveyspalvelu"),
        ("masenus", "Mielenterveyspalvelu"),
        ("ångest", "Mielenterveyspalvelu"),
        ("i feel depressed", "Mielenterveyspalvelu"),
    ],
)
def test_everyday_words_lead_to_the_card(words, name, cards, client):
    assert found(client, words) == [name]


@pytest.mark.parametrize(("words", "title"), [("hygienia", "Hygieniapassi"), ("puuro", "Avoin puuropöytä")])
def test_events_are_searched_by_words_too(words, title, cards, client):
    answer = client.get(PAGES[1], {"q": words})
    assert [event.title for event in answer.context["page_obj"]] == [title]


def test_events_that_fit_stand_in_the_order_of_days(cards, client):
    titles = [event.title for event in client.get(PAGES[1], {"q": "passi puuro"}).context["page_obj"]]
    assert sorted(titles) == ["Avoin puuropöytä", "Hygieniapassi"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("words", ["itsemurha", "väkivalta", "självmord", "overdose", "lentokone"])
def test_numbers_for_a_crisis_stand_above_words_of_danger_and_an_empty_result(page, words, cards, client):
    text = client.get(page, {"q": words}).content.decode()
    for number in ("112", "116117", "0925250111", "080005005", "116111"):
        assert f'href="tel:{number}"' in text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("words", ["", "velka puuro"])
def test_nobody_else_is_alarmed(page, words, cards, client):
    assert 'href="tel:112"' not in client.get(page, {"q": words}).content.decode()
