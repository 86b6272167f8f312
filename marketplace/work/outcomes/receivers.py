"""What hirings do when something else moves: no work before a decision."""

from __future__ import annotations

from typing import Any

from accounts.audit.transitions import state_changed
from marketplace.work.outcomes.actions import refuse_undecided
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.states import BEFORE, PAID
from marketplace.work.placements.models import Placement


def on_placement(obj: Placement, verb: str, **_kwargs: Any) -> None:
    """A placement that is a job itself does not start before the decision on its support."""
    if verb == "start":
        for hiring in Hiring.objects.filter(placement=obj, state__in=BEFORE, kind=obj.kind, kind__in=PAID):
            refuse_undecided(hiring)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="outcomes-placement")
