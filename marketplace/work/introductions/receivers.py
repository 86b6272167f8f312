"""What introductions do when something below them has moved: nobody waits for a place that is gone."""

from __future__ import annotations

from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import locked
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.models import User
from accounts.privacy.models import Consent, Purpose
from marketplace.guidance.profiles.models import Block
from marketplace.work.introductions.actions import close, close_all_of, withdraw
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import WAITING, IntroductionState
from marketplace.work.listings.actions import withdraw as withdraw_listing
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import CLOSED, MOVES

OPEN_TO_ANSWER = (*WAITING, IntroductionState.SILENT)


def on_listing(thing: Listing, by: User, **_kwargs: Any) -> None:
    """A listing that closed: everybody who waits for its answer, of whichever authority, is told."""
    if thing.state not in CLOSED:
        return
    with across_authorities():
        for waiting in locked(Introduction.objects.filter(listing=thing, state__in=OPEN_TO_ANSWER)):
            close(waiting, reason="listing closed", by=by)


def on_organisation(thing: Organisation, by: User, **_kwargs: Any) -> None:
    """A banned employer: its places go, what it has open with young people ends at once."""
    if thing.state != OrganisationState.BANNED:
        return
    with across_authorities():
        listings = locked(Listing.objects.filter(organisation=thing, state__in=MOVES["withdraw"].sources))
        close_all_of(thing, reason="employer banned", by=by)
        for listing in listings:
            withdraw_listing(listing, reason="employer banned", by=by)


def on_block(thing: Block, by: User, **_kwargs: Any) -> None:
    """A workplace that the young person blocks sees nothing of her on its next request."""
    rows = Introduction.objects.live().filter(person=thing.person_id, organisation=thing.organisation_id)
    for introduction in locked(rows):
        withdraw(introduction, by=by)


def on_consent(thing: Consent, by: User, **_kwargs: Any) -> None:
    """The young person takes back that her details may be given: what is open at that place ends."""
    if thing.purpose != Purpose.RELEASE:
        return
    for introduction in locked(Introduction.objects.live().filter(person=thing.person_id)):
        if thing.about in ("", f"listing {introduction.listing_id}"):
            withdraw(introduction, by=by)


def on_person(thing: User, verb: str, by: User, **_kwargs: Any) -> None:
    """Somebody is being erased: no workplace keeps waiting for her, no place stays open that nobody answers for."""
    if verb != "erase":
        return
    for introduction in locked(Introduction.objects.live().filter(person=thing)):
        withdraw(introduction, by=by)
    with across_authorities():
        for listing in locked(Listing.objects.filter(contact=thing).select_related("organisation")):
            _find_new_contact(listing, thing, by)


def _find_new_contact(listing: Listing, leaving: User, by: User) -> None:
    colleagues = listing.organisation.memberships.filter(ended_on__isnull=True, person__is_active=True)
    colleague = colleagues.exclude(person=leaving).first()
    if colleague:
        Listing.objects.filter(pk=listing.pk).update(contact=colleague.person_id)
    elif listing.state in MOVES["withdraw"].sources:
        withdraw_listing(listing, reason="employer left", by=by)
