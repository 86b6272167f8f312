"""Who may sign for an authority today."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.agreements.mandates.models import Mandate


def officials_of(authority_id: int) -> QuerySet[User]:
    """Who may sign for an authority today."""
    held = Mandate.objects.on(timezone.localdate()).filter(authority=authority_id)
    return User.objects.filter(pk__in=held.values("official"), role=Role.COORDINATOR, is_active=True)


def mandates_of_authority(reader: Any) -> QuerySet[Mandate]:
    """Who may sign, or once might, for the authority of a worker."""
    return Mandate.objects.filter(authority=reader.authority_id)
