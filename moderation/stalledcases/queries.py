"""Who has stood still, since when and why: one question to the database, however many young people there are."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads.queries import people_of, young_people_of_authority
from accounts.people.models import User
from accounts.people.rules import is_coordinator
from accounts.people.states import Role
from accounts.worklist.queries import next_of_each
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import ProfileState
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import WAITING, IntroductionState
from marketplace.work.messages.models import Thread
from marketplace.work.nextsteps.queries import without_a_step
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, PlacementState
from matching.suggestions.models import Suggestion
from matching.suggestions.states import SuggestionState
from moderation.stalledcases.states import STEPS, Cause


def stalled_cases(user: Any) -> QuerySet[User]:
    """Young people of a coach (of the authority for a coordinator) with whom nothing has moved for the set days.

    A move is a step that a person took in any life of theirs (profile, suggestion, introduction, placement, plan…);
    looks and notes are none, nor is what the clock or the ranker did. Who is at a workplace now moves. Each row has
    ``moved_at`` and ``cause``, those who wait longest first.
    """
    people = young_people_of_authority(user) if is_coordinator(user) else people_of(user)
    moves = Entry.objects.filter(person=OuterRef("pk")).exclude(state_after="").exclude(actor__role=Role.SYSTEM)
    before = timezone.now() - dt.timedelta(days=settings.STALLED_CASE_DAYS)
    at_work = Placement.objects.filter(person=OuterRef("pk"), state=PlacementState.RUNNING)
    newest = Profile.objects.filter(person=OuterRef("pk")).order_by("-version").values("state")[:1]
    return (
        people.filter(is_active=True)
        .exclude(Exists(at_work))
        .annotate(
            moved_at=Coalesce(
                Subquery(moves.order_by("-at").values("at")[:1], output_field=DateTimeField()), F("joined_at")
            ),
            profile_state=Subquery(newest),
        )
        .annotate(cause=_cause(user))
        .filter(moved_at__lt=before)
        .select_related("municipality")
        .order_by("moved_at", "pk")
    )


def stands_still(user: Any) -> Q:
    """With whom nothing has moved for the set days."""
    return Q(pk__in=stalled_cases(user).order_by().values("pk"))


def with_steps(people: Any, reader: Any) -> list[Any]:
    """Put the cause and the next step beside each row: the one of every page, else what the cause asks for."""
    rows: list[Any] = list(people)
    found = next_of_each(reader, [person.pk for person in rows])
    for person in rows:
        person.cause_words, person.next_item = Cause(person.cause).label, found.get(person.pk)
        person.step = person.next_item.task.what if person.next_item else STEPS[person.cause]
    return rows


def _cause(user: Any) -> Case:
    """The first cause that holds, asked in the order of ``Cause``."""
    ended = without_a_step(user).filter(person=OuterRef("pk"), state__in=OVER)
    tests: dict[str, Any] = {
        Cause.MESSAGE: Exists(Thread.objects.waiting().filter(person=OuterRef("pk"))),
        Cause.NO_PROFILE: ~Exists(Profile.objects.filter(person=OuterRef("pk"))),
        Cause.DRAFT: Q(profile_state=ProfileState.DRAFT),
        Cause.AWAITING: Q(profile_state=ProfileState.AWAITING),
        Cause.PAUSED: Q(profile_state=ProfileState.PAUSED),
        Cause.STEP: Exists(ended),
        Cause.SILENT: _introduced(IntroductionState.SILENT),
        Cause.COACH: _suggested(SuggestionState.PROPOSED),
        Cause.ANSWER: _suggested(SuggestionState.ASKED),
        Cause.WORKPLACE: _introduced(*WAITING),
        Cause.HELD: _suggested(SuggestionState.RESERVED),
    }
    return Case(*[When(test, then=Value(cause)) for cause, test in tests.items()], default=Value(Cause.NO_MATCH))


def _introduced(*states: str) -> Exists:
    return Exists(Introduction.objects.filter(person=OuterRef("pk"), state__in=states))


def _suggested(state: str) -> Exists:
    return Exists(Suggestion.objects.filter(person=OuterRef("pk"), state=state))
