"""Who may, with extra protection: her coach and the coordinator switch it; she reads it and asks for it."""

from typing import Any

from accounts.access.rules import rule
from accounts.caseloads.rules import supports_person
from accounts.people.rules import is_a_young_person, is_about_me, is_coordinator, is_young, works_with_people


@rule
def is_protected(_user: Any, person: Any) -> bool:
    """Extra protection of the person stands."""
    return bool(getattr(person, "is_safety_flagged", False))


@rule
def protects_still(_user: Any, protection: Any) -> bool:
    """Nobody has switched it off."""
    return protection is not None and protection.ended_at is None


@rule
def is_unprotected_herself(user: Any, _obj: Any) -> bool:
    """The user has no extra protection."""
    return not user.is_safety_flagged


can_protect = is_a_young_person & (supports_person | is_coordinator) & ~is_protected
can_view = is_about_me | supports_person | is_coordinator
can_read_words = is_about_me | supports_person
can_renew = (supports_person | is_coordinator) & protects_still
can_unprotect = can_renew
can_list = is_young | works_with_people
can_ask_protection = is_young & is_unprotected_herself
