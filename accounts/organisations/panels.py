"""What organisations shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.organisations.models import Organisation

SHORT = 5


def my_organisations(context: Any) -> dict[str, Any]:
    """The workplaces that the reader acts for, with their check."""
    return {"organisations": Organisation.objects.of(context["user"])[:SHORT]}
