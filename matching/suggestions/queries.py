"""Reads for the ranker and about it: the training log, the switch, who has been proposed where."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.people.models import User
from marketplace.work.introductions.states import DeclineReason, IntroductionState
from marketplace.work.placements.states import PlacementState
from matching.ranking.decisions import Decision
from matching.suggestions.models import RankerSwitch, Suggestion
from matching.suggestions.states import ALIVE, UNDO, UNDO_NO, UNSEEN, Source, SuggestionState

MANY, TOO_OFTEN, TOO_FAST, LOOK_BACK_DAYS = 50, 0.95, 10, 365
SINCE = Coalesce("put_forward_at", "created_at")  # since when a coach could read a suggestion
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
            propensity=row.propensity,
        )


def can_still_take_back(suggestion: Suggestion) -> bool:
    """Whether the young person said no within UNDO_NO."""
    said = Entry.objects.about(suggestion).filter(verb="suggestions.say_no").last()
    return said is not None and timezone.now() - said.at <= UNDO_NO


def decided_just_now(user: User) -> QuerySet[Suggestion]:
    """What somebody has decided within UNDO, the newest first; what is not introduced yet can be taken back."""
    since = timezone.now() - UNDO
    rows = Suggestion.objects.visible_to(user).filter(decided_by=user, decided_at__gt=since)
    return rows.select_related("person", "listing").order_by("-decided_at", "-pk")


def pairs_to_leave_alone() -> set[tuple[int, int]]:
    """(person, listing) that are open or in reserve now, were introduced, or came to an end not long ago.

    What fell away in reserve was never answered: it may be planned again at once.
    """
    lately = Q(created_at__gte=timezone.now() - dt.timedelta(days=AGAIN_AFTER_DAYS)) & ~Q(state__in=UNSEEN)
    rows = Suggestion.objects.filter(Q(state__in=ALIVE) | lately)
    return set(rows.values_list("person", "listing")) | set(
        Suggestion.objects.filter(introduction__isnull=False).values_list("person", "listing")
    )


@dataclass(frozen=True)
class Habit:
    """How a coach has decided lately: of how many suggestions, what share approved, how long she looked (median, s)."""

    coach: str
    decisions: int
    approved: float
    seconds: float | None

    @property
    def percent(self) -> int:
        """The approved share in whole percents."""
        return round(100 * self.approved)

    @property
    def is_rubber_stamping(self) -> bool:
        """Whether it looks as if somebody approved without reading (bars.md M7; AI Act art. 14)."""
        is_fast = self.seconds is not None and self.seconds < TOO_FAST
        return self.decisions >= MANY and (self.approved > TOO_OFTEN or is_fast)


def habits() -> list[Habit]:
    """Habits of the coaches within the scope in force, each by her last MANY decisions, the most approving first."""
    of_coach = _latest_decisions()
    names = {user.pk: user.full_name for user in User.objects.filter(pk__in=of_coach)}
    found = [_habit(names[coach], decisions) for coach, decisions in of_coach.items()]
    return sorted(found, key=lambda habit: (-habit.approved, habit.coach))


def habit_of_all() -> Habit | None:
    """The same of all of them together, None where nobody has decided."""
    together = [one for decisions in _latest_decisions().values() for one in decisions]
    return _habit("", together) if together else None


def habit_of(coach: User) -> Habit | None:
    """A coach's own, None where she has not decided."""
    decisions = list(_ranked_decisions().filter(decided_by=coach).values_list("state", "seconds_on_page")[:MANY])
    return _habit(coach.full_name, decisions) if decisions else None


def _ranked_decisions() -> QuerySet[Suggestion]:
    since = timezone.now() - dt.timedelta(days=LOOK_BACK_DAYS)
    return Suggestion.objects.filter(decided_at__gte=since, source=Source.RANKER).order_by("-decided_at", "-pk")


def _latest_decisions() -> dict[int, list[tuple[str, int | None]]]:
    """State and seconds of each coach's last MANY decisions about what the ranker proposed."""
    of_coach: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for coach, state, seconds in _ranked_decisions().values_list("decided_by", "state", "seconds_on_page"):
        if len(of_coach[coach]) < MANY:
            of_coach[coach].append((state, seconds))
    return of_coach


def _habit(coach: str, decisions: list[tuple[str, int | None]]) -> Habit:
    approved = sum(state != SuggestionState.DECLINED for state, _seconds in decisions)
    seconds = [one for _state, one in decisions if one is not None]
    return Habit(coach, len(decisions), approved / len(decisions), median(seconds) if seconds else None)


def wished_by(reader: Any) -> QuerySet[Suggestion]:
    """Places for which a young person has asked herself."""
    return Suggestion.objects.filter(person=reader, source=Source.YOUNG)


def decided_by(coach: Any) -> QuerySet[Suggestion]:
    """Pairs about which a coach has decided."""
    return Suggestion.objects.filter(decided_by=coach)
