"""The machinery of plain words: phrases, compounds, towns, typing errors, danger, the numbers for a crisis."""

import csv
import datetime as dt
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from django.utils import translation

from accounts.access.distances import kilometres, municipalities_within
from marketplace.reference.search.danger import crisis_lines, sounds_dangerous
from marketplace.reference.search.phrases import DATA, shipped
from marketplace.reference.search.questions import MOST_LEADS, read
from marketplace.reference.search.spelling import mended

pytestmark = pytest.mark.django_db


def leads(text):
    return {pattern for term in read(text).terms for patterns, _points in term.ways for pattern in patterns}


def test_the_shipped_synonyms_are_more_than_three_hundred_in_three_languages():
    rows = list(shipped("synonyms"))
    assert {row["language"] for row in rows} == {"fi", "sv", "en"}
    assert len({row["word"] for row in rows}) > 300
    assert [row for row in rows if not 0 < len(row["leads to"].split(";")) <= MOST_LEADS] == []


@pytest.mark.parametrize("name", ["synonyms", "danger", "quiet", "towns"])
def test_a_word_stands_once_in_its_file_and_language(name):
    rows = sorted((row["word"], row.get("language", "")) for row in shipped(name))
    assert [one for one, other in pairwise(rows) if one == other] == []


@pytest.mark.parametrize("text", ["en jaksa", "En enää jaksa!", "mä en jaksanut enää", "hän ei jaksa"])
def test_a_phrase_is_heard_in_other_forms_and_with_a_word_between(text):
    assert " mielenterveys" in leads(text)


def test_a_phrase_is_not_heard_where_its_words_stand_apart():
    assert " toimeentulotuki" in leads("rahat ihan loppu")
    assert " toimeentulotuki" not in leads("loppu hyvin ja kaikki")


@pytest.mark.parametrize("text", ["ungdomsbostad", "opiskelijakämppä", "velkaongelma"])
def test_a_compound_leads_where_its_part_leads(text):
    assert leads(text) & {" asunto", " velka", " velka "}


def test_words_that_say_nothing_count_only_where_there_are_no_others():
    assert [term.text for term in read("mistä saan apua asumiseen").terms] == ["asumiseen"]
    assert [term.text for term in read("apua").terms] == ["apua"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Lahdessa", "398"), ("i Lahtis", "398"), ("lahessa", "398"), ("Heinolaan", "111"), ("Gustav Adolfs", "081")],
)
def test_a_town_is_known_by_both_names_in_any_form(text, code):
    assert [term.town for term in read(text).terms if term.town] == [code]


def test_a_long_question_is_read_only_so_far():
    assert len(read("velka " * 200).words) == 10


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("leipmo", "leipomo"), ("tarjolija", "tarjoilija"), ("mjyyä", "myyjä"), ("masenus", "masennus")],
)
def test_a_typing_error_is_mended(wrong, right):
    assert mended(wrong, known=["Leipomo", "Myyjä", "Tarjoilija"]) == right


@pytest.mark.parametrize("text", ["leip", "lentokone", "xy", "", "qzqzqzqz", "velka masennus"])
def test_what_is_half_typed_right_or_near_to_nothing_stays(text):
    assert mended(text, known=["Leipomo", "Lentokenttä"]) == text


@pytest.mark.parametrize(
    "text",
    [
        "itsemurha", "itsemurhaa", "ITSEMURHA-AJATUKSIA", "itsemuhra", "itsmurha", "haluisin vaan kuolla pois", "en halua enää elää",
        "viiltelen", "lähisuhdeväkivaltaa", "väkivlata", "poikaystävä hakkaa mua", "äiti lyö", "otti yliannostuksen",
        "självmord", "sjalvmord", "jag vill bara dö", "han slår mig", "misshandlad", "överdos", "våld i hemmet",
        "suicidal", "suicde", "i want to die", "kill myself", "self-harm", "he is beating me", "overdose", "domestic violence",
        "x " * 60 + "itsemurha",
    ],
)  # fmt: skip
def test_danger_is_heard_in_any_form_and_misspelled(text):
    assert sounds_dangerous(text)


@pytest.mark.parametrize(
    "text", ["", "leipuri", "en jaksa", "velka", "työkokeilu Lahdessa", "bostad", "learn finnish", "koulu jäi kesken"]
)
def test_a_plain_question_sounds_no_alarm(text):
    assert not sounds_dangerous(text)


def test_every_number_for_a_crisis_has_its_source_and_the_day_it_was_checked():
    for line in crisis_lines():
        assert line.phone
        assert urlsplit(line.source).scheme == "https"
        assert line.checked >= dt.date(2026, 11, 29)
    assert [line.phone for line in crisis_lines()][:3] == ["112", "116117", "09 2525 0111"]


@pytest.mark.parametrize(("language", "words"), [("fi", "Hätänumero"), ("sv", "Nödnumret"), ("en", "Emergency number")])
def test_a_number_is_named_in_the_readers_language(language, words):
    with translation.override(language):
        assert crisis_lines()[0].name.startswith(words)


def test_the_head_of_each_file_says_what_its_columns_mean():
    for path in DATA.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            first = next(csv.reader(file))
        assert first[0].startswith("# "), path.name


def test_municipalities_within_reach_are_counted_from_the_nearest_centre():
    assert kilometres((60.983, 25.662), (60.983, 25.662)) == 0
    near = municipalities_within(25, ["398"])
    assert near["398"] == 0
    assert 7 < near["098"] < 9
    assert "111" not in near
    assert set(municipalities_within(1, ["398", "111"])) == {"398", "111"}
    assert municipalities_within(25, ["999"]) == {}
