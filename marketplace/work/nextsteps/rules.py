"""Who may: each side answers its own check-in, the coach chooses what comes next."""

from typing import Any

from accounts.access.rules import rule, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from accounts.people.rules import is_about_me, is_coach, is_young
from marketplace.work.nextsteps.states import Party
from marketplace.work.placements.states import OVER, PlacementState


@rule
def asks_young(_user: Any, check_in: Any) -> bool:
    """The check-in asks the young person."""
    return check_in is not None and check_in.party == Party.YOUNG


@rule
def asks_host(_user: Any, check_in: Any) -> bool:
    """The check-in asks the workplace."""
    return check_in is not None and check_in.party == Party.HOST


@rule
def has_begun(_user: Any, placement: Any) -> bool:
    """The placement is going on or is over."""
    return placement is not None and placement.state in (PlacementState.RUNNING, *OVER)


@rule
def owns_it(user: Any, step: Any) -> bool:
    """The user takes care of the step."""
    return step is not None and step.owner_id == user.pk


hers = is_young & is_about_me


@rule
def is_with_us(_user: Any, obj: Any) -> bool:
    """The young person has not left."""
    return obj is not None and obj.person.is_active


@rule
def has_been_asked(_user: Any, follow_up: Any) -> bool:
    """The question has been sent."""
    return follow_up is not None and follow_up.asked_at is not None


can_answer = (asks_young & hers & speaks_for_herself) | (asks_host & acts_for)
can_answer_by_link = can_answer & is_with_us
can_follow_up_by_link = hers & has_been_asked
can_view_check_in = can_answer | supports_person
can_view_options = supports_person
can_choose = supports_person & has_begun
can_view = hers | supports_person | (is_coach & owns_it)
can_finish = supports_person | (is_coach & owns_it)
can_withdraw = can_finish
