"""The order of pairs in a run: by the ranker in service, plainly where it is off or not wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

import numpy as np

from matching.ranking.candidates import candidate_pairs
from matching.ranking.part import nearness, plain_order, respecting_choice
from matching.ranking.ranker import Ranker, Scores
from matching.ranking.replay import policy_scores
from matching.ranking.schema import SCHEMA
from matching.suggestions.runs.market import Snapshot
from matching.suggestions.states import Engine

Pairs = tuple[np.ndarray, np.ndarray]
KM = SCHEMA.names.index("km")


def pairs_to_score(everything: Snapshot, ranker: Ranker, engine: str) -> Pairs:
    """The pairs of a run, as positions in the market."""
    seeker, opening = candidate_pairs(everything.market)
    free = ~everything.placed[seeker]
    pairs = seeker[free], opening[free]
    return pairs if engine == Engine.PLAIN else ranker.shortlist(everything.market, *pairs)


def scored(everything: Snapshot, ranker: Ranker, engine: str, pairs: Pairs) -> Scores:
    """Scores of pairs by the engine of the run; whoever wants no ranker gets the nearest places first (M17)."""
    if engine == Engine.PLAIN:
        return plain_order(everything.market, *pairs)
    scores = ranker.score(everything.market, *pairs)
    return respecting_choice(everything.market, scores, everything.wants_ranking)


def taken(scores: Scores, keep: np.ndarray) -> Scores:
    """The scored pairs where the mask is true."""
    parts = {one.name: getattr(scores, one.name) for one in fields(Scores)}
    return Scores(**{name: part[keep] if isinstance(part, np.ndarray) else part for name, part in parts.items()})


def as_logged(row: np.ndarray) -> dict[str, float | None]:
    """The facts of a pair by column, None where unknown."""
    return {name: None if np.isnan(value) else float(value) for name, value in zip(SCHEMA.names, row, strict=True)}


def rows_of_log(logged: Iterable[Mapping[str, float | None]]) -> np.ndarray:
    """The facts of logged pairs as array (pairs, columns), NaN where unknown."""
    filled = [{name: np.nan if value is None else value for name, value in one.items()} for one in logged]
    return SCHEMA.rows(filled)


def logged_scores(ranker: Ranker, engines: Sequence[str], rows: np.ndarray, organisations: Sequence[str]) -> np.ndarray:
    """The score that is logged of each pair: by its engine, from its logged facts alone."""
    by = np.array(engines, dtype=str)
    scores = nearness(rows[:, KM])
    for engine in (Engine.RULES, Engine.LEARNED):
        own = by == engine.value
        scores[own] = policy_scores(ranker, engine, rows[own], np.array(organisations, dtype=str)[own])
    return scores
