"""Phrases of a listing that a coach should look at: unequal wording, requests for ID copies or money.

Patterns are read from ``data/phrases.csv``. One with ``<word …>`` is matched on base forms, so that it finds every
inflection and every compound of the words between the brackets (``*`` stands for some letters); any other one is
matched on the letters as they stand. One that begins with ``around`` counts only beside a word that seeks, refuses or
asks (``data/context.csv``). Rows of the reasons ``fine`` and ``welcome`` are taken out of a sentence first;
``by_law:…`` rows excuse one reason where the sentence names what the law asks for.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from accounts.access.folding import fold
from marketplace.reference.vocabulary.text import base_forms
from marketplace.work.listings.words import BETTER, WHY

DATA = Path(__file__).parent / "data"
FIELDS = ("title", "purpose", "tasks", "pay")
# Asked of a person for what she is; the rest is asked for whoever she is.
GROUNDS = frozenset(
    {"age", "grown_up", "sex", "origin", "language", "religion", "union", "politics", "orientation", "family"}
    | {"health", "military", "criminal", "credit"}
)
BY_LAW = "by_law:"
_WORD = re.compile(r"[^\W_]+(?:[-–'’:][^\W_]+)*|[^\w\s]")
_BASE = re.compile(r"<([^<>=!]+)>")
AROUND = "around "  # a pattern that counts beside a word that seeks, refuses or asks, before or after it


@dataclass(frozen=True)
class Flag:
    """A phrase as it stands in the text, the code of the reason why it was noticed, and the field it stands in."""

    phrase: str
    reason: str
    field: str = ""

    @property
    def why(self) -> Any:
        """What is wrong, with the law, in the reader's language."""
        return WHY[self.reason]

    @property
    def better(self) -> Any:
        """What to write instead, in the reader's language."""
        return BETTER[self.reason]


@dataclass(frozen=True)
class Phrase:
    """One row of the list: its reason, its pattern, and whether that is matched on base forms."""

    reason: str
    pattern: re.Pattern[str]
    is_of_bases: bool

    def spans(self, sentence: str) -> Iterator[tuple[int, int]]:
        """Where the phrase stands in a sentence: first sign and the sign after the last."""
        if not self.is_of_bases:
            yield from (match.span() for match in self.pattern.finditer(sentence))
            return
        based, words = _based(sentence)
        for match in self.pattern.finditer(based):
            first, last = based.count(" ", 0, match.start()), based.count(" ", 0, match.end())
            yield words[first][0], words[min(last, len(words) - 1)][1]


@cache
def _context(language: str) -> dict[str, str]:
    """Words by which an advert seeks, refuses and asks, as patterns: ``{seek}``, ``{not}``, ``{ask}``."""
    with (DATA / "context.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)
        return {row["name"]: row["pattern"] for row in rows if row["language"] == language}


def _phrase(language: str, reason: str, pattern: str) -> Phrase:
    is_of_bases = bool(_BASE.search(pattern))
    if pattern.startswith(AROUND):
        words, seam = f"(?:{pattern.removeprefix(AROUND)})", " " if is_of_bases else ""
        pattern = rf"(?:{{seek}}|{{not}}|{{ask}}){seam}{{gap}}{words}|{words}{seam}{{gap}}{{then}}"
    prefix = "base:" if is_of_bases else ""
    for name, words in _context(language).items():
        if name.startswith("base:") == is_of_bases:
            pattern = pattern.replace(f"{{{name.removeprefix(prefix)}}}", words)
    return Phrase(reason, re.compile(_BASE.sub(_any_form, pattern), re.IGNORECASE), is_of_bases)


def _any_form(words: re.Match[str]) -> str:
    """One word of a based sentence that has one of these base forms."""
    forms = "|".join(re.escape(fold(word)).replace(r"\*", r"[^/\s]*") for word in words[1].split())
    return rf"(?:(?<!\S)(?=\S*/(?:{forms})/)\S+)"


@cache
def _phrases() -> tuple[Phrase, ...]:
    with (DATA / "phrases.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)
        return tuple(_phrase(row["language"], row["reason"], row["pattern"]) for row in rows)


def _based(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence with ``/form/form/`` for each word, and where each stood."""
    found = list(_WORD.finditer(sentence))
    words = [f"/{'/'.join(dict.fromkeys((fold(one[0]), *base_forms(one[0]))))}/" for one in found]
    return " ".join(words), [one.span() for one in found]


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


def _without(sentence: str, reason: str) -> str:
    """A sentence with blanks for the phrases of a reason, every other sign where it was."""
    for phrase in _phrases():
        if phrase.reason == reason:
            for start, end in list(phrase.spans(sentence)):
                sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence


def _flags_of(sentence: str) -> Iterator[Flag]:
    rest = _without(sentence, "fine")
    of_her = _without(rest, "welcome")
    phrases = _phrases()
    lawful = (one for one in phrases if one.reason.startswith(BY_LAW) and any(one.spans(sentence)))
    excused = {one.reason.removeprefix(BY_LAW) for one in lawful}
    longest: dict[str, str] = {}
    for phrase in phrases:
        if phrase.reason not in WHY or phrase.reason in excused:
            continue
        read = of_her if phrase.reason in GROUNDS else rest
        found = (read[start:end].strip() for start, end in phrase.spans(read))
        longest[phrase.reason] = max((longest.get(phrase.reason, ""), *found), key=len)
    yield from (Flag(words, reason) for reason, words in longest.items() if words)


def flagged_phrases(listing: Any) -> list[Flag]:
    """Doubtful phrases in title, purpose, tasks and pay, in Finnish, Swedish and English, each with its field."""
    return [replace(flag, field=name) for name in FIELDS for flag in flags_in(getattr(listing, name) or "")]
