"""Pages and mails of young people are easy to read in Finnish and Swedish: short sentences, no words of offices."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from statistics import mean

import pytest

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.source import addresses, python_files, short, template_files
from tests.architecture.test_words import LANGUAGES, entries, said

RULES = tomllib.loads(Path(__file__).with_name("plain_words.toml").read_text(encoding="utf-8"))
OTHERS, OFFICE = RULES["others"], RULES["office"]
AINO = 1  # her column among the eleven readers of the matrix
MOST_WORDS, MEAN_WORDS = 20, 12
FEWEST_TO_MEAN, SHORTEST_WORDS = 3, 3  # two sentences say nothing about a page, "Thank you." nothing about a sentence
END = re.compile(r"(?<=[.!?:;])\s+|\n+")  # as in the index of Björnsson (1968): a colon ends a sentence too
WORD = re.compile(r"\w[\w.,–’'@/-]*|\{")


def is_of_others(place):
    """Place as the catalogue names it: ``templates/…`` or a module."""
    return any(fnmatch(place, pattern) for pattern in OTHERS)


def texts(language):
    """Text of each place (a template or a module) that young people read: (place, text), names and numbers as ``{``."""
    for entry in entries(language):
        for place, _line in entry.occurrences:
            if not is_of_others(place):
                for text in said(entry):
                    yield place, re.sub(r"%\(\w+\)[sd]|https?://\S+", "{", text)


def sentences(text):
    """What ends with a mark; labels, headings and buttons are left out."""
    return [part for part in END.split(re.sub(r"<[^>]+>", "", text)) if part and part[-1] in ".!?:;"]


def length(sentence):
    return len(WORD.findall(sentence))


def test_sentences_are_counted_as_a_reader_counts_them():
    parts = sentences("Hei! Tulet klo 9.00, jos <b>voit</b>. Soita: {.\nOma profiili")
    assert parts == ["Hei!", "Tulet klo 9.00, jos voit.", "Soita:", "{."]
    assert [length(part) for part in parts] == [1, 5, 1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_for_the_young_is_long(language):
    long = {part for _place, text in texts(language) for part in sentences(text) if length(part) > MOST_WORDS}
    assert sorted(long) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_of_a_page_for_the_young_are_short_on_average(language):
    by_place: dict[str, list[int]] = {}
    for place, text in texts(language):
        by_place.setdefault(place, []).extend(n for n in map(length, sentences(text)) if n >= SHORTEST_WORDS)
    wordy = {
        place: round(mean(lengths), 1)
        for place, lengths in by_place.items()
        if len(lengths) >= FEWEST_TO_MEAN and mean(lengths) > MEAN_WORDS
    }
    assert wordy == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_offices_is_said_to_the_young(language):
    office = re.compile("|".join(rf"\b(?:{word})" for word in OFFICE[language]), re.IGNORECASE)
    assert sorted({(found[0], text) for _place, text in texts(language) if (found := office.search(text))}) == []


def test_every_rule_about_who_reads_what_names_something():
    places = [short(path) for path in (*template_files(), *python_files())]
    assert [one for one in OTHERS if not any(fnmatch(place, one) for place in places)] == []


def test_no_page_that_a_young_person_may_open_is_called_a_page_of_others():
    hers = {name for name, row in MATRIX.items() if row.get[AINO] == "+"}
    opened = {(one.name, getattr(one.view, "template_name", None)) for one in addresses() if one.name in hers}
    assert sorted(one for one in opened if one[1] and is_of_others(f"templates/{one[1]}")) == []
