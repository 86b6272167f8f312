"""What jobs show on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.notices.jobs.queries import broken_runs


def broken_jobs(_context: Any) -> dict[str, Any]:
    """How many jobs went wrong when they ran last."""
    return {"count": broken_runs().count()}
