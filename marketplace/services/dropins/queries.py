"""Reads of the drop-in: who waits, how many are before, who is on duty, how many came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from marketplace.services.dropins.models import Desk, Shift, Visit
from marketplace.services.dropins.states import Topic, VisitState

SHORT_TALK, LONG_TALK = 10, 20  # minutes of one turn, for an estimate that says that it is one
ROUND = 5
FEWEST = 5  # people behind a number that everybody may see
COUNTED_DAYS = 90


@dataclass(frozen=True)
class Estimate:
    """How long it may take: people before, and minutes from and to."""

    before: int
    low: int
    high: int


def queue_of(desk: Desk) -> QuerySet[Visit]:
    """Who is at a place now, those called first, then in the order of coming."""
    rows = Visit.objects.filter(desk=desk).today().here().select_related("called_by", "person")
    return rows.order_by("state", "number")


def waiting(desk: Desk) -> QuerySet[Visit]:
    """Who waits at a place, in the order of coming."""
    return Visit.objects.filter(desk=desk, state=VisitState.WAITING).today().order_by("number")


def on_duty(desks: Iterable[Desk], day: dt.date) -> QuerySet[Shift]:
    """Who is on duty on a day."""
    return Shift.objects.filter(desk__in=list(desks), day=day).select_related("desk")


def roster_of(desk: Desk) -> QuerySet[Shift]:
    """Shifts of a place from today on."""
    return Shift.objects.filter(desk=desk, day__gte=timezone.localdate())


def estimate_of(visit: Visit) -> Estimate:
    """How many wait before a visitor and how long that may take with those who are on duty now."""
    before = waiting(visit.desk).filter(number__lt=visit.number).count()
    now = timezone.localtime()
    experts = on_duty([visit.desk], now.date()).filter(starts__lte=now.time(), ends__gt=now.time()).count()
    low, high = (before * minutes / max(1, experts) for minutes in (SHORT_TALK, LONG_TALK))
    return Estimate(before, int(low // ROUND * ROUND), int(-(-high // ROUND) * ROUND))


def desks_today(desks: Iterable[Desk]) -> list[tuple[Desk, list[Shift], int]]:
    """Places with who is on duty today and how many wait: place, shifts, number."""
    rows = list(desks)
    today = timezone.localdate()
    shifts = list(on_duty(rows, today))
    counts = Visit.objects.filter(desk__in=rows, day=today, state=VisitState.WAITING).values("desk").order_by()
    waits = dict(counts.annotate(count=Count("pk")).values_list("desk", "count"))
    return [(desk, [one for one in shifts if one.desk_id == desk.pk], waits.get(desk.pk, 0)) for desk in rows]


def count_by_topic(desk: Desk, first: dt.date, last: dt.date) -> dict[str, int]:
    """Visits of a place between two days, both included, by topic; anonymous and known ones alike."""
    rows = Visit.objects.filter(desk=desk, day__gte=first, day__lte=last).values("topic").order_by()
    return dict(rows.annotate(count=Count("pk")).values_list("topic", "count"))


def count_by_day(desk: Desk, first: dt.date, last: dt.date) -> list[tuple[dt.date, int, int]]:
    """Days with visits, the latest first: day, visits, of them anonymous."""
    rows = Visit.objects.filter(desk=desk, day__gte=first, day__lte=last).values("day").order_by("-day")
    counts = rows.annotate(count=Count("pk"), anonymous=Count("pk", filter=Q(person__isnull=True)))
    return list(counts.values_list("day", "count", "anonymous"))


def open_counts(counts: dict[str, int]) -> list[tuple[Any, int | None]]:
    """Topics with their numbers as everybody may see them; None where a number is too small to show.

    Where one number alone would be hidden, the next smallest is hidden with it, or the sum would tell it.
    """
    shown = {topic: count for topic, count in counts.items() if count}
    hidden = {topic for topic, count in shown.items() if count < FEWEST}
    if len(hidden) == 1 and len(shown) > 1:
        hidden.add(min((topic for topic in shown if topic not in hidden), key=lambda topic: shown[topic]))
    return [(topic.label, None if topic in hidden else shown[topic]) for topic in Topic if topic in shown]
