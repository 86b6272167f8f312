"""The audit of fairness: what groups got from the ranker, from coaches and from workplaces (AI Act art. 10)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import asdict
from typing import Any

import numpy as np
from django.utils import timezone

from accounts.privacy.queries import equality_for_the_audit
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.states import IntroductionState
from matching.oversight.states import Measure, Verdict
from matching.ranking.fairness import FAIR, GroupRatio, group_ratios
from matching.suggestions.models import Suggestion
from matching.suggestions.states import UNSEEN, Source, SuggestionState

DAYS = 365
QUESTIONS = ("sex", "language")
# For language the question is who speaks another one than the country's own; small groups would name people.
NATIONAL = ("fi", "sv", "se")

Shares = dict[int, list[float]]


def read_fairness() -> dict[Measure, dict[str, Any]]:
    """One reading a measure: every group that has told, beside the others; never a person, never a small group."""
    told = equality_for_the_audit()
    since = timezone.now() - dt.timedelta(days=DAYS)
    found = {
        Measure.FAIR_SUGGESTED: _suggested(since),
        Measure.FAIR_APPROVED: _approved(since),
        Measure.FAIR_ACCEPTED: _accepted(since),
    }
    return {measure: _reading(shares, told) for measure, shares in found.items()}


def _reading(shares: Shares, told: dict[int, dict[str, str]]) -> dict[str, Any]:
    people = sorted(shares)
    values = np.array([np.mean(shares[person]) for person in people], float)
    rows: list[GroupRatio] = []
    for question in QUESTIONS:
        groups = np.array([_group(question, told.get(person, {})) for person in people], dtype=str)
        rows += group_ratios(groups, values)
    known = [row.ratio for row in rows if row.ratio is not None]
    return {
        "value": min(known, default=None),
        "bound": FAIR,
        "verdict": _verdict(rows),
        "count": len(people),
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
