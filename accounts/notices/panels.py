"""What notices shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.notices.queries import with_words

SHORT = 5


def my_notices(context: Any) -> dict[str, Any]:
    """The newest messages that the reader has not read."""
    unread = context["user"].notices.unread()
    return {"notices": with_words(unread[:SHORT]), "count": unread.count()}
