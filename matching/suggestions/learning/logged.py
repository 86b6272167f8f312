"""The log of decisions as it was known at a moment: the facts logged beside each pair, and the answers till then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matching.ranking.decisions import Decision, Decisions
from matching.ranking.schema import SCHEMA
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import decided, training_log
from matching.suggestions.runs.ordering import rows_of_log


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """A decided pair: its row, and what was decided."""

    row: Suggestion
    said: Decision

    @property
    def decided_at(self) -> dt.datetime:
        """When the coach decided. Raises ValueError where she has not."""
        if self.row.decided_at is None:
            raise ValueError(f"nobody has decided about {self.row.pk}")
        return self.row.decided_at

    def as_known(self, at: dt.datetime) -> LoggedDecision:
        """The same without answers that came later; a young person's no has no moment of its own and stays."""
        row, said = self.row, self.said
        placement = getattr(row.introduction, "placement", None)
        if row.said_yes_at and row.said_yes_at >= at:
            said = replace(said, says_yes=None, accepts=None, completes=None)
        elif row.introduction and row.introduction.answered_at and row.introduction.answered_at >= at:
            said = replace(said, accepts=None, completes=None)
        elif placement and placement.ended_on and placement.ended_on >= at.date():
            said = replace(said, completes=None)
        return LoggedDecision(row, said)


def read_log() -> tuple[list[LoggedDecision], int]:
    """Decided pairs with the facts of today's schema beside them, oldest first; and how many have no such facts.

    What an edit has changed since then is not in it. Work inside a scope over all authorities.
    """
    rows = decided()
    every = [
        LoggedDecision(row, replace(said, organisation=str(row.listing.organisation_id)))
        for row, said in zip(rows, training_log(rows), strict=True)
    ]
    logged = [one for one in every if set(one.row.features) == set(SCHEMA.names)]
    return logged, len(every) - len(logged)


def columns_of(logged: Sequence[LoggedDecision]) -> Decisions:
    """Logged decisions as columns that a model may learn from."""
    return Decisions.logged(rows_of_log(one.row.features for one in logged), [one.said for one in logged])
