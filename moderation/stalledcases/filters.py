"""The filter of the list: by cause."""

from __future__ import annotations

import django_filters
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from moderation.stalledcases.states import Cause


class StalledCaseFilter(django_filters.FilterSet):
    """One cause at a time."""

    cause = django_filters.ChoiceFilter(label=_("Why nothing moves"), choices=Cause.choices, empty_label=_("All"))

    class Meta:
        model = User
        fields: tuple[str, ...] = ()
