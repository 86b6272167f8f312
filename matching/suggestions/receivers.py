"""What suggestions do when something below them has moved: fresh ones come, stale ones go."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import locked, state_changed
from accounts.people.models import User
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.guidance.profiles.states import ProfileState
from marketplace.services.events.models import Interest
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import CLOSED, ListingState
from matching.suggestions.actions import propose, withdraw
from matching.suggestions.models import Suggestion
from matching.suggestions.states import Source
from matching.suggestions.tasks import refresh_listing, refresh_person

MOST_OF_ONE_EMPLOYER = 3


def on_listing(obj: Listing, **_kwargs: Any) -> None:
    """A published listing gets suggestions; one that is not open any more loses those not yet introduced."""
    if obj.state == ListingState.PUBLISHED:
        transaction.on_commit(lambda: refresh_listing.enqueue(obj.pk))
    elif obj.state in (*CLOSED, ListingState.PAUSED):
        with across_authorities():  # the employer who closes it sees no suggestions, and they may be of any authority
            _withdraw(Suggestion.objects.open().filter(listing=obj), User.objects.system(), "listing closed")


def on_profile(obj: Profile, by: User, **_kwargs: Any) -> None:
    """A profile in use gets suggestions; a paused one, or one taken out of use for good, loses the open ones."""
    if obj.state == ProfileState.PUBLISHED:
        transaction.on_commit(lambda: refresh_person.enqueue(obj.person_id))
    elif obj.state == ProfileState.PAUSED:
        _withdraw(Suggestion.objects.open().filter(person=obj.person_id), by, "profile paused")


def on_block(obj: Block, by: User, **_kwargs: Any) -> None:
    """A blocked workplace disappears from the young person's suggestions at once."""
    rows = Suggestion.objects.open().filter(person=obj.person_id, listing__organisation=obj.organisation_id)
    _withdraw(rows, by, "blocked")


def on_interest(obj: Interest, by: User, **_kwargs: Any) -> None:
    """She liked an employer whom she met: its open places come before her coach as her wish.

    She has said yes to the employer, not to a place, so each one is still asked of her with its own ticks.
    """
    profile = Profile.objects.published().filter(person=obj.person_id).first()
    if profile is None:
        return
    for listing in Listing.objects.open().filter(organisation=obj.organisation_id)[:MOST_OF_ONE_EMPLOYER]:
        with suppress(ValidationError):  # a limit of the law or an open pair: the coach has heard of her wish anyway
            propose(profile, listing, source=Source.YOUNG, by=by)


def _withdraw(rows: Any, by: User, reason: str) -> None:
    for suggestion in locked(rows.select_related("person", "listing__organisation")):
        withdraw(suggestion, by=by, reason=reason)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_listing, sender=Listing, dispatch_uid="suggestions-listing")
    state_changed.connect(on_profile, sender=Profile, dispatch_uid="suggestions-profile")
    state_changed.connect(on_interest, sender=Interest, dispatch_uid="suggestions-interest")
    state_changed.connect(on_block, sender=Block, dispatch_uid="suggestions-block")
