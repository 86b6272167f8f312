"""A place that is being written: what it starts from, and where a visitor's one waits until there is an account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict

from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import last_listing

SESSION = "listing_draft"
USUAL_HOURS = 30
TAKEN_OVER = (
    "street", "municipality_id", "hours_per_week", "guide_name", "mornings", "days", "evenings", "nights", "weekends",
    "nearest_stop", "accessibility",
)  # fmt: skip


def organisation_of(user: Any) -> Organisation | None:
    """The employer for which a person writes: that of the last place, else the first one; none that was shut out."""
    if not user.is_authenticated:
        return None
    own = Organisation.objects.of(user).exclude(state=OrganisationState.BANNED)
    last = last_listing(user)
    return own.filter(pk=last.organisation_id).first() or own.first() if last else own.first()


def blank_listing(kind: str, user: Any) -> Listing:
    """An unsaved place of a kind with what the employer wrote last time: address, hours, guide."""
    listing = Listing(kind=kind, hours_per_week=USUAL_HOURS)
    organisation = organisation_of(user)
    if organisation is None:
        return listing
    listing.organisation, listing.contact = organisation, user
    listing.street, listing.municipality = organisation.street, organisation.municipality
    last = last_listing(user)
    if last:
        for name in TAKEN_OVER:
            setattr(listing, name, getattr(last, name))
    return listing


def keep(request: HttpRequest, kind: str) -> None:
    """Keep what was typed in the session: nothing is lost on the way to an account."""
    typed = {name: values for name, values in request.POST.lists() if name not in {"csrfmiddlewaretoken", "form_key"}}
    request.session[SESSION] = {"kind": kind, "typed": typed}


def kept(request: HttpRequest) -> tuple[str, QueryDict] | None:
    """Kind and form data of the place that waits in the session, None where there is none."""
    draft = request.session.get(SESSION)
    if not draft:
        return None
    typed = QueryDict(mutable=True)
    for name, values in draft["typed"].items():
        typed.setlist(name, values)
    return draft["kind"], typed


def drop(request: HttpRequest) -> None:
    """The place is saved now: forget the session's copy."""
    request.session.pop(SESSION, None)
