"""What caseloads does when a line of the trail is written: the first one of a deputy about somebody is told to her."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from accounts.access.reading import tells_of_a_look
from accounts.audit.models import Entry
from accounts.caseloads.actions import tell_of_first_look
from accounts.people.states import Role


def on_line(instance: Entry, *, created: bool, **_kwargs: Any) -> None:
    """A look or a verb of a coach: whatever she did, she has seen whom she did it with."""
    if created and instance.person_id is not None and instance.actor.role == Role.COACH:
        with tells_of_a_look():
            tell_of_first_look(instance.person_id, deputy=instance.actor)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    post_save.connect(on_line, sender=Entry, dispatch_uid="caseloads-first-look")
