"""What the chain shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.chain.models import TrailLink


def trail(_context: Any) -> dict[str, Any]:
    """The last link."""
    return {"last": TrailLink.objects.last()}
