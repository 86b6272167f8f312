"""What the drop-in does when a person leaves: her visits stay counted and are nobody's."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.people.models import User
from marketplace.services.dropins.models import Visit


def on_person(obj: User, verb: str, **_kwargs: Any) -> None:
    """The link between a visit and a person is cut before her data is erased."""
    if verb == "erase":
        with across_authorities():
            Visit.objects.filter(person=obj).update(person=None, nickname="")


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_person, sender=User, dispatch_uid="dropins-person")
