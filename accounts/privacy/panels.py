"""What privacy shows on pages of other features."""

from __future__ import annotations

from typing import Any


def periods(_context: Any) -> dict[str, Any]:
    """The way to the page: counting takes a look at every table, so it waits until somebody wants it."""
    return {}
