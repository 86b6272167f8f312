"""Who may: she alone permits and takes back; she and her coach read and write what she permits."""

from typing import Any

from accounts.access.rules import rule, speaks_for_herself
from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_a_young_person, is_about_me, is_young


@rule
def stands(_user: Any, item: Any) -> bool:
    """The permission has not been taken back."""
    return item is not None and item.withdrawn_at is None


hers = is_young & is_about_me

can_read_own = is_young
can_allow = is_young & speaks_for_herself
can_read = is_a_young_person & supports_person
can_view = (hers | supports_person) & stands
can_write = ((hers & speaks_for_herself) | supports_person) & stands
can_withdraw = hers & stands
