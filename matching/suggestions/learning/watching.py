"""Watching the ranker: what the shadow model is worth, and the readings of the week (bars.md M10, M11, M15)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.people.models import User
from marketplace.guidance.profiles.models import Profile
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.models import Listing
from matching.oversight.actions import judge
from matching.oversight.models import Number, Reading, TrainedModel
from matching.oversight.states import GateKey, Measure, NumberKey, Verdict
from matching.ranking.evaluate import Difference
from matching.ranking.monitors import (
    LEAST_ANSWERS,
    LEAST_PLACES,
    PSI_BOUND,
    auc,
    auc_difference,
    control_limits,
    crowding,
    drifts,
)
from matching.ranking.schema import COLUMNS, SCHEMA
from matching.suggestions.learning.fairness import read_fairness
from matching.suggestions.models import Shadow, Suggestion
from matching.suggestions.runs.ordering import rows_of_log
from matching.suggestions.states import ALIVE, UNSEEN, Engine, Source, SuggestionState

WEEKS_BEFORE = 8
MOST_EMPTY, MOST_GINI, MOST_TOP_SHARE, MOST_RIVALS, MOST_UNSEEN = 0.2, 0.6, 0.2, 5.0, 0.1
MOST_UNKNOWN = 0.2
NEWEST = 2000  # decisions that are compared at most


@dataclass(frozen=True)
class Compared:
    """Coaches' decisions on pairs that a model looked on at: how often its order and the one in service were right."""

    decisions: int
    ours: float
    theirs: float
    gap: Difference


def compare(model: TrainedModel) -> Compared:
    """What the shadow model would have ordered better or worse, by AUC of the coaches' approvals.

    Pairs were picked by the order in service, which flatters neither much: it has spread less of its own score, and
    the pairs by chance are among them.
    """
    rows = Shadow.objects.filter(model=model, suggestion__decided_at__isnull=False).exclude(
        suggestion__engine=Engine.PLAIN
    )
    newest = rows.order_by("-suggestion__decided_at", "-pk")
    said = list(newest.values_list("score", "suggestion__score", "suggestion__state")[:NEWEST])
    ours, theirs = np.array([one[0] for one in said], float), np.array([one[1] for one in said], float)
    yes = np.array([one[2] != SuggestionState.DECLINED for one in said], bool)
    gap = auc_difference(ours, theirs, yes) if said else Difference(0.0, 0.0, 0.0)
    return Compared(rows.count(), auc(ours, yes), auc(theirs, yes), gap)


def judge_shadow() -> TrainedModel | None:
    """Write the two gates of the shadow model, as they are today. Returns it, None where there is none."""
    model = TrainedModel.objects.in_shadow().first()
    if model is None:
        return None
    found, needed, system = compare(model), Number.now(NumberKey.SHADOW_DECISIONS), User.objects.system()
    count = _("%(count)d of %(needed)d decisions") % {"count": found.decisions, "needed": needed}
    judge(model, gate=GateKey.SHADOW_COUNT, is_green=found.decisions >= needed, said=count, by=system)
    gap = found.gap
    said = f"AUC {found.ours:.3f} / {found.theirs:.3f}, {gap.mean:+.3f} ({gap.low:+.3f} … {gap.high:+.3f})"
    is_good = found.decisions > 0 and gap.mean >= 0
    judge(model, gate=GateKey.SHADOW_QUALITY, is_green=is_good, said=said, by=system)
    return model


def read_week() -> list[Reading]:
    """Read the ranker for the week up to today and keep one row a measure; a later reading of the week replaces it."""
    now = timezone.now()
    standing = {Measure.EMPTY_LISTS: _empty_lists(), Measure.UNKNOWN_WORKS: _unknown_works()}
    return _keep(now, {**_of_week(now), **standing, **_crowding(), **read_fairness()})


def read_past_week(end: dt.datetime) -> list[Reading]:
    """Read what the log still tells of the week up to a moment: rates and drifts, not what stood open then."""
    return _keep(end, _of_week(end))


def _of_week(end: dt.datetime) -> dict[Measure, Any]:
    week = (end - dt.timedelta(days=7), end)
    before = (week[0] - dt.timedelta(weeks=WEEKS_BEFORE), week[0])
    return {
        Measure.APPROVED: _rate(_decided, before, week),
        Measure.PLACED: _rate(_answered, before, week),
        **_drift(before, week),
    }


def _keep(read_at: dt.datetime, found: dict[Measure, Any]) -> list[Reading]:
    monday = Reading.monday_of(timezone.localdate(read_at))
    return [
        Reading.objects.update_or_create(week_on=monday, measure=measure, defaults={"read_at": read_at, **facts})[0]
        for measure, facts in found.items()
    ]


def _verdict(value: float, bound: float) -> dict[str, Any]:
    return {"value": value, "bound": bound, "verdict": Verdict.ALARM if value > bound else Verdict.FINE, "detail": {}}


def _too_few(count: int = 0) -> dict[str, Any]:
    return {"value": None, "bound": None, "verdict": Verdict.TOO_FEW, "count": count, "detail": {}}


def _decided(window: tuple[dt.datetime, dt.datetime]) -> tuple[int, int]:
    rows = Suggestion.objects.filter(decided_at__gte=window[0], decided_at__lt=window[1], source=Source.RANKER)
    return rows.exclude(state=SuggestionState.DECLINED).count(), rows.count()


def _answered(window: tuple[dt.datetime, dt.datetime]) -> tuple[int, int]:
    rows = Introduction.objects.filter(
        answered_at__gte=window[0], answered_at__lt=window[1],
        state__in=[IntroductionState.ACCEPTED, IntroductionState.DECLINED],
    )  # fmt: skip
    return rows.filter(state=IntroductionState.ACCEPTED).count(), rows.count()


def _rate(count: Any, before: tuple[dt.datetime, dt.datetime], week: tuple[dt.datetime, dt.datetime]) -> dict[str, Any]:
    (yes, answers), (yes_now, now) = count(before), count(week)
    if min(answers, now) < LEAST_ANSWERS:
        return _too_few(now)
    low, high = control_limits(yes, answers, now)
    rate = yes_now / now
    verdict = Verdict.FINE if low <= rate <= high else Verdict.ALARM
    return {
        "value": rate, "bound": None, "verdict": verdict, "count": now,
        "detail": {"low": low, "high": high, "before": yes / answers},
    }  # fmt: skip


def _empty_lists() -> dict[str, Any]:
    people = set(Profile.objects.published().values_list("person", flat=True))
    waiting = set(Suggestion.objects.filter(state__in=ALIVE).values_list("person", flat=True))  # what runs reach
    if not people:
        return _too_few()
    return {**_verdict(len(people - waiting) / len(people), MOST_EMPTY), "count": len(people)}


def _unknown_works() -> dict[str, Any]:
    """Open places of whose work nothing is known but its name: no relation of ESCO helps there."""
    known = list(Listing.objects.open().values_list("occupation__esco_uri", flat=True))
    if not known:
        return _too_few()
    return {**_verdict(known.count("") / len(known), MOST_UNKNOWN), "count": len(known)}


def _drift(before: tuple[dt.datetime, dt.datetime], week: tuple[dt.datetime, dt.datetime]) -> dict[Measure, Any]:
    names = (*COLUMNS, "score")
    (reference, people), (current, people_now) = _facts(before), _facts(week)
    found = drifts(reference, current, names, (people, people_now))
    if not found:
        return {Measure.FACT_DRIFT: _too_few(), Measure.SCORE_DRIFT: _too_few()}
    score = next(drift for drift in found if drift.name == "score")
    facts = [drift for drift in found if drift.name != "score"]
    alarms = [drift.name for drift in facts if drift.is_alarm]
    worst = facts[0]
    return {
        Measure.FACT_DRIFT: {
            "value": worst.psi, "bound": worst.bound, "verdict": Verdict.ALARM if alarms else Verdict.FINE,
            "detail": {"columns": alarms},
        },
        Measure.SCORE_DRIFT: _verdict(score.psi, max(PSI_BOUND, score.bound)),
    }  # fmt: skip


def _facts(window: tuple[dt.datetime, dt.datetime]) -> tuple[np.ndarray, int]:
    """Facts and score of each pair that the ranker suggested, by today's schema: (rows, columns + 1); of how many."""
    rows = _suggested(window).filter(score__isnull=False).values_list("features", "score", "person")
    known = [row for row in rows if set(row[0]) == set(COLUMNS)]
    scores = np.array([score for _facts, score, _person in known], float).reshape(-1, 1)
    people = len({person for _facts, _score, person in known})
    return np.hstack([rows_of_log(facts for facts, _score, _person in known), scores]), people


def _suggested(window: tuple[dt.datetime, dt.datetime]) -> QuerySet[Suggestion]:
    made = Suggestion.objects.filter(created_at__gte=window[0], created_at__lt=window[1], source=Source.RANKER)
    made = made.exclude(state__in=UNSEEN)  # what fell away has no facts any more: both weeks are of what coaches saw
    return made.filter(run__schema_hash=SCHEMA.digest)


def _crowding() -> dict[Measure, Any]:
    listings = list(Listing.objects.open())
    waiting = Counter(Suggestion.objects.filter(state__in=ALIVE).values_list("listing", flat=True))  # what runs crowd
    found = crowding(
        np.array([waiting[one.pk] for one in listings], float), np.array([one.seats_left for one in listings], float)
    )
    if not listings:
        return dict.fromkeys((Measure.GINI, Measure.TOP_PLACES, Measure.RIVALS, Measure.UNSEEN_PLACES), _too_few())
    readings = {
        Measure.GINI: _verdict(found.gini, MOST_GINI),
        Measure.TOP_PLACES: _verdict(found.top_share, MOST_TOP_SHARE),
        Measure.RIVALS: _verdict(found.rivals, MOST_RIVALS),
        Measure.UNSEEN_PLACES: _verdict(found.unseen, MOST_UNSEEN),
    }
    if len(listings) < LEAST_PLACES:
        readings[Measure.TOP_PLACES] = _too_few(len(listings))
    return {measure: {"count": len(listings), **facts} for measure, facts in readings.items()}
