"""Makers of suggestions, straight into the state that a test needs."""

from django.utils import timezone

from matching.practice.models import Practice
from matching.practice.pairs import QUIET, made_up
from matching.ranking.schema import SCHEMA
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.runs.rows import openings
from matching.suggestions.states import APPROVED, Engine, Source, SuggestionState

COUNTS = {"people": 1, "listings": 1, "scored": 1, "new": 1, "repeated_left_out": 0}


def logged(**known):
    """Logged facts of a pair: what is not said is unknown."""
    return {**dict.fromkeys(SCHEMA.names), **known}


def suggestion(profile, listing, state=SuggestionState.PROPOSED, source=Source.RANKER, decided_by=None, **facts):
    """A suggestion in the state asked for; one that was approved needs ``decided_by``."""
    if source == Source.RANKER:
        facts.setdefault("run", Run.objects.create(trigger="test", engine=Engine.RULES, counts=COUNTS))
        facts.setdefault("engine", Engine.RULES)
    if source == Source.YOUNG:
        facts.setdefault("said_yes_at", timezone.now())
    if state in APPROVED or state == SuggestionState.DECLINED:
        facts.setdefault("decided_at", timezone.now())
    if state == SuggestionState.DECLINED:
        facts.setdefault("coach_reason", "skills")
    return Suggestion.objects.create(
        person=profile.person,
        profile=profile,
        listing=listing,
        authority=profile.authority,
        source=source,
        state=state,
        decided_by=decided_by,
        **facts,
    )


def practice(coach, listing):
    """A short round of practice that nobody has answered yet; an earlier one of this coach is over."""
    Practice.objects.filter(coach=coach, ended_at=None).update(ended_at=timezone.now())
    pairs = made_up(openings([listing]), seed=1, size=QUIET + 1)
    return Practice.objects.create(coach=coach, authority=coach.authority, pairs=pairs)
