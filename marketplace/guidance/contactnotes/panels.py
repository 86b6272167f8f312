"""What contactnotes shows on pages of other features."""

from __future__ import annotations

from typing import Any

from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.contactnotes.rules import can_write

SHORT = 5


def notes_of(context: Any) -> dict[str, Any]:
    """The newest notes on a young person that the reader may read."""
    person = context["person"]
    user = context["request"].user
    notes = ContactNote.objects.visible_to(user).filter(person=person)
    return {"notes": notes[:SHORT], "person": person, "may_write": can_write(user, person)}
