"""Who may throw a kept text away."""

from __future__ import annotations

from typing import Any

from accounts.access.rules import rule


@rule
def is_own(user: Any, text: Any) -> bool:
    """Only whoever typed it."""
    return bool(text and user.is_authenticated and text.person_id == user.pk)


can_discard = is_own
