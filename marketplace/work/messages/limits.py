"""How many messages one person may get from another before she has answered."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.people.models import User
from marketplace.work.messages.models import Thread

UNANSWERED = 5
WITHIN = dt.timedelta(days=1)


def refuse_sixth_without_answer(thread: Thread, by: User) -> None:
    """Raises ValidationError where the writer's five newest messages of a day stand alone. Staff may always write."""
    if by.has_staff_role:
        return
    newest = list(thread.messages.order_by("-pk").values_list("writer", "sent_at")[:UNANSWERED])
    since = timezone.now() - WITHIN
    if len(newest) == UNANSWERED and all(writer == by.pk and sent > since for writer, sent in newest):
        text = _("You have written five times. Wait for an answer now; if it cannot wait, call.")
        raise ValidationError(text, code="unanswered")
