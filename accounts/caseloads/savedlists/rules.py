"""Who may keep lists, and whose."""

from typing import Any

from accounts.access.rules import rule
from accounts.people.rules import works_with_people


@rule
def keeps_it(user: Any, obj: Any) -> bool:
    """The list is the user's own."""
    return obj is not None and obj.keeper_id == user.pk


can_keep_list = works_with_people
can_drop_list = works_with_people & keeps_it
can_put_first = can_drop_list
