"""Reads for the ranker and about it: the training log, the switch, who has been proposed where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone

from marketplace.introductions.states import DeclineReason, IntroductionState
from marketplace.placements.states import PlacementState
from matching.ranking.decisions import Decision
from matching.suggestions.models import RankerSwitch, Suggestion
from matching.suggestions.states import OPEN, SuggestionState

AGAIN_AFTER_DAYS = 90  # a pair that somebody said no to is not proposed again before this
JOB_REASON: dict[str, str] = {
    DeclineReason.SKILLS: "skills",
    DeclineReason.CERTIFICATE: "certificates",
    DeclineReason.HOURS: "hours",
    DeclineReason.LANGUAGE: "language",
    DeclineReason.DISTANCE: "commute",
}
YES = {
    SuggestionState.INTRODUCED: True,
    SuggestionState.REFUSED: False,
}
ACCEPTS = {IntroductionState.ACCEPTED: True, IntroductionState.DECLINED: False}
COMPLETES = {PlacementState.ENDED: True, PlacementState.STOPPED: False}


def ranker_is_on() -> bool:
    """Whether the ranker may order suggestions; on until somebody has switched it off."""
    newest = RankerSwitch.objects.first()
    return newest is None or newest.is_on


def decided() -> QuerySet[Suggestion]:
    """Every pair that a coach has decided, oldest first: the log that the ranker learns from."""
    return (
        Suggestion.objects.filter(decided_at__isnull=False)
        .select_related("introduction", "introduction__placement", "profile", "listing")
        .order_by("decided_at", "pk")
    )


def training_log(rows: QuerySet[Suggestion] | None = None) -> Iterator[Decision]:
    """One plain decision per decided pair and how far it came; what nobody has answered yet is None."""
    for row in decided() if rows is None else rows:
        introduction = row.introduction
        placement = getattr(introduction, "placement", None)
        yield Decision(
            seeker=str(row.person_id),
            opening=str(row.listing_id),
            coach=str(row.decided_by_id),
            approves=row.state != SuggestionState.DECLINED,
            says_yes=YES.get(SuggestionState(row.state)),
            accepts=ACCEPTS.get(IntroductionState(introduction.state)) if introduction else None,
            employer_reason=JOB_REASON.get(introduction.decline_reason, "") if introduction else "",
            completes=COMPLETES.get(PlacementState(placement.state)) if placement else None,
        )


def pairs_to_leave_alone() -> set[tuple[int, int]]:
    """(person, listing) that are open now, were introduced, or got a no not long ago."""
    since = timezone.now() - dt.timedelta(days=AGAIN_AFTER_DAYS)
    rows = Suggestion.objects.filter(state__in=OPEN) | Suggestion.objects.filter(created_at__gte=since)
    return set(rows.values_list("person", "listing")) | set(
        Suggestion.objects.filter(introduction__isnull=False).values_list("person", "listing")
    )
