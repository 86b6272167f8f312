"""What agreements do when something below them has moved."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from marketplace.work.agreements.actions import withdraw
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.actions import send_link
from marketplace.work.agreements.signing.queries import unsigned_sides
from marketplace.work.agreements.states import AgreementState, Party
from marketplace.work.listings.models import Listing
from marketplace.work.placements.models import Placement


def on_placement(obj: Placement, verb: str, by: Any, **_kwargs: Any) -> None:
    """A placement that is over or never starts leaves no version that somebody could still sign."""
    if verb in {"end", "stop", "cancel"}:
        for version in obj.agreements.open():
            withdraw(version, reason=_("The placement is over."), by=by)


def on_listing(obj: Listing, verb: str, **_kwargs: Any) -> None:
    """Somebody else answers at the workplace: she gets the link to what its side has not signed."""
    if verb != "change_contact":
        return
    with across_authorities():
        for version in Agreement.objects.filter(placement__listing=obj, state=AgreementState.OUT):
            if Party.HOST in unsigned_sides(version):
                send_link(version, Party.HOST)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="agreements-placement")
    state_changed.connect(on_listing, sender=Listing, dispatch_uid="agreements-listing")
