"""Batches: one action on many rows, where a row that fails never leaves the others undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

import structlog
from django.db import models, transaction

from accounts.audit.transition_table import TransitionRefusedError

log = structlog.get_logger(__name__)


class LeftAloneError(Exception):
    """An action found a good reason to leave this row as it is."""


@dataclass(frozen=True)
class Tally:
    """How a batch went: rows done, left as they are (somebody was first), failed."""

    done: int = 0
    left: int = 0
    failed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.done + other.done, self.left + other.left, self.failed + other.failed)

    def result(self, **more: int) -> dict[str, int]:
        """What a job returns: the counts, and further ones of its own. The scheduler reads ``failed``."""
        return {**asdict(self), **more}


def run_each(rows: Iterable[Any], action: Callable[..., Any], **how: Any) -> Tally:
    """Call an action on each row, each in a transaction of its own (a savepoint inside another one).

    ``how`` goes to the action with every row. That somebody else has moved a row in the meantime is no failure; any
    other exception is logged with the row's label and id and counted, and the rest goes on.
    """
    return try_each(rows, transaction.atomic(action), **how)


def try_each(rows: Iterable[Any], action: Callable[..., Any], **how: Any) -> Tally:
    """As ``run_each``, for an action that commits by itself in the middle because it waits for another machine."""
    return sum((_try(row, action, how) for row in list(rows)), Tally())


def _try(row: models.Model, action: Callable[..., Any], how: dict[str, Any]) -> Tally:
    try:
        action(row, **how)
    except (TransitionRefusedError, LeftAloneError):
        return Tally(left=1)
    except Exception as failure:
        _log_failure(row, failure)
        return Tally(failed=1)
    return Tally(done=1)


def _log_failure(row: models.Model, failure: Exception) -> None:
    """Log which row and where in the code; messages and values are left out, since they may hold a name."""
    where = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(failure.__traceback__)]
    log.error("row_failed", row=row._meta.label, id=row.pk, error=type(failure).__name__, where=where)
