"""Reads of absences: on which weekdays the trial is, and how many of them in a row nobody came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from marketplace.work.agreements.absences.models import Absence
from marketplace.work.agreements.queries import in_force
from marketplace.work.placements.models import Placement

DAY = dt.timedelta(days=1)


def trial_days(placement: Placement) -> frozenset[int]:
    """Weekdays of the trial by the version in force, Monday 0; Monday to Friday where there is none."""
    version = in_force(placement)
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    told = version.content.get("weekdays") if version else None
    return frozenset(names.index(one) for one in told) if told else frozenset(range(5))


def away_in_a_row(placement: Placement, absences: Iterable[Absence] | None = None) -> int:
    """The longest run of trial days away without a word; a day off between them breaks nothing, a day present does."""
    rows = placement.absences.all() if absences is None else absences
    away = {row.day for row in rows if not row.was_announced}
    weekdays, longest, run = trial_days(placement), 0, 0
    if not away or not weekdays:
        return 0
    day, last = min(away), max(away)
    while day <= last:
        if day in away:
            run += 1
        elif day.weekday() in weekdays:
            run = 0
        longest = max(longest, run)
        day += DAY
    return longest
