"""Reads of an employer's desk: how many places stand where, and who waits since when."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, Min, QuerySet, Sum

from marketplace.work.listings.mine.states import GROUPS, PlaceGroup
from marketplace.work.listings.models import Listing


class NumberedGroup(NamedTuple):
    """A group and how many places are in it."""

    group: PlaceGroup
    number: int


class PlacesDesk(NamedTuple):
    """How many places there are in all and in each group, how many people wait for an answer, the first since when."""

    total: int
    groups: list[NumberedGroup]
    people: int
    since: dt.datetime | None


def desk_of(rows: QuerySet[Listing]) -> PlacesDesk:
    """What stands above a list of ``own_listings``: one question to the database for all."""
    counts = {f"in_{group}": Count("pk", filter=fits) for group, fits in GROUPS.items()}
    found = rows.order_by().aggregate(
        total=Count("pk"), people=Sum("waiting"), since=Min("waiting_since"), **counts
    )  # fmt: skip
    groups = [NumberedGroup(group, found[f"in_{group}"]) for group in PlaceGroup]
    return PlacesDesk(found["total"], groups, found["people"] or 0, found["since"])
