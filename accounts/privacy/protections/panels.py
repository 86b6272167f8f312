"""What extra protection shows on pages of other features."""

from __future__ import annotations

from typing import Any

from accounts.privacy.protections import rules
from accounts.privacy.protections.queries import asked_at, standing_protection


def protection_of(context: Any) -> dict[str, Any]:
    """On the page of a young person: what stands, until when, and the two switches."""
    person, reader = context["person"], context["request"].user
    protection = standing_protection(person)
    return {
        "user": reader,
        "person": person,
        "protection": protection,
        "words": protection.words if protection and rules.can_read_words(reader, protection) else "",
        "may_unprotect": rules.can_unprotect(reader, protection),
        "asked_at": None if protection else asked_at(person),
    }


def way_to_protect(context: Any) -> dict[str, Any]:
    """Among what can be done with a young person: the switch, while it is off."""
    person = context["person"]
    return {"person": person, "may_protect": rules.can_protect(context["request"].user, person)}
