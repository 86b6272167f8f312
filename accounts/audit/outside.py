"""Lines that are kept outside of the database: whoever changes the tables, or restores an old copy, leaves them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO, Any

import structlog
from django.conf import settings
from django.db import transaction

log = structlog.get_logger("security")


def private_file(path: Path) -> IO[str]:
    """A new text file, in the place of one that is there, that only its owner can read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8")


def file_of(name: str) -> Path:
    """The file of one kind of line."""
    return Path(settings.OUTSIDE_DIR) / f"{name}.jsonl"


def keep(name: str, line: dict[str, Any]) -> None:
    """After the commit, write a line to the log and to the end of its file; it is on the disk when this returns.

    A disk that is full undoes nothing: the line of the log is written first, the failure is logged too.
    """
    transaction.on_commit(lambda: _keep(name, line), robust=True)


def _keep(name: str, line: dict[str, Any]) -> None:
    log.info(name, **line)
    path = file_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # One write to a file opened for appending: lines of several processes never run into each other.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "wb", buffering=0) as file:
        file.write(json.dumps(line).encode() + b"\n")
        os.fsync(file.fileno())


def kept(*paths: Path) -> list[dict[str, Any]]:
    """All lines of files, oldest first in each; also the lines of a log, of which only these facts are read."""
    return [
        json.loads(line) for path in paths if path.exists() for line in path.read_text("utf-8").splitlines() if line
    ]
