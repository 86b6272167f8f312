"""Words of danger in a question, and whom to call."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from rapidfuzz import process
from rapidfuzz.distance import OSA

from accounts.access.folding import fold
from marketplace.reference.search.phrases import Phrases, shipped
from marketplace.reference.search.spelling import errors_forgiven
from marketplace.reference.vocabulary.text import base_forms, is_finnish, words_in

LONGEST = 500  # letters that are looked at
SHORTEST_MISSPELLED = 6


@dataclass(frozen=True)
class CrisisLine:
    """One number or address of help in a crisis, by which source and since when it is known to be right."""

    code: str
    phone: str
    address: str
    names: tuple[tuple[str, str], ...]
    is_always_open: bool
    source: str
    checked: dt.date

    @property
    def name(self) -> str:
        """What it is, in the reader's language; English for languages other than the three."""
        names = dict(self.names)
        return names.get((get_language() or "fi")[:2], names["en"])

    @property
    def dialled(self) -> str:
        """The number without spaces, for a link."""
        return self.phone.replace(" ", "")


@cache
def crisis_lines() -> tuple[CrisisLine, ...]:
    """The shipped ones, in the order in which they are shown."""
    return tuple(
        CrisisLine(
            row["code"], row["phone"], row["address"], tuple((name, row[name]) for name in ("fi", "sv", "en")),
            row["open"] == "always", row["source"], dt.date.fromisoformat(row["checked"]),
        )
        for row in shipped("crisis")
    )  # fmt: skip


def sounds_dangerous(text: str) -> bool:
    """Whether a question has a word of danger: in any form, as a part of a compound, or misspelled."""
    words = words_in(text[:LONGEST])
    return any(_phrases().at(words, here)[0] or _is_of_danger(word) for here, word in enumerate(words))


def _is_of_danger(word: str) -> bool:
    alone = _words_alone()
    if alone & set(base_forms(word)):
        return True
    folded = fold(word)
    if is_finnish(word) or len(folded) < SHORTEST_MISSPELLED:
        return False
    near = process.extractOne(folded, alone, scorer=OSA.distance, score_cutoff=errors_forgiven(folded))
    return near is not None and near[0][0] == folded[0]


@cache
def _phrases() -> Phrases:
    return Phrases((row["word"], True) for row in shipped("danger"))


@cache
def _words_alone() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in shipped("danger") if len(words_in(row["word"])) == 1)
