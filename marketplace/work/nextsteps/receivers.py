"""What check-ins do when a placement has moved: planned as it starts, let go as it ends."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.people.models import User
from marketplace.work.nextsteps.actions import plan
from marketplace.work.placements.models import Placement

VERBS = ("start", "end", "stop", "cancel")


def on_placement(obj: Placement, verb: str, by: User, **_kwargs: Any) -> None:
    """A placement has begun or is over, also where a workplace stopped it."""
    if verb in VERBS:
        with across_authorities():
            plan(obj, by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="nextsteps-placement")
