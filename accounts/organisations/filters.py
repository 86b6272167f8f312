"""Filters of organisations: part of the name or the business ID, and the state of the check."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access.folding import named_like
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState


class OrganisationFilter(django_filters.FilterSet):
    """For the page and the API."""

    q = django_filters.CharFilter(label=_("Name or business ID"), method="by_text", max_length=100)
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=OrganisationState.choices, empty_label=_("all states")
    )

    class Meta:
        model = Organisation
        fields = ("q", "state")

    def by_text(self, rows: QuerySet[Organisation], _name: str, value: Any) -> QuerySet[Organisation]:
        """Words of the name, however they are typed, or part of the business ID."""
        return named_like(rows, value, "name", "business_id")
