"""What contactnotes shows on pages of other features."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.contactnotes.rules import can_write

SHORT = 5


def notes_of(context: Any) -> dict[str, Any]:
    """The newest notes on a young person that the reader may read."""
    person = context["person"]
    user = context["request"].user
    notes = ContactNote.objects.visible_to(user).filter(person=person)
    return {"notes": notes[:SHORT], "may_write": can_write(user, person)}


def way_to_write(context: Any) -> dict[str, Any]:
    """To her coach: a new note."""
    person = context["person"]
    if not can_write(context["request"].user, person):
        return {}
    return {"url": reverse("contactnotes:write", args=[person.pk]), "label": _("Write a note"), "icon": "pen"}
