"""Reads of feedback: means by kind and quarter without small numbers, the lines that may be read, what is asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Exists, OuterRef
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.services.feedback.models import AnswerQuerySet, FeedbackAnswer, FeedbackAsk, this_quarter
from marketplace.services.feedback.states import ASKED_FOR, FEWEST, FeedbackKind, LineState

MOST_LINES = 50


@dataclass(frozen=True)
class Mean:
    """The answers of one kind and one quarter; means from 1 to 3, None where there are too few to be shown."""

    kind: str
    label: str
    year: int
    quarter: int
    count: int | None
    liking: float | None
    helping: float | None


def means() -> list[Mean]:
    """Means of all authorities together over the four quarters that ended last, the newest first.

    Nothing is added up over rows, so that no small number can be worked out from others.
    """
    a_year_ago = this_quarter().replace(year=this_quarter().year - 1)
    with across_authorities():
        rows = (
            FeedbackAnswer.objects.over()
            .filter(quarter__gte=a_year_ago)
            .values("kind", "quarter")
            .annotate(count=Count("pk"), liking=Avg("liking"), helping=Avg("helping"))
            .order_by("-quarter", "kind")
        )
        return [_mean(row) for row in rows]


def _mean(row: Any) -> Mean:
    since: dt.date = row["quarter"]
    enough = row["count"] >= FEWEST
    return Mean(
        kind=row["kind"],
        label=str(FeedbackKind(row["kind"]).label),
        year=since.year,
        quarter=(since.month + 2) // 3,
        count=row["count"] if enough else None,
        liking=round(row["liking"], 1) if enough else None,
        helping=round(row["helping"], 1) if enough else None,
    )


def lines_shown() -> list[tuple[str, str]]:
    """Lines that somebody has read and let through: kind in words and the line, without name or date."""
    with across_authorities():
        rows = FeedbackAnswer.objects.in_company().filter(state=LineState.SHOWN)
        return [(row.get_kind_display(), row.line) for row in rows[:MOST_LINES]]


def lines_to_read(user: Any) -> AnswerQuerySet:
    """Lines that nobody of the service has read yet; ``is_named`` where the reader may know from whom."""
    named = FeedbackAnswer.objects.named_for(user).filter(pk=OuterRef("pk"))
    return FeedbackAnswer.objects.visible_to(user).filter(state=LineState.NEW).annotate(is_named=Exists(named))


def asked_of(person: User) -> FeedbackAsk | None:
    """The newest question of these weeks that a young person has not answered."""
    since = timezone.now() - dt.timedelta(days=ASKED_FOR)
    return FeedbackAsk.objects.filter(person=person, is_spent=False, asked_at__gte=since).last()
