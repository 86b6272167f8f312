"""What privacy shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.access.models import Authority
from accounts.manifests import page


def unwritten_controllers(_context: Any) -> dict[str, Any]:
    """Authorities that the privacy notice cannot name in full yet, for the administrator."""
    unwritten = [one for one in Authority.objects.all() if one.unwritten]
    return {"authorities": [(page("authority", one.pk), one) for one in unwritten]}
