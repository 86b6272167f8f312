"""Files that belong to rows: whole or not there, and gone again where their row was not saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from django.core.files.storage import FileSystemStorage

_written: ContextVar[list[tuple[FileSystemStorage, str]] | None] = ContextVar("written", default=None)


class WholeFileStorage(FileSystemStorage):
    """Leaves no half of a file on a disk that is full."""

    def _save(self, name: str, content: Any) -> str:
        try:
            kept: str = super()._save(name, content)  # type: ignore[misc]
        except OSError:
            with suppress(OSError):
                self.delete(name)  # the name was free, so what is there is the half
            raise
        written = _written.get()
        if written is not None:
            written.append((self, kept))
        return kept


@contextmanager
def no_file_left_behind() -> Iterator[None]:
    """Delete what was written inside when it raises; stands around the transaction, as a block or a decorator."""
    outer, mine = _written.get(), list[tuple[FileSystemStorage, str]]()
    token = _written.set(mine)
    try:
        yield
    except BaseException:
        for storage, name in mine:
            with suppress(OSError):
                storage.delete(name)
        raise
    finally:
        _written.reset(token)
    if outer is not None:
        outer.extend(mine)  # the whole may fail later
