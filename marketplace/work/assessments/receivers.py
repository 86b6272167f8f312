"""What assessments do when a placement is over: the workplace is asked at once."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.notices.actions import cancel_notifications
from accounts.people.models import User
from marketplace.work.assessments.actions import ASKING, request, send_link
from marketplace.work.assessments.models import Assessment
from marketplace.work.assessments.states import AssessmentState
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind
from marketplace.work.placements.models import Placement


def on_placement(obj: Placement, verb: str, by: User, **_kwargs: Any) -> None:
    """A trial has ended or was stopped: § 57 asks for the assessment either way."""
    if verb in ("end", "stop") and obj.kind == ListingKind.TRIAL:
        with across_authorities():
            request(obj, by=by)


def on_listing(obj: Listing, verb: str, **_kwargs: Any) -> None:
    """Somebody else answers at the workplace: she is asked for what has not been given."""
    if verb != "change_contact":
        return
    with across_authorities():
        for assessment in Assessment.objects.filter(placement__listing=obj, state=AssessmentState.DRAFT):
            cancel_notifications(assessment, *ASKING)
            send_link(assessment, obj.contact)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="assessments-placement")
    state_changed.connect(on_listing, sender=Listing, dispatch_uid="assessments-listing")
