"""The catalogues (English is what the code says itself) are complete: nothing untranslated, nothing fuzzy, no name lost."""

import re

import polib
import pytest

from tests.architecture.source import ROOT

LANGUAGES = ("fi", "sv")
PLACES = re.compile(r"%\((\w+)\)[sd]")


def catalogue(language):
    return polib.pofile(str(ROOT / "marketplace" / "locale" / language / "LC_MESSAGES" / "django.po"))


def entries(language):
    return [entry for entry in catalogue(language) if not entry.obsolete]


def said(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_said_in_the_language(language):
    silent = [entry.msgid for entry in entries(language) if not all(text.strip() for text in said(entry))]
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_a_guess(language):
    assert [entry.msgid for entry in entries(language) if "fuzzy" in entry.flags] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_names_what_its_original_names(language):
    astray = [
        entry.msgid
        for entry in entries(language)
        for text in said(entry)
        if text and not set(PLACES.findall(text)) <= set(PLACES.findall(entry.msgid + entry.msgid_plural))
    ]
    assert astray == []


def test_the_catalogues_hold_the_same_texts():
    fi, sv = ({(entry.msgctxt, entry.msgid) for entry in entries(language)} for language in LANGUAGES)
    assert fi == sv
    assert len(fi) > 500
