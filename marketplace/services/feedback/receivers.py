"""What feedback does when a thing has come to an end: the person is asked about it."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.people.states import Role
from marketplace.services.feedback.actions import ask
from marketplace.services.feedback.states import ASKED_AFTER


def on_state_changed(obj: Any, verb: str, **_kwargs: Any) -> None:
    """Ask the young person whom the thing is about; those without an account here are not asked."""
    kind = ASKED_AFTER.get((obj._meta.label_lower, verb))
    person = getattr(obj, "person", None) if kind else None
    if kind and person is not None and person.is_active and person.role == Role.YOUNG:
        with across_authorities():
            ask(obj, kind=kind, person=person)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_state_changed, dispatch_uid="feedback-anything")
