"""Who may: anybody asks; coaches of the authority take a request, and only who has taken it says how it went."""

from typing import Any

from django.utils import timezone

from accounts.access.rules import anyone, rule
from accounts.people.rules import is_coach, is_coordinator, works_with_people


@rule
def has_taken_it(user: Any, call_request: Any) -> bool:
    """The user is the coach who calls."""
    return call_request is not None and call_request.taken_by_id == user.pk


@rule
def is_overdue(_user: Any, call_request: Any) -> bool:
    """The promised day is over: who has taken the call may be ill, so a colleague can have it."""
    return call_request is not None and call_request.promised_on < timezone.localdate()


can_ask = anyone
can_list = works_with_people
can_view = works_with_people
can_take = is_coach
can_call = is_coach & has_taken_it
can_welcome = can_call
can_put_back = can_call | is_coordinator | (is_coach & is_overdue)
can_withdraw = works_with_people
