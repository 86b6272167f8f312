"""Verbs of bookmarks: keep a reminder and a mark, mark as not seen. They are a coach's own and stand in no trail."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.audit.transitions import lock
from accounts.caseloads.bookmarks.models import Bookmark
from accounts.people.models import User


@transaction.atomic
def keep_bookmark(person: User, *, mark: str, note: str, remind_on: dt.date | None, by: User) -> None:
    """Keep what a coach wants to be reminded of; nothing at all takes it away."""
    lock(person)
    row = _row_of(person, by)
    row.mark, row.note, row.remind_on = mark, note, remind_on
    if any((mark, note, remind_on, row.unread_at)):
        row.full_clean()
        row.save()
    elif row.pk:
        row.delete()


@transaction.atomic
def mark_unread(person: User, *, by: User) -> None:
    """Show a young person as not seen, until her page is opened again."""
    lock(person)
    row = _row_of(person, by)
    row.unread_at = timezone.now()
    row.save()


def _row_of(person: User, coach: User) -> Bookmark:
    known = Bookmark.objects.filter(person=person, coach=coach).first()
    authority: Any = person.authority  # a young person has one (``user_has_authority``)
    return known or Bookmark(person=person, coach=coach, authority=authority)
