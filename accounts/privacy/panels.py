"""What privacy shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.access.models import Authority


def periods(_context: Any) -> dict[str, Any]:
    """The way to the page: counting takes a look at every table, so it waits until somebody wants it."""
    return {}


def unwritten_controllers(_context: Any) -> dict[str, Any]:
    """Authorities that the privacy notice cannot name in full yet, for the administrator."""
    return {"authorities": [one for one in Authority.objects.all() if one.unwritten]}
