"""The filter of an employer's own places."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from marketplace.reference.vocabulary.text import search
from marketplace.work.listings.mine.states import GROUPS, ORDERS, Order, PlaceGroup
from marketplace.work.listings.models import Listing


class OwnPlacesFilter(django_filters.FilterSet):
    """By where they stand and by words, in an order. Works on rows of ``own_listings``."""

    q = django_filters.CharFilter(label=_("Search your places"), max_length=100, method="by_words")
    group = django_filters.ChoiceFilter(
        label=_("Which ones"), choices=PlaceGroup.choices, empty_label=_("All"), method="by_group"
    )
    sort = django_filters.ChoiceFilter(
        label=_("Order"), choices=Order.choices, empty_label=_("Newest first"), method="by_order"
    )

    class Meta:
        model = Listing
        fields = ("q", "group", "sort")

    def by_words(self, rows: QuerySet[Listing], _name: str, value: str) -> QuerySet[Listing]:
        """By the words of the place in any form, part of its title, its workplace or its guide."""
        beside = Q(title__icontains=value) | Q(organisation__name__icontains=value) | Q(guide_name__icontains=value)
        return rows.filter(search("search_text", value) | beside)

    def by_group(self, rows: QuerySet[Listing], _name: str, value: str) -> QuerySet[Listing]:
        """Those of one group."""
        return rows.filter(GROUPS[PlaceGroup(value)])

    def by_order(self, rows: QuerySet[Listing], _name: str, value: str) -> QuerySet[Listing]:
        """The chosen order, the newest first among equals."""
        return rows.order_by(*ORDERS[Order(value)], "-created_at", "-pk")
