"""Verbs on what waits: remind whoever has the turn."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.audit.transitions import log
from accounts.notices.actions import notify
from accounts.notices.models import Notice
from accounts.people.models import User
from accounts.ratelimits.actions import consume
from accounts.worklist.queries import REMINDER, WorkItem, item_of_holder


@transaction.atomic
def remind(item: WorkItem, *, by: User) -> Notice:
    """Ask whoever has the turn once more, in the words of her own list; once a day for each thing.

    Raises ValidationError where it waits for nobody who has an account, or her own list does not hold it any more.
    """
    holder = item.task.waits_for
    hers = item_of_holder(item) if holder else None
    if holder is None or hers is None:
        raise ValidationError(_("This does not wait for anybody any more."), code="move_refused")
    consume("reminder", key=f"{item.row.queue} {item.row.pk}")
    with translation.override(holder.language):
        what = str(hers.task.what)
    notice = notify(holder, REMINDER, about=item.obj, link=hers.task.url, who=by.full_name, what=what)
    log(notice, "remind", by=by)
    return notice
