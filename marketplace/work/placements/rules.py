"""Who may, with a placement: the coach agrees and ends, everybody in it may stop it."""

from typing import Any

from accounts.access.rules import rule
from accounts.caseloads.rules import supports_person
from accounts.organisations.rules import acts_for
from accounts.people.rules import is_about_me, is_coordinator, is_young
from marketplace.work.placements.states import LIVE


@rule
def is_live(_user: Any, placement: Any) -> bool:
    """The placement has not ended."""
    return placement is not None and placement.state in LIVE


hers = is_young & is_about_me

can_view = hers | acts_for | supports_person | is_coordinator
can_draft = supports_person
can_edit = supports_person & is_live
can_agree = supports_person
can_start = supports_person
can_end = supports_person
can_stop = hers | acts_for | supports_person
can_cancel = supports_person
can_answer = hers | supports_person
