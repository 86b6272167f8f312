"""Phrases of a listing that a coach should look at: unequal wording, requests for ID copies or money."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

DATA = Path(__file__).parent / "data" / "phrases.csv"
FIELDS = ("title", "purpose", "tasks", "pay")
# `{seek}`: words by which an advert says whom it wants; `{gap}`: some words of the same sentence.
SEEK = {
    "fi": (
        r"\b(?:ha(?:emme|lutaan|luamme|ettavana|etaan|ussa|en|kija\w*)|etsi\w*|kaipaa\w*|vain|ainoastaan|mieluiten|"
        r"palka(?:ta|taan|nn\w*)|mielellään|ensisijai\w*|edellyt\w*|vaadi\w*|vaadit\w*|toivo\w*|odotam\w*|sopi[ia]\w*|arvostam\w*|olet|"
        r"oltava|tulee olla|pitää olla|on hyvä olla|paikka on|tarkoitettu|oletko)\b"
    ),
    "sv": (
        r"\b(?:vi söker|söker|sökes|sökande\w*|söks|önskas|önskar|endast|bara|helst|kräv\w*|vill ha|du är|ska vara|"
        r"måste vara|passar|lämplig\w*|behöver|letar efter|företrädesvis|är du)\b"
    ),
    "en": (
        r"\b(?:looking for|seek\w*|want\w*|only|prefer\w*|ideally|requir\w*|must be|should be|you are|need\w*|suits?|"
        r"suitable for|ideal for|applicants?|candidates?|wish for|expect)\b"
    ),
}
GAP = r"[^.!?\n]{0,45}?"
WHY = {
    "age": _("An advert may not ask for people of a certain age. Say what the work needs instead."),
    "grown_up": _("An age limit is fine only where the law sets one. Name it: alcohol, driving or security work."),
    "sex": _("The work is for everybody, whatever their sex. Say what the work needs instead."),
    "origin": _("Origin and nationality do not matter at work. Say what the work needs instead."),
    "language": _("Say what level of the language the work needs. A mother tongue may not be asked for."),
    "religion": _("Religion does not matter at work. Leave it out."),
    "family": _("Family life does not matter at work. Leave it out."),
    "health": _("Do not ask about health. Say what the work is like: lifting, standing, dust."),
    "military": _("Military service may not be asked for. Leave it out."),
    "photo": _("Do not ask for a photo. The young person decides what is shown."),
    "identity": _("Never ask for a personal identity code or a copy of an ID in an advert."),
    "bank": _("Never ask for bank details in an advert. The payroll asks for them after the agreement."),
    "money": _("Nobody pays to get a place. Leave out fees and payments in advance."),
}


@dataclass(frozen=True)
class Flag:
    """A phrase as it stands in the text, and the code of the reason why it was noticed."""

    phrase: str
    reason: str

    @property
    def why(self) -> Any:
        """What is wrong and what to write instead, in the reader's language."""
        return WHY[self.reason]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(
            (
                row["reason"],
                re.compile(
                    row["pattern"].replace("{seek}", SEEK[row["language"]]).replace("{gap}", GAP), re.IGNORECASE
                ),
            )
            for row in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)
        )


def _sentences(text: str) -> Iterator[str]:
    """Sentences of a text; the point of an abbreviation or a number does not end one."""
    plain = unicodedata.normalize("NFC", text).replace("\xad", "")
    yield from (part.strip() for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])|\n+", plain) if part.strip())


def flags_in(text: str) -> list[Flag]:
    """Doubtful phrases of a text, each once, in order of reasons."""
    found: dict[Flag, None] = {}
    for sentence in _sentences(text):
        for flag in _flags_of(sentence):
            found.setdefault(flag)
    return list(found)


def _flags_of(sentence: str) -> Iterator[Flag]:
    rest = sentence
    for reason, pattern in _patterns():
        if reason == "fine":
            rest = pattern.sub(" ", rest)
    law_is_named = any(reason == "by_law" and pattern.search(rest) for reason, pattern in _patterns())
    for reason, pattern in _patterns():
        if reason not in WHY or (reason == "grown_up" and law_is_named):
            continue
        match = pattern.search(rest)
        if match:
            yield Flag(match.group().strip(), reason)


def flagged_phrases(listing: Any) -> list[Flag]:
    """Doubtful phrases in title, purpose, tasks and pay, in Finnish, Swedish and English."""
    return flags_in("\n".join(getattr(listing, name) for name in FIELDS))
