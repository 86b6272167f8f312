"""Filters of the public calendar, shared by the page and the API."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access.models import Municipality
from marketplace.reference.vocabulary.models import Concept
from marketplace.services.events.models import Event
from marketplace.services.events.states import EventKind

ANY = _("All")


class EventFilter(django_filters.FilterSet):
    """By kind, place and card; only where a seat is left."""

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

    def by_card(self, rows: QuerySet, name: str, value: Concept) -> QuerySet:
        """Trainings for one card."""
        return rows.filter(certificate=value)
