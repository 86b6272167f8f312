"""Which trouble an exception is: a database that does not answer, a full disk, a value that is taken.

Codes of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html, of SQLite:
https://www.sqlite.org/rescode.html.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from enum import StrEnum

from django.apps import apps
from django.db import Error, IntegrityError, InterfaceError, OperationalError
from django.db.models import Field

AWAY_STATES = ("08", "57P", "53300")  # no connection; the server is being stopped or started; all places are taken
AWAY_NAMES = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_IOERR")
FULL_STATE, FULL_NAME = "53100", "SQLITE_FULL"
FULL_NUMBERS = {errno.ENOSPC, errno.EDQUOT}
TAKEN_STATE = "23505"
TAKEN_NAMES = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
COLUMNS = re.compile(r"\(([^()]*)\)=\(")  # of a detail in any language: Key (business_id)=(…)


class Trouble(StrEnum):
    """What an exception comes from."""

    AWAY = "away"
    FULL = "full"
    TAKEN = "taken"


def trouble_of(failure: BaseException | None) -> Trouble | None:
    """What is the matter, None for everything else."""
    for cause in causes(failure):
        if isinstance(cause, OSError) and cause.errno in FULL_NUMBERS:
            return Trouble.FULL
        if isinstance(cause, Error):
            return _trouble_of_database(cause)
    return None


def causes(failure: BaseException | None) -> Iterator[BaseException]:
    """The failure, what it was raised from, and so on."""
    while failure is not None:
        yield failure
        failure = failure.__cause__


def _trouble_of_database(failure: Error) -> Trouble | None:
    state = getattr(failure.__cause__, "sqlstate", None) or ""
    name = getattr(failure.__cause__, "sqlite_errorname", "")
    if state == FULL_STATE or name == FULL_NAME:
        return Trouble.FULL
    if isinstance(failure, IntegrityError):
        return Trouble.TAKEN if state == TAKEN_STATE or name in TAKEN_NAMES else None
    if isinstance(failure, OperationalError | InterfaceError):
        # psycopg gives no state where there is no server to give one; SQLite always gives a name.
        is_away = name.startswith(AWAY_NAMES) if name else not state or state.startswith(AWAY_STATES)
        return Trouble.AWAY if is_away else None
    return None


def taken_field(failure: BaseException) -> Field | None:
    """The one column whose value somebody else has; None where it is several together, or not known."""
    table, columns = _taken_columns(failure)
    if len(columns) != 1:
        return None
    models = (model for model in apps.get_models() if model._meta.db_table == table)
    fields = (field for model in models for field in model._meta.local_concrete_fields)
    return next((field for field in fields if field.column == columns[0]), None)


def _taken_columns(failure: BaseException) -> tuple[str, list[str]]:
    cause = failure.__cause__
    told = getattr(cause, "diag", None)
    if told is not None:
        found = COLUMNS.search(told.message_detail or "")
        return told.table_name or "", found[1].split(", ") if found else []
    # SQLite: "UNIQUE constraint failed: table.column, table.column"
    pairs = [name.partition(".") for name in str(cause).rpartition(": ")[2].split(", ")]
    return pairs[0][0], [column for _table, _dot, column in pairs]
