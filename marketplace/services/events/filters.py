"""Filters of the public calendar, shared by the page and the API."""

from __future__ import annotations

from collections.abc import Iterator

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Municipality
from marketplace.reference.search.filters import PlainWordsFilter
from marketplace.reference.search.fitting import points_in_text
from marketplace.reference.search.questions import TOWN, Question, Term
from marketplace.reference.vocabulary.models import Concept
from marketplace.reference.vocabulary.text import searchable
from marketplace.services.events.models import Event
from marketplace.services.events.states import EventKind

ANY = _("All")
MOST_EVENTS = 500  # events to come whose words are looked at; the calendar holds some dozens


class EventFilter(PlainWordsFilter):
    """Search in plain words, then by kind, place and card. What fits stands in the order of days."""

    q = django_filters.CharFilter(label=_("What are you looking for?"), max_length=100, method="by_words")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=EventKind.choices, empty_label=ANY)
    municipality = django_filters.ModelChoiceFilter(
        label=_("Where?"), queryset=Municipality.objects.all(), empty_label=ANY
    )
    card = django_filters.ModelChoiceFilter(
        label=_("Which card?"), queryset=Concept.objects.certificates().everyday(), field_name="certificate",
        empty_label=ANY, method="by_card",
    )  # fmt: skip

    class Meta:
        model = Event
        fields = ("kind", "municipality")

    def find(self, rows: QuerySet, question: Question) -> tuple[QuerySet, bool]:
        """Events that meet every word, else those that meet the most; compared here, for they are few and unindexed."""
        met = {event.pk: self._terms_met(event, question.terms) for event in rows[:MOST_EVENTS]}
        most = max(met.values(), default=0)
        best = [pk for pk, terms in met.items() if terms and terms == most]
        return rows.filter(pk__in=best), most == len(question.terms)

    def _terms_met(self, event: Event, terms: tuple[Term, ...]) -> int:
        text = searchable(" ".join(_words_of(event)))
        towns = {event.municipality_id: TOWN}
        return sum(1 for term in terms if (towns.get(term.town) if term.town else points_in_text(term, text)))

    def texts(self, rows: QuerySet) -> Iterator[str]:
        """The words of the events themselves."""
        for event in rows[:MOST_EVENTS]:
            yield from _words_of(event)

    def by_card(self, rows: QuerySet, name: str, value: Concept) -> QuerySet:
        """Trainings for one card."""
        return rows.filter(certificate=value)


def _words_of(event: Event) -> list[str]:
    card = event.certificate
    names = [card.name_fi, card.name_sv, card.name_en] if card else []
    return [event.title, event.about, event.organisation.name, str(event.get_kind_display()), *names]
