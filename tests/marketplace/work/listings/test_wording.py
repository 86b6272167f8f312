"""The wording check: what it notices, what it lets pass, and what it says."""

import csv
from pathlib import Path

import pytest
from django.utils import translation

from marketplace.work.listings.wording import Flag, flagged_phrases, flags_in
from marketplace.work.listings.words import BETTER, WHY
from tests.factories import marketplace
from tests.marketplace.work.listings.adverts import BAD, FINE, LATER_BAD, LATER_FINE

pytestmark = pytest.mark.django_db
EVERY_BAD = [(reason, text) for reason, texts in BAD.items() for text in texts]


def cases(name):
    """(sentence, whether it should be noticed) of a list beside this file."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["verdict"] == "flag") for row in rows]


@pytest.mark.parametrize("name", ["wording_cases.tsv", "wording_own.tsv"])
def test_a_list_of_sentences_is_judged_as_people_judge_it(name):
    wrong = [text for text, is_bad in cases(name) if bool(flags_in(text)) is not is_bad]
    assert not wrong


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_kind_says_why_and_what_to_write_instead_without_raising_a_flag_itself(language):
    assert set(WHY) == set(BETTER)
    with translation.override(language):
        quoted = {code: str(text) for code, text in BETTER.items()}
    for code, text in quoted.items():
        assert not flags_in(text.split("“")[1]) if "“" in text else text, (code, text)


@pytest.mark.parametrize(
    "text",
    [
        "Rikosrekisteriote näytetään, koska työskentelet lasten kanssa (504/2002).",
        "Alkoholia myy täysi-ikäinen, niin laki vaatii.",
        "Haemme nuoria opastavaa ohjaajaa.",
        "Hyvä suomen kielen taito on eduksi.",
        "Young people are our customers.",
    ],
)
def test_a_lawful_context_raises_no_flag(text):
    assert not flags_in(text)


def test_the_context_of_one_sentence_excuses_no_other():
    assert flags_in("Työ on päiväkodissa. Luottotietosi ovat kunnossa.")
    assert flags_in("Autat naisia ja miehiä. Haemme naista.")


def test_at_least_95_of_100_bad_adverts_are_caught():
    texts = [text for _reason, text in EVERY_BAD] + LATER_BAD
    missed = [text for text in texts if not flags_in(text)]
    assert len(texts) >= 40
    assert len(missed) / len(texts) <= 0.05, missed


def test_a_bad_advert_is_caught_for_the_right_reason():
    wrong = [text for reason, text in EVERY_BAD if reason not in {flag.reason for flag in flags_in(text)}]
    assert len(wrong) / len(EVERY_BAD) <= 0.05, wrong


def test_at_most_5_of_100_good_adverts_raise_a_false_alarm():
    texts = FINE + LATER_FINE
    alarms = {text: flags_in(text) for text in texts if flags_in(text)}
    assert len(alarms) / len(texts) <= 0.05, alarms


def test_every_reason_has_a_bad_advert_to_prove_it():
    assert set(BAD) == set(WHY)


def test_a_flag_quotes_the_text_and_says_why():
    [flag] = flags_in("Armeija käyty.")
    assert flag == Flag("Armeija käyty", "military")
    assert str(flag.why)


def test_an_age_limit_of_the_law_covers_its_own_sentence_only():
    assert not flags_in("Alkoholin myyntiin tarvitaan 18 vuoden ikä, olet täyttänyt 18.")
    assert flags_in("Meillä myydään alkoholia. Hakijan pitää olla täysi-ikäinen.")


def test_all_text_fields_of_a_listing_are_read(cast):
    for field in ("title", "purpose", "tasks", "pay"):
        listing = marketplace.listing(cast.bakery, **{field: "Etsimme miestä."})
        assert [(flag.reason, flag.field) for flag in flagged_phrases(listing)] == [("sex", field)]
