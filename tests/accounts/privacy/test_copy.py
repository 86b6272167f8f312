"""The copy of her data: all of hers, in words, by chapter, and nothing of anybody else."""

import re
import time

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from accounts.privacy.queries import chapters, everything_about
from accounts.privacy.registry import part_of, parts_about_people
from accounts.privacy.states import Theme
from accounts.privacy.words import label_of, tells
from marketplace.guidance.healthnotes.models import HealthItem
from tests.security.world import CANARIES

TABLES = [(User, part_of(User)), *((model, part) for model, part in parts_about_people() if part.theme)]
LABELS = [
    (model, field)
    for model, part in TABLES
    for field in model._meta.concrete_fields
    if field.name in part.columns and tells(model, field, part)
]
MACHINES = re.compile(r"_|\b(True|False|None)\b|-suhteet|relationship|authenticator")
# Not hers: the report of somebody else, feedback without a name. Not in this world: words of other states.
NOT_THERE = {"unsent", "report", "feedback", "birth_on", "greeting", "handover", "meeting_place", "outcome_note"}
HERS = {word for name, word in CANARIES.items() if name not in NOT_THERE} | {"13.7.2006"}


def page_of(world, name, address="?all=1", language="fi"):
    User.objects.filter(pk=world.people[name].pk).update(language=language)
    return world.client(name).get(reverse("privacy:export") + address).content.decode()


def main_of(page):
    return re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_heading_and_label_is_in_words(language):
    with translation.override(language):
        raw = {f"{model._meta.label}.{field.name}" for model, field in LABELS if MACHINES.search(label_of(field))}
        titles = {str(part.title or model._meta.verbose_name_plural) for model, part in TABLES}
        assert raw == set()
        assert [title for title in titles if MACHINES.search(title)] == []
        assert [theme.label for theme in Theme if MACHINES.search(str(theme.label))] == []


def test_no_label_is_the_name_that_django_makes_of_a_column():
    with translation.override("fi"):
        assert [
            f"{model._meta.label}.{field.name}"
            for model, field in LABELS
            if label_of(field) == field.name.replace("_", " ")
        ] == []


def test_every_table_about_people_has_a_known_chapter_or_is_for_machines_only():
    assert {part.theme for _model, part in parts_about_people()} <= {"", *Theme.values}


@pytest.mark.django_db
def test_her_page_has_all_of_hers_in_words_and_in_time(world, record_property):
    begun = time.perf_counter()
    text = main_of(page_of(world, "aino"))
    seconds = time.perf_counter() - begun
    record_property("seconds", round(seconds, 2))
    assert seconds < 60
    assert {word for word in HERS if word not in text} == set()
    assert re.findall(r"\b(?:True|False|None)\b|\w+\.\w+object|accounts\.|marketplace\.", text) == []


@pytest.mark.django_db
def test_her_page_has_nothing_of_others(world):
    text = main_of(page_of(world, "aino"))
    for other in ("bella", "vilho", "uuno", "milla"):
        person = world.people[other]
        assert person.full_name not in text
        assert not person.email or person.email not in text
    assert world.people["mikko"].email not in text
    theirs = main_of(page_of(world, "bella"))
    assert {word for word in HERS - {CANARIES["goal"]} if word in theirs} == set()


@pytest.mark.django_db
def test_each_chapter_is_folded_and_named_once_until_she_opens_them_all_with_an_index(world):
    page, opened = page_of(world, "aino", ""), page_of(world, "aino")
    assert 'id="profile" open' not in page
    assert page.count("Suunnitelmasi</summary>") + page.count("Suunnitelmasi <span") == 1
    assert '<li><a href="#' not in page
    assert 'id="profile" open' in opened
    assert opened.count('<details class="fold" id=') == opened.count('<li><a href="#')


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [("fi", "Se ei päätä mitään"), ("sv", "Det beslutar inget"), ("en", "It decides nothing")],
)
def test_the_page_says_what_the_ranker_does_and_how_to_object_in_her_language(world, language, words):
    page = page_of(world, "aino", "", language)
    assert words in page
    assert reverse("contact") in page


@pytest.mark.django_db
def test_empty_chapters_are_left_out(world):
    with across_authorities():
        told = chapters(everything_about(world.people["mikko"]))
    assert HealthItem.objects.filter(person=world.people["mikko"]).count() == 0
    assert {chapter.theme for chapter in told} <= {
        Theme.ABOUT,
        Theme.LOOKS,
        Theme.MESSAGES,
        Theme.HAPPENED,
        Theme.OTHER,
        Theme.PLACEMENTS,
    }
