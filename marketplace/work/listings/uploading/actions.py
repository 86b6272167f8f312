"""A table of places becomes drafts: first a look that writes nothing, then the rows that are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.organisations.models import Organisation
from accounts.people.models import User
from marketplace.work.listings.actions import write
from marketplace.work.listings.importing.files import Raw
from marketplace.work.listings.importing.rows import facts_of
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import CLOSED, Aim, ListingKind

MOST_ROWS = 100


@dataclass
class LookedAtRow:
    """A row: where it stands, its words, the place it makes or what is wrong by column, what was filled in."""

    place: str
    values: dict[str, str]
    listing: Listing | None = None
    errors: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What is wrong, each with the name of its column for the reader."""
        names = {one.name: str(one.verbose_name) for one in Listing._meta.fields}
        return [(names.get(name, ""), text) for name, text in self.errors.items()]


def look_at_rows(rows: Iterable[Raw], organisation: Organisation, *, by: User) -> Iterator[LookedAtRow]:
    """What would become of each row; nothing is written. Raises ValidationError for more than ``MOST_ROWS`` rows."""
    there = Listing.objects.filter(organisation=organisation).exclude(state__in=CLOSED)
    seen = set(there.values_list("title", "municipality", "kind"))
    for number, raw in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise ValidationError(_("A table has at most %(most)s places.") % {"most": MOST_ROWS}, code="too_many")
        yield _look_at(raw, Listing(organisation=organisation, contact=by), seen)


@transaction.atomic
def take_rows(rows: Iterable[dict[str, str]], organisation: Organisation, *, by: User) -> int:
    """Write a draft of each row. Returns how many. Raises ValidationError where one of them is not right any more."""
    looked_at = list(look_at_rows((Raw("", values) for values in rows), organisation, by=by))
    for row in looked_at:
        if row.listing is None:
            raise ValidationError(_("Something has changed since you looked. Send the table again."), code="changed")
        write(row.listing, by=by)
    return len(looked_at)


def _look_at(raw: Raw, listing: Listing, seen: set[tuple[str, str, str]]) -> LookedAtRow:
    row = LookedAtRow(raw.place, raw.values)
    if raw.broken:
        row.errors[""] = raw.broken
        return row
    try:
        _fill(listing, facts_of(raw.values, row.notes))
    except ValidationError as error:
        row.errors = {name: " ".join(texts) for name, texts in error.message_dict.items()}
        return row
    about = (listing.title, listing.municipality_id, listing.kind)
    if about in seen:
        row.errors["title"] = _("You have this place already.")
    else:
        seen.add(about)
        row.listing = listing
    return row


def _fill(listing: Listing, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(listing, name, value)
    if listing.kind == ListingKind.TRIAL and not listing.aim:
        listing.aim = Aim.EXPLORE
    listing.authority = listing.municipality.authority
    listing.full_clean()
