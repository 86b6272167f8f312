"""What assessments do when a placement is over: the workplace is asked at once."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.people.models import User
from marketplace.work.assessments.actions import request
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import Placement


def on_placement(obj: Placement, verb: str, by: User, **_kwargs: Any) -> None:
    """A trial has ended or was stopped: § 57 asks for the assessment either way."""
    if verb in ("end", "stop") and obj.kind == ListingKind.TRIAL:
        with across_authorities():
            request(obj, by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="assessments-placement")
