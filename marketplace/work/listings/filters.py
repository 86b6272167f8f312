"""Filters of the public list of places, shared by the page and the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Municipality
from marketplace.reference.vocabulary.states import Group
from marketplace.reference.vocabulary.text import search
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import FIELDS_OF_WORK, JobLikely, ListingKind

HOURS = {
    "20": Q(hours_per_week__lte=20),
    "30": Q(hours_per_week__gt=20, hours_per_week__lte=30),
    "40": Q(hours_per_week__gt=30),
}
ANY = _("All")


class ListingFilter(django_filters.FilterSet):
    """Search by words in any inflection, then narrow down."""

    q = django_filters.CharFilter(label=_("What kind of work?"), max_length=100, method="by_words")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ListingKind.choices, empty_label=ANY)
    municipality = django_filters.ModelChoiceFilter(
        label=_("Where?"), queryset=Municipality.objects.all(), empty_label=ANY
    )
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
        fields = ("kind", "municipality", "job_likely")

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Places that hold every word of the question in some form; the last one may be half-typed."""
        return rows.filter(search("search_text", value))

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
