"""Filters of the service directory, shared by the page and the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Municipality
from marketplace.reference.search.filters import PlainWordsFilter
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.directory.models import OLDEST, Service
from marketplace.services.directory.states import Cost, ServiceKind, WayIn

ANY = _("All")


class ServiceFilter(PlainWordsFilter):
    """Search in plain words, then narrow down."""

    spelled_in = ("texts__name", "texts__about", "texts__for_whom", "organisation__name")

    q = django_filters.CharFilter(label=_("What do you need help with?"), max_length=100, method="by_words")
    kind = django_filters.ChoiceFilter(label=_("What it helps with"), choices=ServiceKind.choices, empty_label=ANY)
    municipality = django_filters.ModelChoiceFilter(
        label=_("Where do you live?"), queryset=Municipality.objects.all(), empty_label=ANY, method="by_municipality"
    )
    language = django_filters.ModelChoiceFilter(
        label=_("Which language do you speak?"), queryset=Concept.objects.languages(), field_name="languages",
        empty_label=ANY,
    )  # fmt: skip
    age = django_filters.NumberFilter(
        label=_("How old are you?"), method="by_age", min_value=0, max_value=OLDEST, decimal_places=0
    )
    free = django_filters.BooleanFilter(label=_("Free of charge"), widget=forms.CheckboxInput, method="by_cost")
    walk_in = django_filters.BooleanFilter(
        label=_("No appointment needed"), widget=forms.CheckboxInput, method="by_way_in"
    )
    remote = django_filters.BooleanFilter(label=_("By phone or online"), widget=forms.CheckboxInput, method="by_remote")

    class Meta:
        model = Service
        fields = ("kind",)

    def by_municipality(self, rows: QuerySet, name: str, value: Municipality) -> QuerySet:
        """Those of the municipality, those that take neighbours, and those that need no way there."""
        return rows.filter(Q(municipality=value) | Q(serves_neighbours=True) | Q(is_remote=True))

    def by_age(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Those for people of this age; a card without ages is for everybody."""
        young_enough = Q(age_until__isnull=True) | Q(age_until__gte=value)
        return rows.filter(young_enough, Q(age_from__isnull=True) | Q(age_from__lte=value))

    def by_cost(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Only those free of charge, where that is asked for."""
        return rows.filter(cost=Cost.FREE) if value else rows

    def by_way_in(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Only those where one may just come."""
        return rows.filter(way_in=WayIn.WALK_IN) if value else rows

    def by_remote(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Only those by phone or over the net."""
        return rows.filter(is_remote=True) if value else rows
