"""Filters of the public list of places, shared by the page and the API."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import django_filters
from django import forms
from django.db.models import Case, F, FloatField, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.access.distances import municipalities_within
from accounts.access.folding import fold
from accounts.access.models import Municipality
from marketplace.reference.search.filters import PlainWordsFilter
from marketplace.reference.search.fitting import Ways
from marketplace.reference.search.phrases import Phrases, rows_of
from marketplace.reference.search.questions import TOWN, Question, Term
from marketplace.reference.vocabulary.models import Label
from marketplace.reference.vocabulary.states import Group, Kind
from marketplace.reference.vocabulary.text import whole_forms
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import FIELDS_OF_WORK, JobLikely, ListingKind

HOURS = {
    "20": Q(hours_per_week__lte=20),
    "30": Q(hours_per_week__gt=20, hours_per_week__lte=30),
    "40": Q(hours_per_week__gt=30),
}
KINDS = Path(__file__).parent / "data" / "kinds.csv"
KILOMETRES = (10, 25, 50, 100)
ANY = _("All")
KIND, NAMED = 7, 8  # points: a word of the kind of place, a name of the occupation in the vocabulary


class ListingFilter(PlainWordsFilter):
    """Search in plain words, among them kinds of places and towns, then narrow down."""

    spelled_in = (
        "title", "tasks", "organisation__name", "occupation__name_fi", "occupation__name_sv", "occupation__name_en",
    )  # fmt: skip

    q = django_filters.CharFilter(label=_("What kind of work?"), max_length=100, method="by_words")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ListingKind.choices, empty_label=ANY)
    municipality = django_filters.ModelMultipleChoiceFilter(
        label=_("Where?"), queryset=Municipality.objects.all(), method="anywhere",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "many"}),
    )  # fmt: skip
    within = django_filters.ChoiceFilter(
        label=_("How far from there?"), choices=[(str(km), f"{km} km") for km in KILOMETRES],
        empty_label=_("Only there"), method="anywhere",
    )  # fmt: skip
    field = django_filters.ChoiceFilter(
        label=_("Field of work"),
        choices=[(code, Group(code).label) for code in FIELDS_OF_WORK],
        empty_label=ANY,
        method="by_field",
    )
    job_likely = django_filters.ChoiceFilter(label=_("A job likely after?"), choices=JobLikely.choices, empty_label=ANY)
    hours = django_filters.ChoiceFilter(
        label=_("Hours a week"),
        choices=(("20", _("20 or less")), ("30", _("21–30")), ("40", _("more than 30"))),
        empty_label=ANY,
        method="by_hours",
    )
    calm = django_filters.BooleanFilter(label=_("No evenings or nights"), widget=forms.CheckboxInput, method="by_calm")
    sort = django_filters.ChoiceFilter(
        label=_("Order"), choices=(("start", _("Starts first")),), empty_label=_("Newest first"), method="by_order"
    )

    class Meta:
        model = Listing
        fields = ("kind", "job_likely")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._named: dict[str, set[int]] = {}

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """What every filter leaves, within reach of the towns that were ticked or named; the nearest first."""
        rows = super().filter_queryset(queryset)
        ticked = [town.pk for town in self.form.cleaned_data.get("municipality") or ()]
        if ticked:
            rows = rows.filter(municipality__in=self._reached(ticked))
        named = [term.town for term in (self.question.terms if self.question else ()) if term.town]
        return self._nearest_first(rows, ticked or named)

    def anywhere(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """All: where a place is and how far are asked together, once the words are read."""
        return rows

    def _reached(self, towns: list[str]) -> dict[str, float]:
        """Kilometres to each municipality that counts as being there."""
        kilometres = self.form.cleaned_data.get("within")
        return municipalities_within(int(kilometres), towns) if kilometres else dict.fromkeys(towns, 0.0)

    def _nearest_first(self, rows: QuerySet, towns: list[str]) -> QuerySet:
        cleaned = self.form.cleaned_data
        if not towns or not cleaned.get("within") or cleaned.get("sort"):
            return rows
        cases = [When(municipality=code, then=Value(far)) for code, far in self._reached(towns).items()]
        far = Case(*cases, default=Value(1e6), output_field=FloatField())
        return rows.annotate(far=far).order_by("far", *rows.query.order_by)

    def find(self, rows: QuerySet, question: Question) -> tuple[QuerySet, bool]:
        """Rows that fit; the words are looked up in the vocabulary by one query."""
        self._named = _named_by(question.terms)
        return super().find(rows, question)

    def ways(self, term: Term) -> Ways:
        """By its town or what is in reach of it, its kind, its occupation in the vocabulary, its words."""
        if term.town:
            return [(Q(municipality__in=list(self._reached([term.town]))), TOWN)]
        kinds = _words_of_kinds().at(list(term.words), 0)[1]
        ways = [(Q(kind=kind), KIND) for kind in kinds]
        if self._named.get(term.text):
            ways.append((Q(occupation__in=self._named[term.text]), NAMED))
        return [*ways, *super().ways(term)]

    def by_field(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Places whose occupation's ISCO code begins like those of the field."""
        fits = Q()
        for beginning in FIELDS_OF_WORK[value]:
            fits |= Q(occupation__isco__startswith=beginning)
        return rows.filter(fits)

    def by_hours(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Places with so many hours a week."""
        return rows.filter(HOURS[value])

    def by_calm(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Only the daytime, where that is asked for."""
        return rows.filter(evenings=False, nights=False) if value else rows

    def by_order(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Those that start first; places without a first day start any time, so they lead."""
        return rows.order_by(F("starts_on").asc(nulls_first=True), "-published_at", "-pk")


@cache
def _words_of_kinds() -> Phrases:
    return Phrases((row["word"], row["kind"]) for row in rows_of(KINDS))


def _named_by(terms: tuple[Term, ...]) -> dict[str, set[int]]:
    """Occupations by the term that names them."""
    forms = {term.text: _forms_of(term) for term in terms}
    wanted = Label.objects.filter(concept__kind=Kind.OCCUPATION, folded__in=set().union(*forms.values()))
    found = list(wanted.values_list("folded", "concept"))
    return {text: {concept for folded, concept in found if folded in known} for text, known in forms.items()}


def _forms_of(term: Term) -> set[str]:
    return set(whole_forms(term.text)) if len(term.words) == 1 else {fold(term.text)}
