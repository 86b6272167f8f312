"""Reading writes nothing, save the trail, what the session needs, and the word to somebody who was looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

WRITES = ("INSERT", "UPDATE", "DELETE")
MAY_BE_WRITTEN_ON_READ = ("accounts_entry", "django_session", "accounts_ratelimitusage")
_tells: ContextVar[bool] = ContextVar("tells_of_a_look", default=False)


class WriteOnReadError(RuntimeError):
    """A page that only reads tried to write."""


@contextmanager
def tells_of_a_look() -> Iterator[None]:
    """Somebody is told that she was looked at: the notice belongs to the look, as its line of the trail does."""
    token = _tells.set(True)
    try:
        yield
    finally:
        _tells.reset(token)


def refuse_writes(execute: Callable, sql: str, params: Any, many: Any, context: Any) -> Any:
    """A wrapper of the database's ``execute``. Raises WriteOnReadError."""
    is_write = sql.lstrip().upper().startswith(WRITES) and not _tells.get()
    if is_write and not any(table in sql for table in MAY_BE_WRITTEN_ON_READ):
        raise WriteOnReadError(sql)
    return execute(sql, params, many, context)
