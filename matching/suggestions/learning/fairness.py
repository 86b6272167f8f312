"""The audit of fairness: what groups got from the ranker, from coaches and from workplaces (AI Act art. 10)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from django.utils import timezone

from accounts.privacy.queries import equality_for_the_audit
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.states import IntroductionState
from matching.oversight.states import Measure, Verdict
from matching.ranking.fairness import FAIR, GroupRatio, chance_ratios, group_ratios
from matching.suggestions.learning.chances import Outcome, outcomes_of_introductions
from matching.suggestions.models import Suggestion
from matching.suggestions.states import UNSEEN, Source, SuggestionState

DAYS = 365
QUESTIONS = ("sex", "language")  # told freely, for the audit alone (GDPR art. 9, AI Act art. 10(5))
# For language the question is who speaks another one than the country's own; small groups would name people.
NATIONAL = ("fi", "sv", "se")

Shares = dict[int, list[float]]
Told = dict[int, dict[str, str]]


def read_fairness() -> dict[Measure, dict[str, Any]]:
    """One reading a measure: every group that has told, beside the others; never a person, never a small group."""
    told = equality_for_the_audit()
    since = timezone.now() - dt.timedelta(days=DAYS)
    found = {
        Measure.FAIR_SUGGESTED: _suggested(since),
        Measure.FAIR_APPROVED: _approved(since),
        Measure.FAIR_ACCEPTED: _accepted(since),
    }
    readings = {measure: _shares_by_group(shares, told) for measure, shares in found.items()}
    return readings | {Measure.FAIR_CHANCES: _chances_by_group(outcomes_of_introductions(since), told)}


def _shares_by_group(shares: Shares, told: Told) -> dict[str, Any]:
    people = sorted(shares)
    values = np.array([np.mean(shares[person]) for person in people], float)
    rows = [row for question in QUESTIONS for row in group_ratios(_groups(question, people, told), values)]
    return _reading(rows, len(people))


def _chances_by_group(outcomes: Sequence[Outcome], told: Told) -> dict[str, Any]:
    """Chances as they were said, beside what came of them; by age too, which is no special category of data."""
    people = sorted({one.person for one in outcomes})
    place = np.array([people.index(one.person) for one in outcomes], int)
    expected = np.bincount(place, [one.chance for one in outcomes], minlength=len(people))
    matched = np.bincount(place, [one.matched for one in outcomes], minlength=len(people))
    age = {one.person: one.age_group for one in outcomes}
    by_age = np.array([age[person] for person in people], dtype=str)
    rows = chance_ratios(by_age, expected, matched)
    for question in QUESTIONS:
        rows += chance_ratios(_groups(question, people, told), expected, matched)
    return _reading(rows, len(people))


def _groups(question: str, people: Sequence[int], told: Told) -> np.ndarray:
    return np.array([_group(question, told.get(person, {})) for person in people], dtype=str)


def _reading(rows: list[GroupRatio], count: int) -> dict[str, Any]:
    known = [row.ratio for row in rows if row.ratio is not None]
    return {
        "value": min(known, default=None),
        "bound": FAIR,
        "verdict": _verdict(rows),
        "count": count,
        "detail": {"groups": [{**asdict(row), "verdict": row.verdict} for row in rows]},
    }


def _group(question: str, facts: dict[str, str]) -> str:
    fact = facts.get(question, "")
    if question == "language" and fact:
        fact = "national" if fact in NATIONAL else "other"
    return f"{question}:{fact}" if fact else ""


def _verdict(rows: list[GroupRatio]) -> Verdict:
    """An alarm if one group surely gets less; fine only if all surely do not; else too few to say."""
    verdicts = {row.verdict for row in rows}
    if "unfair" in verdicts:
        return Verdict.ALARM
    return Verdict.FINE if verdicts == {"fair"} else Verdict.TOO_FEW


def _suggested(since: dt.datetime) -> Shares:
    """For each young person in use whether anything that the ranker suggested has come before a coach.

    The reserve does not count: whom the decision budget leaves waiting has got nothing.
    """
    rows = Suggestion.objects.filter(created_at__gte=since, source=Source.RANKER).exclude(state__in=UNSEEN)
    some = set(rows.values_list("person", flat=True))
    return {person: [float(person in some)] for person in Profile.objects.published().values_list("person", flat=True)}


def _approved(since: dt.datetime) -> Shares:
    shares: Shares = defaultdict(list)
    rows = Suggestion.objects.filter(decided_at__gte=since)
    for person, state in rows.values_list("person", "state"):
        shares[person].append(float(state != SuggestionState.DECLINED))
    return shares


def _accepted(since: dt.datetime) -> Shares:
    shares: Shares = defaultdict(list)
    answered = (IntroductionState.ACCEPTED, IntroductionState.DECLINED)
    rows = Suggestion.objects.filter(introduction__answered_at__gte=since, introduction__state__in=answered)
    for person, state in rows.values_list("person", "introduction__state"):
        shares[person].append(float(state == IntroductionState.ACCEPTED))
    return shares
