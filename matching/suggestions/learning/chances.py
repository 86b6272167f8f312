"""What became of introductions, beside the chance that the ranker of their day gave them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from django.db.models import Q
from django.utils import timezone

from marketplace.work.introductions.states import IntroductionState
from matching.oversight.loading import opened
from matching.oversight.models import TrainedModel
from matching.ranking.ranker import Ranker
from matching.ranking.schema import SCHEMA
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.ordering import rows_of_log
from matching.suggestions.states import Engine, Source, SuggestionState

YOUNG = 20  # years


@dataclass(frozen=True, slots=True)
class Outcome:
    """One introduction that has an end."""

    person: int
    age_group: str  # "age:under20", "age:older", "" where nobody knows
    chance: float
    matched: bool


def outcomes_of_introductions(since: dt.datetime) -> list[Outcome]:
    """Ends since a day, of pairs that the ranker ordered by facts that today's schema knows."""
    ended = Q(state=SuggestionState.REFUSED) | Q(
        introduction__state__in=[IntroductionState.ACCEPTED, IntroductionState.DECLINED]
    )
    rows = Suggestion.objects.filter(
        ended, decided_at__gte=since, source=Source.RANKER, run__schema_hash=SCHEMA.digest,
        engine__in=[Engine.RULES, Engine.LEARNED],
    )  # fmt: skip
    by_model: dict[TrainedModel | None, list[Suggestion]] = defaultdict(list)
    for row in rows.select_related("person", "listing", "introduction", "run__model").order_by("pk"):
        if row.run and set(row.features) == set(SCHEMA.names):
            by_model[row.run.model].append(row)
    return [one for model, own in by_model.items() for one in _outcomes(model, own)]


def _outcomes(model: TrainedModel | None, rows: list[Suggestion]) -> Iterator[Outcome]:
    ranker = opened(model).ranker if model else Ranker()
    houses = [str(row.listing.organisation_id) for row in rows]
    chances = ranker.chances(rows_of_log(row.features for row in rows), np.array(houses, dtype=str))
    for row, chance in zip(rows, chances.tolist(), strict=True):
        is_match = row.introduction is not None and row.introduction.state == IntroductionState.ACCEPTED
        yield Outcome(row.person_id, _age_group(row), chance, is_match)


def _age_group(row: Suggestion) -> str:
    years = row.person.age_on(timezone.localdate(row.created_at))
    if years is None:
        return ""
    return "age:under20" if years < YOUNG else "age:older"
