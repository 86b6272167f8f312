"""What a young person has not told of herself and could: each fact with its question and the page that asks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.notices.models import Notice
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import ProfileState
from matching.suggestions.models import Suggestion

NOTICE = "information_requested"
NOT_AGAIN_WITHIN = dt.timedelta(days=7)


@dataclass(frozen=True)
class Question:
    """How she is asked about one factor of the ranking, on which page, and whether a profile answers it."""

    part: str  # of the profile
    words: Promise
    is_answered: Callable[[Profile], Any]

    @property
    def page(self) -> str:
        """The name of the question's page among those of profiles."""
        return f"edit_{self.part}"


QUESTIONS: Mapping[str, Question] = {
    "skills": Question("skills", _("What can you do?"), lambda one: one.skill_rows.exists()),
    "experience": Question(
        "experience",
        _("What have you done before?"),
        lambda one: one.has_no_experience or one.experience_rows.exists(),
    ),
    "language": Question("languages", _("Which languages do you speak?"), lambda one: one.language_rows.exists()),
    "education": Question("education", _("What schooling have you finished?"), lambda one: one.education is not None),
    "wish": Question("wishes", _("What work interests you?"), lambda one: one.wish_rows.exists()),
    "commute": Question(
        "travel",
        _("Where do you live?"),
        # who needs extra protection is never asked for her home
        lambda one: one.municipality_id or one.person.is_safety_flagged,
    ),
    "kind": Question("kinds", _("What kind of place are you looking for?"), lambda one: one.kinds),
    "hours": Question("times", _("How many hours a week would you like to work?"), lambda one: one.hours_per_week),
    "shifts": Question(
        "times",
        _("Which times of the day and the week suit you?"),
        lambda one: (
            None not in (one.evenings, one.weekends)
            and (one.nights is not None or one.person.is_minor_on(timezone.localdate()))
        ),
    ),
    "availability": Question("times", _("From which day can you start?"), lambda one: one.free_from),
}


@dataclass(frozen=True)
class Untold:
    """Factors that she could tell about: those to ask now, and the day when she was last asked for the others."""

    to_ask: tuple[str, ...]
    asked_on: dt.date | None


def untold_of(suggestion: Suggestion) -> Untold:
    """What the reasons of a pair call unknown and her newest answers do not tell either, asked lately or not."""
    codes = [one["code"] for one in suggestion.reasons.get("unknown", ()) if one["of"] == "seeker"]
    codes = [code for code in codes if code in QUESTIONS]
    newest = Profile.objects.filter(person=suggestion.person_id).exclude(state=ProfileState.ARCHIVED).first()
    if not codes or newest is None:
        return Untold((), None)
    silent = [code for code in codes if not QUESTIONS[code].is_answered(newest)]
    asked = _asked_lately(suggestion.person_id) if silent else {}
    days = [asked[code] for code in silent if code in asked]
    return Untold(tuple(code for code in silent if code not in asked), max(days, default=None))


def _asked_lately(person_id: int) -> dict[str, dt.date]:
    """Factor → the day of the newest question about it, by whomever and for whichever place."""
    since = timezone.now() - NOT_AGAIN_WITHIN
    sent = Notice.objects.filter(recipient=person_id, name=NOTICE, created_at__gt=since).order_by("created_at")
    return {
        code: timezone.localdate(at)
        for facts, at in sent.values_list("facts", "created_at")
        for code in facts["factors"].split()
    }
