"""What of places waits for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import own_listings
from marketplace.work.listings.states import ListingState

ASKED_DAYS = 14  # before a place goes stale its employer finds the question on the list


def _returned(reader: Any) -> Any:
    return own_listings(reader).filter(state__in=[ListingState.RETURNED, ListingState.DRAFT])


def _mend(row: Listing, _reader: Any) -> Task:
    if row.state == ListingState.DRAFT:
        return Task(_("Write your place to the end"), row.get_absolute_url(), about=row.title)
    return Task(_("The coach asks you to change your place"), row.get_absolute_url(), about=row.title)


def _stale(reader: Any) -> Any:
    soon = timezone.localdate() + dt.timedelta(days=ASKED_DAYS)
    return own_listings(reader).filter(state=ListingState.PUBLISHED, refresh_by__lte=soon)


def _refresh(row: Listing, _reader: Any) -> Task:
    return Task(_("Is your place still open?"), row.get_absolute_url(), about=row.title)


def _submitted(reader: Any) -> Any:
    return own_listings(reader).filter(state=ListingState.SUBMITTED)


def _read(row: Listing, _reader: Any) -> Task:
    return Task(_("A coach reads your place"), row.get_absolute_url(), about=row.title, holder=_("the coaches"))


SINCE = Coalesce("published_at", "created_at")
EMPLOYER = (Role.EMPLOYER,)

QUEUES = (
    WorkQueue("listings.mend", EMPLOYER, _returned, _mend, "created_at", person="", band=Band.ANSWERED),
    WorkQueue("listings.refresh", EMPLOYER, _stale, _refresh, SINCE, "refresh_by", person=""),
    WorkQueue("listings.read", EMPLOYER, _submitted, _read, "created_at", person="", band=Band.OTHERS),
)
