"""What notices shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min

from accounts.notices.models import Notice
from accounts.notices.states import NoticeState

SHORT = 5


def parked_notices(_context: Any) -> dict[str, Any]:
    """How many messages got stuck, and since when the first one waits."""
    return Notice.objects.filter(state=NoticeState.PARKED).aggregate(count=Count("pk"), since=Min("appears_at"))
