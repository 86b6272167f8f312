"""Who may sign for an authority today."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.agreements.mandates.models import Mandate


def officials_of(authority_id: int) -> QuerySet[User]:
    """Who may sign for an authority today."""
    held = Mandate.objects.on(timezone.localdate()).filter(authority=authority_id)
    return User.objects.filter(pk__in=held.values("official"), role=Role.COORDINATOR, is_active=True)
