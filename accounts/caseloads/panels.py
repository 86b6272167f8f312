"""What caseloads shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.queries import caseload_sizes, people_of

SHORT = 5


def number_of_people(context: Any) -> dict[str, Any]:
    """How many young people a coach supports today, deputising included."""
    number = people_of(context["request"].user).count()
    return {"number": number, "label": _("young people with you"), "url": reverse("caseloads:list")}


def sizes_by_coach(context: Any) -> dict[str, Any]:
    """How many young people each coach of the authority has, the largest caseloads first."""
    return {"coaches": caseload_sizes(context["user"])[:SHORT]}
