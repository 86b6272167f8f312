"""Shipped words and phrases, found in a question in whatever form they stand there."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from marketplace.reference.vocabulary.text import whole_forms, words_in

DATA = Path(__file__).parent / "data"
SHORTEST_PART = 4  # letters
BETWEEN = 1  # other words that may stand between two words of a phrase: "en halua enää elää"


class Phrases:
    """Phrases with what each means, by the forms of their first word."""

    def __init__(self, meanings: Iterable[tuple[str, Any]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], Any]]] = {}
        for phrase, meaning in meanings:
            forms = tuple(whole_forms(word) for word in words_in(phrase))
            for form in forms[0]:
                self._by_first.setdefault(form, []).append((forms, meaning))

    def __contains__(self, word: str) -> bool:
        """Whether the word is a phrase, or begins one, in some form."""
        return any(form in self._by_first for form in whole_forms(word))

    def edges_of(self, folded: str) -> tuple[str, ...]:
        """The longest words that end and begin a longer folded word: "bostad" in "ungdomsbostad"."""
        lengths = range(len(folded) - 1, SHORTEST_PART - 1, -1)
        end = next((folded[-length:] for length in lengths if folded[-length:] in self._by_first), "")
        beginning = next((folded[:length] for length in lengths if folded[:length] in self._by_first), "")
        return tuple(edge for edge in (end, beginning) if edge)

    def at(self, words: list[str], start: int) -> tuple[int, list[Any]]:
        """How many words the longest phrase from here takes, and what those of its length mean; (0, []) for none."""
        found: dict[int, list[Any]] = {}
        for form in sorted(whole_forms(words[start])):
            for forms, meaning in self._by_first.get(form, ()):
                end = _end_of(forms, words, start)
                if end and meaning not in found.setdefault(end - start, []):
                    found[end - start].append(meaning)
        longest = max(found, default=0)
        return longest, found.get(longest, [])


def _end_of(forms: tuple[frozenset[str], ...], words: list[str], start: int) -> int:
    """Where a phrase ends that begins at ``start``, 0 where it does not stand there."""
    place = start + 1
    for wanted in forms[1:]:
        near = range(place, min(place + BETWEEN + 1, len(words)))
        met = next((here for here in near if wanted & whole_forms(words[here])), None)
        if met is None:
            return 0
        place = met + 1
    return place


def shipped(name: str) -> Iterator[Mapping[str, str]]:
    """Rows of a file of this package."""
    return rows_of(DATA / f"{name}.csv")


def rows_of(path: Path) -> Iterator[Mapping[str, str]]:
    """Rows of a shipped file, without the lines of its head that explain it."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))
