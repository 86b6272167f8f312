"""The filters of the list for those who work with young people."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.people.models import User
from accounts.people.rules import is_coach
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import Holder, IntroductionState

ANY = _("All")
MAX_ID = 2**63 - 1  # no larger than a column of ids takes


class IntroductionFilter(django_filters.FilterSet):
    """By what an address may hold: people by their number, no name of theirs. Works on rows of ``with_holders``.

    A coach picks among those whom she supports; a coordinator, who has hundreds, among the coaches.
    """

    holder = django_filters.ChoiceFilter(label=_("Who moves next"), choices=Holder.choices, empty_label=ANY)
    state = django_filters.ChoiceFilter(label=_("State"), choices=IntroductionState.choices, empty_label=ANY)
    place = django_filters.CharFilter(label=_("Place or employer"), max_length=100, method="by_place")
    person = django_filters.ChoiceFilter(label=_("Young person"), empty_label=ANY)
    coach = django_filters.ModelChoiceFilter(
        label=_("Coach"), field_name="coach_id", queryset=User.objects.none(), empty_label=ANY
    )

    class Meta:
        model = Introduction
        fields = ("holder", "state", "place", "person", "coach")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = self.request.user
        if is_coach(reader):
            people = User.objects.filter(pk__in=self.queryset.order_by().values("person"))
            names = people.order_by("given_name", "family_name").values_list("pk", "given_name", "family_name")
            self.filters["person"].extra["choices"] = [(pk, f"{given} {family}") for pk, given, family in names]
            del self.filters["coach"]
        else:
            self.filters["coach"].queryset = User.objects.coaches().filter(authority=reader.authority_id)
            self.filters["person"] = django_filters.NumberFilter(
                field_name="person", widget=forms.HiddenInput, min_value=1, max_value=MAX_ID
            )

    def by_place(self, rows: QuerySet[Introduction], _name: str, value: str) -> QuerySet[Introduction]:
        """Part of a title or of an employer's name."""
        return rows.filter(Q(listing__title__icontains=value) | Q(organisation__name__icontains=value))
