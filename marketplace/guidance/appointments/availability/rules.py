"""Who may: a coach keeps her own hours, a coordinator those of the authority, administrators the closed days."""

from typing import Any

from accounts.access.rules import anyone, rule
from accounts.people.rules import is_administrator, is_coach, is_coordinator, works_with_people


@rule
def is_mine(user: Any, obj: Any) -> bool:
    """The hours or the time away are the user's own."""
    return obj is not None and obj.coach_id == user.pk


can_see_hours = works_with_people

can_add_hours = works_with_people

can_end_hours = (is_coach & is_mine) | is_coordinator

can_close_day = is_administrator

can_open_day = is_administrator

can_see_closed_days = anyone
