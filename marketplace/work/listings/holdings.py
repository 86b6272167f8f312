"""What a workplace's contact holds: her places, whatever their state, for questions about them come later too."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import ngettext

from accounts.manifests import Holding, Span
from accounts.people.models import User
from marketplace.work.listings.actions import pass_on
from marketplace.work.listings.models import Listing


def _words(count: int) -> str:
    return ngettext("%(count)d place", "%(count)d places", count) % {"count": count}


def _rows(holder: User, span: Span) -> QuerySet[Listing]:
    rows = Listing.objects.filter(contact=holder)
    if span.person is not None:
        return rows.none()
    return rows if span.organisation is None else rows.filter(organisation=span.organisation)


def _pass_on(listing: Listing, to: User, by: User) -> None:
    pass_on(listing, contact=to, by=by)


PLACES = Holding(_words, _rows, pass_on=_pass_on)
