"""What introductions do when something below them has moved: nobody waits for a place that is gone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import locked, state_changed
from accounts.organisations.models import Organisation
from accounts.organisations.queries import possible_contacts
from accounts.organisations.states import OrganisationState
from accounts.people.models import User
from accounts.privacy.models import Consent, Purpose
from marketplace.guidance.profiles.models import Block
from marketplace.work.introductions.actions import close, close_all_of, follow_contact, tell_of_change, withdraw
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import OPEN_TO_ANSWER
from marketplace.work.listings.actions import change_contact
from marketplace.work.listings.actions import withdraw as withdraw_listing
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import CLOSED, TRANSITIONS

TOLD_WITH = ("person", "listing", "organisation")


def on_listing(obj: Listing, verb: str, changed: Collection[str] = (), **_kwargs: Any) -> None:
    """A listing that changed or closed: everybody who said yes, of whichever authority, is told."""
    if verb == "amend":
        with across_authorities():
            for live in Introduction.objects.live().filter(listing=obj).select_related(*TOLD_WITH):
                tell_of_change(live, changed)
    if verb == "change_contact":
        with across_authorities():
            for live in Introduction.objects.live().filter(listing=obj).select_related("listing__contact"):
                follow_contact(live)
    if obj.state not in CLOSED:
        return
    with across_authorities():
        for waiting in locked(Introduction.objects.filter(listing=obj, state__in=OPEN_TO_ANSWER)):
            close(waiting, reason="listing closed", words=obj.parting_words, by=User.objects.system())


def on_organisation(obj: Organisation, by: User, **_kwargs: Any) -> None:
    """A banned employer: its places go, what it has open with young people ends at once."""
    if obj.state != OrganisationState.BANNED:
        return
    with across_authorities():
        listings = locked(Listing.objects.filter(organisation=obj, state__in=TRANSITIONS["withdraw"].sources))
        close_all_of(obj, reason="employer banned", by=User.objects.system())
        for listing in listings:
            withdraw_listing(listing, reason="employer banned", by=by)


def on_block(obj: Block, by: User, **_kwargs: Any) -> None:
    """A workplace that the young person blocks sees nothing of her on its next request."""
    rows = Introduction.objects.live().filter(person=obj.person_id, organisation=obj.organisation_id)
    for introduction in locked(rows):
        withdraw(introduction, by=by)


def on_consent(obj: Consent, by: User, **_kwargs: Any) -> None:
    """The young person takes back that her details may be given: what is open at that place ends."""
    if obj.purpose != Purpose.RELEASE:
        return
    for introduction in locked(Introduction.objects.live().filter(person=obj.person_id)):
        if obj.about in ("", f"listing {introduction.listing_id}"):
            withdraw(introduction, by=by)


def on_person(obj: User, verb: str, by: User, **_kwargs: Any) -> None:
    """Somebody is being erased: no workplace keeps waiting for her, no place stays open that nobody answers for."""
    if verb != "erase":
        return
    for introduction in locked(Introduction.objects.live().filter(person=obj)):
        withdraw(introduction, by=by)
    with across_authorities():
        for listing in locked(Listing.objects.filter(contact=obj).select_related("organisation")):
            _find_new_contact(listing, obj, by)


def _find_new_contact(listing: Listing, leaving: User, by: User) -> None:
    colleague = possible_contacts(listing.organisation).exclude(pk=leaving.pk).order_by("pk").first()
    if colleague:
        change_contact(listing, contact=colleague, by=by)
    elif listing.state in TRANSITIONS["withdraw"].sources:
        withdraw_listing(listing, reason="employer left", by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_listing, sender=Listing, dispatch_uid="introductions-listing")
    state_changed.connect(on_organisation, sender=Organisation, dispatch_uid="introductions-employer")
    state_changed.connect(on_block, sender=Block, dispatch_uid="introductions-block")
    state_changed.connect(on_consent, sender=Consent, dispatch_uid="introductions-consent")
    state_changed.connect(on_person, sender=User, dispatch_uid="introductions-person")
