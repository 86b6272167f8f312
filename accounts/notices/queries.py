"""Reads of notices: with their words, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accounts.notices.models import Notice
from accounts.notices.words import words_of


def with_words(notices: Iterable[Notice]) -> list[Any]:
    """Put ``subject`` and ``text`` beside each notice, in its reader's language."""
    rows: list[Any] = list(notices)
    for notice in rows:
        notice.subject, notice.text = words_of(notice)
    return rows


def unread_count(user: Any) -> int:
    """How many notices a user has not opened yet; counted once for each request, which has a user of its own."""
    known = getattr(user, "_unread_notices", None)
    if known is None:
        known = user._unread_notices = user.notices.unread().count()
    return known
