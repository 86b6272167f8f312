"""Verbs of saved lists: keep one, put it first, drop it. They are a worker's own and stand in no trail."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock
from accounts.caseloads.savedlists.models import SavedList
from accounts.people.models import User

MOST = 20  # lists of one worker


@transaction.atomic
def keep_list(*, by: User, **told: Any) -> SavedList:
    """Keep a list under a name, behind those that are there. Raises ValidationError where there are too many."""
    lock(by)
    own = SavedList.objects.visible_to(by)
    if own.count() >= MOST:
        raise ValidationError(_("You have as many lists as fit. Remove one first."), code="too_many")
    last = own.order_by("position").values_list("position", flat=True).last()
    authority: Any = by.authority  # who works with people belongs to one (``user_has_authority``)
    row = SavedList(keeper=by, authority=authority, position=0 if last is None else last + 1, **told)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def put_first(row: SavedList, *, by: User) -> None:
    """Put a list before the keeper's others."""
    lock(by)
    SavedList.objects.visible_to(by).exclude(pk=row.pk).update(position=F("position") + 1)
    row.position = 0
    row.save(update_fields=["position"])


@transaction.atomic
def drop_list(row: SavedList, *, by: User) -> None:
    """Keep a list no longer."""
    lock(by)
    row.delete()
