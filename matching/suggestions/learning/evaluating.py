"""The site's own log cut in time: what was known at the cut, and what was decided after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from matching.ranking.decisions import Decisions
from matching.ranking.offline import Past
from matching.suggestions.learning.logged import LoggedDecision, columns_of, read_log


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
    logged, left_out = read_log()
    at = _moment(logged, share)
    if at is None:
        return None
    before = [one.as_known(at) for one in logged if one.decided_at < at]
    after = [one for one in logged if one.decided_at >= at]
    return Cut(at, Past(columns_of(before), [one.said for one in before]), columns_of(after), left_out)


def _moment(logged: Sequence[LoggedDecision], share: float) -> dt.datetime | None:
    """When the first of the newest share was decided; None if nothing was decided before it."""
    first = len(logged) - round(share * len(logged))
    if not 0 < first < len(logged):
        return None
    at = logged[first].decided_at
    return at if logged[0].decided_at < at else None
