"""Who may: she writes and decides what is shared; her coach reads what is."""

from typing import Any

from accounts.access.rules import rule, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_about_me, is_young
from marketplace.work.placements.states import OVER, PlacementState


@rule
def is_shared(_user: Any, entry: Any) -> bool:
    """She shows this day to her coach."""
    return entry is not None and entry.is_shared


@rule
def has_days(_user: Any, placement: Any) -> bool:
    """The placement goes on, or is over and its last days may still be missing."""
    return placement is not None and placement.state in (PlacementState.RUNNING, *OVER)


hers = is_young & is_about_me

can_read_diary = hers & has_days
can_write = hers & has_days
can_view = hers | (supports_person & is_shared)
can_add = hers
can_share = hers & speaks_for_herself
can_hide = hers
can_remove = hers
