"""What agreements do when something below them has moved."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from accounts.audit.transitions import state_changed
from marketplace.work.agreements.actions import withdraw
from marketplace.work.placements.models import Placement


def on_placement(obj: Placement, verb: str, by: Any, **_kwargs: Any) -> None:
    """A placement that is over or never starts leaves no version that somebody could still sign."""
    if verb in {"end", "stop", "cancel"}:
        for version in obj.agreements.open():
            withdraw(version, reason=_("The placement is over."), by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="agreements-placement")
