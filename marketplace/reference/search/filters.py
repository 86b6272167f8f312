"""The base of the filters of a list: one field for plain words, chips that take a filter away, words of danger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict

from accounts.access.models import Municipality
from marketplace.reference.search.danger import CrisisLine, crisis_lines, sounds_dangerous
from marketplace.reference.search.fitting import Ways, fitting, ways_in_column
from marketplace.reference.search.questions import TOWN, Question, Term, read
from marketplace.reference.search.spelling import mended

MOST_TEXTS = 3000  # rows whose words help to mend a typing error


@dataclass(frozen=True)
class Chip:
    """A filter that is in use, and the rest of the address without it."""

    text: str
    query: str


class PlainWordsFilter(django_filters.FilterSet):
    """A list that is searched in plain words by a field ``q`` over ``search_text``."""

    spelled_in: tuple[str, ...] = ()  # columns whose words are known to be spelled right
    unchipped: tuple[str, ...] = ("q", "sort")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question: Question | None = None
        self.mended = ""
        self.is_partly = False

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """What fits the words in any form, by their synonyms, misspelled; the last word may be half-typed."""
        self.question = read(value)
        if not self.question.terms:
            return rows
        found, is_whole = self.find(rows, self.question)
        if not is_whole:
            better = mended(value, known=self.texts(rows))
            if better != " ".join(self.question.words) and better != value:
                self.mended, self.question = better, read(better)
                found, is_whole = self.find(rows, self.question)
        self.is_partly = not is_whole
        return found

    def find(self, rows: QuerySet, question: Question) -> tuple[QuerySet, bool]:
        """Rows that fit, and whether every word was met."""
        return fitting(rows, question, self.ways)

    def ways(self, term: Term) -> Ways:
        """How a row meets a term."""
        if term.town:
            return [(Q(municipality=term.town), TOWN)]
        return ways_in_column(term, "search_text")

    def texts(self, rows: QuerySet) -> Iterable[str]:
        """Texts whose words are spelled right."""
        for row in rows.order_by().values_list(*self.spelled_in)[:MOST_TEXTS]:
            yield from (text for text in row if text)

    @property
    def asked(self) -> str:
        """What was typed, however long."""
        return str(self.data.get("q") or "")

    @property
    def is_of_danger(self) -> bool:
        """Whether the numbers for a crisis stand above the results."""
        return sounds_dangerous(self.asked)

    @property
    def crisis_lines(self) -> tuple[CrisisLine, ...]:
        """Whom to call."""
        return crisis_lines()

    @property
    def chips(self) -> list[Chip]:
        """One for each filter in use and each town in the words."""
        return [*self._chips_of_fields(), *self._chips_of_towns()]

    def _chips_of_fields(self) -> Iterator[Chip]:
        for bound in self.form:
            value = self.form.cleaned_data.get(bound.name)
            if bound.name in self.unchipped or value in (None, "", False):
                continue
            for raw, text in _shown(bound, value):
                yield Chip(text, self._query_without(bound.name, raw))

    def _chips_of_towns(self) -> Iterator[Chip]:
        towns = [term for term in (self.question.terms if self.question else ()) if term.town]
        if not towns:
            return
        names = Municipality.objects.in_bulk([term.town for term in towns])
        for term in towns:
            left = self._query()
            left["q"] = self.question.without(term)  # type: ignore[union-attr]
            yield Chip(names[term.town].name, left.urlencode())

    def _query(self) -> QueryDict:
        left = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        left.pop("page", None)
        return left

    def _query_without(self, name: str, value: str) -> str:
        left = self._query()
        left.setlist(name, [one for one in left.getlist(name) if value and one != value])
        return left.urlencode()


def _shown(bound: Any, value: Any) -> list[tuple[str, str]]:
    """Each value of a field as it stands in the address and in words; the first is empty where all go."""
    choices = {str(key): str(text) for key, text in getattr(bound.field, "choices", ())}
    if isinstance(value, QuerySet | list):
        return [(str(one.pk), str(one)) for one in value]
    if value is True:
        return [("", str(bound.label))]
    if hasattr(value, "pk"):
        return [("", str(value))]
    return [("", choices.get(str(value), f"{bound.label} {value}"))]
