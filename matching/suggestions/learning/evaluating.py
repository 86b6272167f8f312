"""The site's own log cut in time: what was known at the cut, and what was decided after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matching.ranking.decisions import Decision, Decisions
from matching.ranking.offline import Past
from matching.ranking.schema import SCHEMA
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import decided, training_log
from matching.suggestions.runs.ordering import rows_of_log

Logged = tuple[Suggestion, Decision]


@dataclass(frozen=True, slots=True)
class Cut:
    """The log before and after a moment; ``left_out`` pairs have no facts of today's schema beside them."""

    at: dt.datetime
    past: Past
    coming: Decisions
    left_out: int


def cut_log(share: float) -> Cut | None:
    """Cut so that the newest ``share`` (0–1) of the decisions lies behind the cut; None where a side would be empty.

    Facts are those logged when the pair was proposed. Answers that came after the cut are unknown to the past.
    Work inside a scope over all authorities.
    """
    rows = decided()
    every = list(zip(rows, training_log(rows), strict=True))
    logged = [one for one in every if set(one[0].features) == set(SCHEMA.names)]
    at = _moment(logged, share)
    if at is None:
        return None
    before = [(row, as_known(row, said, at)) for row, said in logged if _decided_at(row) < at]
    after = [(row, said) for row, said in logged if _decided_at(row) >= at]
    past = _columns(before)
    return Cut(at, Past(past, [_of_house(one) for one in before]), _columns(after), len(every) - len(logged))


def _moment(logged: Sequence[Logged], share: float) -> dt.datetime | None:
    """When the first of the newest share was decided; None if nothing was decided before it."""
    first = len(logged) - round(share * len(logged))
    if not 0 < first < len(logged):
        return None
    at = _decided_at(logged[first][0])
    return at if _decided_at(logged[0][0]) < at else None


def as_known(row: Suggestion, said: Decision, at: dt.datetime) -> Decision:
    """A decision without the answers that came later; a young person's no has no moment of its own and stays."""
    placement = getattr(row.introduction, "placement", None)
    if row.said_yes_at and row.said_yes_at >= at:
        return replace(said, says_yes=None, accepts=None, completes=None)
    if row.introduction and row.introduction.answered_at and row.introduction.answered_at >= at:
        return replace(said, accepts=None, completes=None)
    if placement and placement.ended_on and placement.ended_on >= at.date():
        return replace(said, completes=None)
    return said


def _decided_at(row: Suggestion) -> dt.datetime:
    if row.decided_at is None:
        raise ValueError(f"nobody has decided about {row.pk}")
    return row.decided_at


def _columns(logged: Sequence[Logged]) -> Decisions:
    return Decisions.logged(rows_of_log(row.features for row, _said in logged), [_of_house(one) for one in logged])


def _of_house(one: Logged) -> Decision:
    row, said = one
    return replace(said, organisation=str(row.listing.organisation_id))
