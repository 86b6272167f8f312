"""Who may, with mandates: administrators give and end them; who holds one signs."""

from typing import Any

from django.utils import timezone

from accounts.access.rules import rule
from accounts.people.rules import is_administrator, is_coordinator
from marketplace.work.agreements.mandates.models import Mandate

can_list_mandates = is_coordinator | is_administrator
can_give_mandate = is_administrator
can_end_mandate = is_administrator


@rule
def has_mandate(user: Any, _obj: Any) -> bool:
    """The user may sign for the authority today."""
    return Mandate.objects.on(timezone.localdate()).filter(official=user).exists()
