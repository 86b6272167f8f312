"""No text of the house writes a number of the law down: it comes from the dated limits, so that an edit reaches all."""

import csv
import re

import polib
import pytest

from marketplace.reference.eligibility.loader import DATA
from tests.architecture.source import ROOT

WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "fi": "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista",
    "sv": "en två tre fyra fem sex sju åtta nio tio elva tolv",
}
GREATER = {"en": {"eighteen": 18, "thirty": 30}, "fi": {"kolmekymmentä": 30}, "sv": {"arton": 18, "trettio": 30}}
UNITS = {
    "en": {"hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years", "percent": "percent"},
    "fi": {"tun": "hours", "päiv": "days", "viik": "weeks", "kuukau": "months", "vuo": "years", "prosen": "percent"},
    "sv": {"timm": "hours", "dag": "days", "veck": "weeks", "månad": "months", "år": "years", "procent": "percent"},
}
# What stands in words beside a unit and is no number of the law: a promise of the house, or a span that it counts by.
NOT_OF_THE_LAW = {
    "Are you 17–29 and looking for work? Try a job, learn one or get hired. Your own coach helps you all the way.": "whom the service is for",
    "3 months after": "follow-ups are the house's own custom",
    "6 months after": "follow-ups are the house's own custom",
    "in work 3 months after": "follow-ups are the house's own custom",
    "in work 6 months after": "follow-ups are the house's own custom",
    "Saved. We ask how things are in 3 and 6 months.": "follow-ups are the house's own custom",
    "Choose a time within the next six months.": "how far ahead two people may agree to meet",
    "No referrals in the last six months.": "what the statistics look at",
    "Work trials that ended or were stopped in the last twelve months.": "what the statistics look at",
    "last 30 days %(last)s, before %(before)s": "what the statistics look at",
    "Last 30 days": "what the statistics look at",
    "Links in our mails work for thirty days. Press the button and we send a fresh one to the same address.": "links",
    "The link needs no account and works for thirty days. One sent before stops working.": "links",
}
# The same for long texts, by how they begin.
BEGINNINGS = ("How many referrals were sent, by month.", "Somebody is being referred to you.")

with DATA.open(encoding="utf-8", newline="") as file:
    LIMITS = {(float(row["value"]), row["unit"].split()[0]) for row in csv.DictReader(file)}
LIMITS -= {(18.0, "years")}  # "under 18" is what the young workers of 998/1993 are called, not a sum


def numbers_in(text, language):
    """``(number, unit)`` of all that is written as a number beside a unit, in figures or in a word."""
    words = {word: number for number, word in enumerate(WORDS[language].split(), 1)} | GREATER[language]
    units = UNITS[language]
    said = rf"\b(\d+(?:[.,]\d+)?|{'|'.join(words)})[  -]+(?:\w+ )?({'|'.join(units)})"
    for number, unit in re.findall(said, text.lower()):
        yield float(words.get(number) or number.replace(",", ".")), units[unit]


def catalogue(language):
    """What is said in a language; English is what the code says itself, the same in both catalogues."""
    folder = "fi" if language == "en" else language
    return polib.pofile(str(ROOT / "marketplace" / "locale" / folder / "LC_MESSAGES" / "django.po"))


def texts(language):
    for entry in catalogue(language):
        said = (entry.msgid, entry.msgid_plural) if language == "en" else (entry.msgstr, *entry.msgstr_plural.values())
        if entry.msgid not in NOT_OF_THE_LAW and not entry.msgid.startswith(BEGINNINGS):
            yield from (text for text in said if text)


@pytest.mark.parametrize("language", WORDS)
def test_no_text_writes_a_number_of_the_law_down(language):
    assert [text for text in texts(language) if LIMITS & set(numbers_in(text, language))] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At most six months in all"), ("en", "4–8 hours a day"), ("fi", "Enintään 6 kuukautta"),
        ("fi", "Viisi päivää peräkkäin"), ("sv", "högst fem dagar i veckan"), ("en", "five trial days in a row"),
    ],
)  # fmt: skip
def test_a_number_of_the_law_is_seen(language, text):
    assert LIMITS & set(numbers_in(text, language))


def test_what_is_let_through_is_still_said_somewhere():
    said = {entry.msgid for entry in catalogue("en")}
    assert set(NOT_OF_THE_LAW) - said == set()
    assert [one for one in BEGINNINGS if not any(text.startswith(one) for text in said)] == []
