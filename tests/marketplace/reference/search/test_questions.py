"""Questions as people type them find a right answer among the first five, over the demo's services, places and events."""

import csv
from functools import cache
from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils import translation

from accounts.access.models import Municipality
from marketplace.reference.search.danger import sounds_dangerous
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.directory.filters import ServiceFilter
from marketplace.services.directory.queries import on_show
from marketplace.services.events.filters import EventFilter
from marketplace.services.events.models import Event
from marketplace.services.events.queries import SHOWN_WITH
from marketplace.work.listings.actions import searchable_text
from marketplace.work.listings.filters import ListingFilter
from marketplace.work.listings.queries import open_listings
from moderation.demo.directory import _texts
from moderation.demo.events import CARDS, OTHERS
from moderation.demo.material import DATA
from tests.factories import accounts, marketplace, services

pytestmark = pytest.mark.django_db
FIRST = 5
WANTED = 0.95
KINDS = ("work_trial", "job", "apprenticeship")
TOWNS = ("398", "111", "098", "560")


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


QUESTIONS = read(Path(__file__).with_name("questions.tsv"))


@cache
def town(code):
    return Municipality.objects.get(code=code)


def make_services():
    houses = {}
    for row in read(DATA / "services.tsv"):
        if row["organisation"] not in houses:
            houses[row["organisation"]] = services.provider(row["organisation"])
        services.service(
            houses[row["organisation"]], texts=_texts(row), kind=row["kind"], municipality=town(row["town"]),
            is_remote=row["remote"] == "1", languages=(),
        )  # fmt: skip


def make_places():
    """Each work of the demo twice, in two towns, of any kind."""
    kaisa, mikko = accounts.user("coach", "Kaisa"), accounts.user("employer", "Mikko")
    for number, row in enumerate(read(DATA / "works.tsv") * 2):
        occupation = Concept.objects.get(kind="occupation", code=row["occupation"])
        firm = accounts.employer(row["firm"].format("Virtanen"), mikko, kaisa)
        place = marketplace.listing(
            firm, title=occupation.name_fi.capitalize(), occupation=occupation, tasks=row["tasks"],
            purpose="Tutustut työhön.", kind=KINDS[number % 3], municipality=town(TOWNS[number % 4]),
        )  # fmt: skip
        place.search_text = searchable_text(place)
        place.save(update_fields=["search_text"])


def make_events():
    house = services.provider("Ohjaamo Satama")
    for code in CARDS:
        card = Concept.objects.get(kind="certificate", code=code)
        services.event(house, kind="training", certificate=card, title=card.name_fi.capitalize(), about="Saat kortin.")
    for kind, audience, title, about, _seats, _days in OTHERS:
        services.event(house, kind=kind, audience=audience, title=title, about=about)


def public_calendar():
    return Event.objects.on_show().to_come().select_related(*SHOWN_WITH)


def words_of_service(card):
    return [card.text.name, card.text.about, card.organisation.name, card.get_kind_display()]


def words_of_place(place):
    return [place.title, place.tasks, place.purpose, place.organisation.name, place.municipality.name]


def words_of_event(event):
    return [event.title, event.about]


LISTS = {
    "services": (make_services, ServiceFilter, on_show, words_of_service),
    "places": (make_places, ListingFilter, open_listings, words_of_place),
    "events": (make_events, EventFilter, public_calendar, words_of_event),
}


def first_found(kind, row):
    """The words of the first rows that a question finds, as a reader of its language sees them."""
    _make, filters, rows, words_of = LISTS[kind]
    with translation.override(row["language"]):
        asked = QueryDict(mutable=True)
        asked["q"] = row["question"]
        found = filters(asked, queryset=rows()).qs[:FIRST]
        return [" ".join(map(str, words_of(one))).casefold() for one in found]


def is_answered(kind, row):
    found = first_found(kind, row)
    wanted = row["right answer contains"].casefold()
    return bool(found) and any(part in text for part in wanted.split("|") for text in found)


@pytest.mark.parametrize("kind", LISTS)
def test_nearly_every_question_finds_a_right_answer_among_the_first_five(kind):
    LISTS[kind][0]()
    asked = [row for row in QUESTIONS if row["where"] == kind and not (row["danger"] and kind == "events")]
    missed = [row["question"] for row in asked if not is_answered(kind, row)]
    assert len(missed) <= len(asked) * (1 - WANTED), missed


@pytest.mark.parametrize("row", [row for row in QUESTIONS if row["danger"]], ids=lambda row: row["question"])
def test_a_word_of_danger_is_heard(row):
    assert sounds_dangerous(row["question"])


def test_plain_questions_sound_no_alarm():
    assert [row["question"] for row in QUESTIONS if not row["danger"] and sounds_dangerous(row["question"])] == []
