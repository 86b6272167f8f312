"""What check-ins do when a placement has moved: planned as it starts, let go as it ends."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.notices.actions import cancel_notifications
from accounts.people.models import User
from marketplace.work.listings.models import Listing
from marketplace.work.nextsteps.actions import plan, send_check_in_link
from marketplace.work.nextsteps.models import CheckIn
from marketplace.work.nextsteps.states import Party
from marketplace.work.placements.models import Placement

VERBS = ("start", "end", "stop", "cancel")


def on_placement(obj: Placement, verb: str, by: User, **_kwargs: Any) -> None:
    """A placement has begun or is over, also where a workplace stopped it."""
    if verb in VERBS:
        with across_authorities():
            plan(obj, by=by)


def on_listing(obj: Listing, verb: str, **_kwargs: Any) -> None:
    """Somebody else answers at the workplace: she gets the two questions that wait."""
    if verb != "change_contact":
        return
    with across_authorities():
        for check_in in CheckIn.objects.asked().filter(party=Party.HOST, placement__listing=obj):
            cancel_notifications(check_in, "check_in_asked", "check_in_reminder")
            send_check_in_link(check_in)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="nextsteps-placement")
    state_changed.connect(on_listing, sender=Listing, dispatch_uid="nextsteps-listing")
