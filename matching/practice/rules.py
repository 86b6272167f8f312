"""Who may practise: coaches, each for herself."""

from typing import Any

from accounts.access.rules import rule
from accounts.people.rules import is_coach
from matching.practice.models import Practice


@rule
def is_own(user: Any, obj: Practice | None) -> bool:
    """The round is the user's."""
    return obj is not None and obj.coach_id == user.pk


@rule
def goes_on(_user: Any, obj: Practice | None) -> bool:
    """The round is not at its end."""
    return obj is not None and obj.ended_at is None


can_begin = is_coach
can_view = is_coach & is_own
can_answer = is_coach & is_own & goes_on
