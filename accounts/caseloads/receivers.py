"""What caseloads does when a line of the trail is written: the first one of a deputy about somebody is told to her."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save

from accounts.access.reading import tells_of_a_look
from accounts.audit.models import Entry
from accounts.audit.transitions import looks_logged
from accounts.caseloads.actions import tell_of_first_look
from accounts.caseloads.notices import tell_of_way_in
from accounts.caseloads.queries import stands_in_today
from accounts.people.states import Role

WAYS_IN = {  # verb in the trail → what she is told
    "people.accept": "invitation_used",
    "people.come_in": "came_in_beside_coach",
    "people.set_own_way": "own_way_set",
}


def on_line(instance: Entry, *, created: bool, **_kwargs: Any) -> None:
    """A look or a verb of a coach: whatever she did, she has seen whom she did it with."""
    if created and instance.person_id is not None and instance.actor.role == Role.COACH:
        with tells_of_a_look():
            tell_of_first_look(instance.person_id, deputy=instance.actor)


def on_looks(entries: Iterable[Entry], by: Any, **_kwargs: Any) -> None:
    """A page about several young people: each of those in whose coach's place the reader stands is told."""
    if by.role == Role.COACH and stands_in_today(by):
        for entry in entries:
            on_line(entry, created=True)


def on_way_in(instance: Entry, *, created: bool, **_kwargs: Any) -> None:
    """Somebody came in by a coach's hand, or set a way in: she is told, whoever held the phone."""
    name = WAYS_IN.get(instance.verb)
    if created and name and instance.person is not None:
        tell_of_way_in(instance.person, name)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    post_save.connect(on_line, sender=Entry, dispatch_uid="caseloads-first-look")
    looks_logged.connect(on_looks, sender=Entry, dispatch_uid="caseloads-first-looks")
    post_save.connect(on_way_in, sender=Entry, dispatch_uid="caseloads-way-in")
