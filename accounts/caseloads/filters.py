"""Filters of caseloads: part of a name, the state of the profile, the coach."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import BigIntegerField, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.access.folding import named_like
from accounts.manifests import merged
from accounts.people.models import User
from accounts.people.rules import is_coordinator

NO_PROFILE = "none"


def _steps() -> list[tuple[str, Any]]:
    return [(state or NO_PROFILE, words.next_step) for state, words in merged("profile_words").items()]


class CaseloadFilter(django_filters.FilterSet):
    """By what an address may hold: no name stands in it. Works on rows of ``with_next_steps``."""

    step = django_filters.ChoiceFilter(
        label=_("Next step"), choices=_steps, method="by_step", empty_label=_("all steps")
    )
    coach = django_filters.NumberFilter(
        field_name="coach_id", widget=forms.HiddenInput, max_value=BigIntegerField.MAX_BIGINT
    )

    class Meta:
        model = User
        fields = ("step", "coach")

    def by_step(self, rows: Any, _name: str, value: str) -> Any:
        """By the state of the newest profile."""
        if value == NO_PROFILE:
            return rows.filter(profile_state__isnull=True)
        return rows.filter(profile_state=value)


class CaseloadSearch(CaseloadFilter):
    """By name too: what it is asked for is posted. Whose young people they are says the list."""

    coach = None
    q = django_filters.CharFilter(label=_("Name"), method="by_name", max_length=100)

    class Meta:
        model = User
        fields = ("q", "step")

    def by_name(self, rows: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        """Every word is part of a name that the reader may see, however it is typed."""
        last_too = ("family_name",) if not is_coordinator(self.request.user) else ()
        return named_like(rows, value, "given_name", *last_too)
