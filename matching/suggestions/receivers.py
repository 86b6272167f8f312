"""What suggestions do when something below them has moved: fresh ones come, stale ones go."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import locked
from accounts.people.models import User
from marketplace.listings.models import Listing
from marketplace.listings.states import CLOSED, ListingState
from marketplace.profiles.models import Block, Profile
from marketplace.profiles.states import ProfileState
from matching.suggestions.actions import withdraw
from matching.suggestions.models import Suggestion
from matching.suggestions.tasks import refresh_listing, refresh_person


def on_listing(thing: Listing, by: User, **_kwargs: Any) -> None:
    """A published listing gets suggestions; one that is not open any more loses those not yet introduced."""
    if thing.state == ListingState.PUBLISHED:
        transaction.on_commit(lambda: refresh_listing.enqueue(thing.pk))
    elif thing.state in (*CLOSED, ListingState.PAUSED):
        with across_authorities():  # the employer who closes it sees no suggestions, and they may be of any authority
            _withdraw(Suggestion.objects.open().filter(listing=thing), by, "listing closed")


def on_profile(thing: Profile, by: User, **_kwargs: Any) -> None:
    """A profile in use gets suggestions; a paused one, or one taken out of use for good, loses the open ones."""
    if thing.state == ProfileState.PUBLISHED:
        transaction.on_commit(lambda: refresh_person.enqueue(thing.person_id))
    elif thing.state == ProfileState.PAUSED:
        _withdraw(Suggestion.objects.open().filter(person=thing.person_id), by, "profile paused")


def on_block(thing: Block, by: User, **_kwargs: Any) -> None:
    """A blocked workplace disappears from the young person's suggestions at once."""
    rows = Suggestion.objects.open().filter(person=thing.person_id, listing__organisation=thing.organisation_id)
    _withdraw(rows, by, "blocked")


def _withdraw(rows: Any, by: User, reason: str) -> None:
    for suggestion in locked(rows.select_related("person", "listing__organisation")):
        withdraw(suggestion, by=by, reason=reason)
