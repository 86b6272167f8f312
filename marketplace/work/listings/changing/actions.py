"""Changing a place on show: who relied on the old words hears it, and a coach reads again what asks for it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log, state_changed
from accounts.people.models import User
from marketplace.work.listings.actions import change_contact, reread, searchable_text
from marketplace.work.listings.limits import refuse_unlawful
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ON_SHOW, ListingKind
from marketplace.work.listings.wording import FIELDS, flagged_phrases

# Whether a business is one and no job in disguise is for a coach to say (380/2023 § 99).
READ_EVERY_TIME = (ListingKind.BUSINESS,)


@transaction.atomic
def amend(listing: Listing, *, reason: str = "", contact: User | None = None, by: User, **facts: Any) -> Listing:
    """Change a place on show; nobody who waits is let go. Who has said yes hears what is other than it was.

    ``facts``: fields and their values as they should be. ``reason``: why doubtful phrases stay. The signal brings
    ``changed``, the names of the fields that are other than before.

    Raises ValidationError for a place that is not on show, for seats that are taken already, for what the law asks,
    and for doubtful phrases that are kept without a reason.
    """
    lock(listing)
    if listing.state not in ON_SHOW:
        raise ValidationError(_("This place is not open any more."), code="place_closed")
    changed = tuple(name for name, value in facts.items() if getattr(listing, name) != value)
    if changed:
        for name in changed:
            setattr(listing, name, facts[name])
        _refuse_misfits(listing)
        _save(listing, changed, reason, by)
    if contact is not None:
        change_contact(listing, contact=contact, by=by)
    return listing


def _refuse_misfits(listing: Listing) -> None:
    if listing.seats <= listing.seats_taken:
        taken = listing.seats_taken
        message = _("Seats that are taken: %(taken)s. Leave at least one more, or close the place as filled.")
        raise ValidationError({"seats": message % {"taken": taken}})
    refuse_unlawful(listing)


def _save(listing: Listing, changed: tuple[str, ...], reason: str, by: User) -> None:
    are_words_new = not set(changed).isdisjoint(FIELDS)
    is_doubtful = are_words_new and bool(flagged_phrases(listing))
    if is_doubtful and not reason.strip():
        raise ValidationError({"reason": _("Change the words that were noticed, or say why they stay.")}, "kept_words")
    listing.search_text = searchable_text(listing)
    if listing.least_hours is not None:
        listing.least_hours = min(listing.least_hours, listing.hours_per_week)
    listing.save(update_fields=[*changed, "search_text", "least_hours"])
    entry = log(listing, "amend", by=by, reason=reason)
    state_changed.send(Listing, obj=listing, verb="amend", by=by, entry=entry, changed=changed)
    if is_doubtful or (are_words_new and listing.kind in READ_EVERY_TIME):
        reread(listing, reason=reason, by=by)
