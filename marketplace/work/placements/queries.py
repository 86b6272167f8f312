"""Reads of placements: which end soon, and which ended without a next step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import LIVE, OVER, Outcome, PlacementState

SOON_DAYS = 28


def need_a_next_step(user: Any) -> QuerySet[Placement]:
    """Placements going on that end within 28 days, and those after which nothing came yet, however long ago.

    The earliest end first. Somebody who is in another placement by now has her next step.
    """
    today = timezone.localdate()
    others = Placement.objects.filter(person=OuterRef("person"), state__in=LIVE)
    ends_soon = Q(state=PlacementState.RUNNING, ends_on__lte=today + dt.timedelta(days=SOON_DAYS))
    nothing_came = Q(~Exists(others), state__in=OVER, outcome=Outcome.UNEMPLOYED)
    rows = Placement.objects.visible_to(user).filter(ends_soon | nothing_came)
    return rows.select_related("person", "listing", "organisation").order_by("ends_on", "pk")


# How many young people a listing's places have now, from the first talk of an agreement on: a column of its rows.
AT_LISTING = {"placed": lambda: Count("placements", filter=Q(placements__state__in=LIVE), distinct=True)}
