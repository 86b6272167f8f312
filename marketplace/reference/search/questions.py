"""What a question in plain words asks for: its words, what they lead to, its towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from accounts.access.folding import fold
from accounts.access.models import Municipality
from marketplace.reference.search.phrases import Phrases, shipped
from marketplace.reference.vocabulary.text import compound_parts, is_finnish, pattern_of, words_in

MOST_WORDS = 10
MOST_LEADS = 6
OWN, FIRST_LEAD, TOWN, PLAIN, BEGINNING, PART = 10, 8, 6, 5, 4, 3
"""Points: a word that leads somewhere, its first lead, a town, one that leads nowhere, a beginning, half a compound."""
SHORTEST_BEGINNING = 5  # letters; a lead of fewer is a whole word
SHORTEST_PART = 4

Patterns = tuple[str, ...]  # all of them stand in a text that fits


@dataclass(frozen=True)
class Term:
    """One thing that is asked for: a word or a phrase, with the patterns by which it is met and their points."""

    words: tuple[str, ...]
    start: int
    ways: tuple[tuple[Patterns, int], ...]
    town: str = ""

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return " ".join(self.words)


@dataclass(frozen=True)
class Question:
    """A question, read."""

    words: tuple[str, ...]
    terms: tuple[Term, ...]

    def without(self, term: Term) -> str:
        """The question without one of its terms."""
        end = term.start + len(term.words)
        return " ".join((*self.words[: term.start], *self.words[end:]))


def read(text: str) -> Question:
    """Read a question. The longest phrase counts; words that say nothing count only where there are no others."""
    words = words_in(text)[:MOST_WORDS]
    terms = list(_terms(words, _towns(tuple(Municipality.objects.values_list("code", "name_fi", "name_sv")))))
    telling = [term for term in terms if term.town or not all(word in quiet() for word in term.words)]
    return Question(tuple(words), tuple(telling or terms))


def _terms(words: list[str], towns: Phrases) -> list[Term]:
    terms = []
    here = 0
    while here < len(words):
        town_length, codes = towns.at(words, here)
        length, leads = synonyms().at(words, here)
        if town_length >= max(length, 1):
            terms.append(Term(tuple(words[here : here + town_length]), here, (), codes[0]))
        else:
            terms.append(_term(words, here, max(length, 1), leads))
        here += max(town_length, length, 1)
    return terms


def _term(words: list[str], here: int, length: int, leads: list[tuple[Patterns, ...]]) -> Term:
    """A word with its own forms before what it leads to; a phrase by what it leads to alone."""
    own = tuple(words[here : here + length])
    alone = own[0] if length == 1 else ""
    ways: dict[Patterns, int] = {_own_pattern(alone, leads): OWN if leads else PLAIN} if alone else {}
    for place in range(MOST_LEADS):
        for row in leads or _leads_of_parts(alone):
            if place < len(row):
                ways.setdefault(row[place], FIRST_LEAD - place)
    if len(alone) >= SHORTEST_BEGINNING:
        ways.setdefault((pattern_of(alone).rstrip(),), BEGINNING)
    for part in compound_parts(alone):
        if len(part) >= SHORTEST_PART and part not in quiet():
            ways.setdefault((f" {part} ",), PART)
    return Term(own, here, tuple(ways.items()))


def _own_pattern(word: str, leads: list[tuple[Patterns, ...]]) -> Patterns:
    """The word itself; one that leads somewhere is typed whole."""
    pattern = pattern_of(word)
    return (f"{pattern.rstrip()} " if leads else pattern,)


def _leads_of_parts(word: str) -> list[tuple[Patterns, ...]]:
    """What the longest known end and beginning of a compound lead to, else one of its parts, the last one first."""
    parts = compound_parts(word)
    if not parts and is_finnish(word):
        return []
    edges = synonyms().edges_of(fold(word))
    found = [synonyms().at([part], 0)[1] for part in (*edges, *parts[::-1]) if part not in quiet()]
    return list(chain.from_iterable([leads for leads in found if leads][: max(len(edges), 1)]))


@cache
def synonyms() -> Phrases:
    """Everyday words and words of danger, and the words of cards and places that they lead to."""
    rows = (*shipped("danger"), *shipped("synonyms"))
    return Phrases((row["word"], _patterns_of(row["leads to"])) for row in rows)


def _patterns_of(leads: str) -> tuple[Patterns, ...]:
    return tuple(tuple(_beginning(word) for word in words_in(lead)) for lead in leads.split(";"))


def _beginning(word: str) -> str:
    folded = fold(word)
    return f" {folded}" if len(folded) >= SHORTEST_BEGINNING else f" {folded} "


class _Quiet:
    """Words that say nothing of what is looked for."""

    def __init__(self) -> None:
        self._words = frozenset(fold(row["word"]) for row in shipped("quiet"))

    def __contains__(self, word: str) -> bool:
        return fold(word) in self._words


@cache
def quiet() -> _Quiet:
    """The shipped ones."""
    return _Quiet()


@lru_cache(maxsize=4)
def _towns(rows: tuple[tuple[str, str, str], ...]) -> Phrases:
    """Municipalities by their two names and by how people write them."""
    known = {code for code, _finnish, _swedish in rows}
    names = [(name, code) for code, *both in rows for name in both if name]
    spoken = [(row["word"], row["municipality"]) for row in shipped("towns") if row["municipality"] in known]
    return Phrases([*names, *spoken])


def is_known(word: str) -> bool:
    """Whether a word is spelled right as far as the house can tell."""
    return word in synonyms() or word in quiet() or is_finnish(word)
