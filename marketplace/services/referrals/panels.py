"""What referrals shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.services.referrals.queries import shown
from marketplace.services.referrals.rules import can_propose

SHORT = 5


def referrals_of(context: Any) -> dict[str, Any]:
    """The latest referrals of one young person, for her coach's page about her."""
    person = context["person"]
    reader = context["request"].user
    rows = shown(reader).filter(person=person)
    return {"referrals": rows[:SHORT], "may_propose": can_propose(reader, person)}


def way_to_propose(context: Any) -> dict[str, Any]:
    """To her coach: suggest a service."""
    person = context["person"]
    if not can_propose(context["request"].user, person):
        return {}
    return {"url": reverse("referrals:propose", args=[person.pk]), "label": _("Suggest a service"), "icon": "heart"}
