"""Verbs on a person's own calendar: open its secret address, close it."""

from __future__ import annotations

import secrets
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.access.tokens import fingerprint
from accounts.audit.transitions import lock, log
from accounts.people.models import User
from marketplace.guidance.appointments.availability.queries import authority_of
from marketplace.guidance.appointments.calendars.models import CalendarFeed


class OpenedFeed(NamedTuple):
    """A feed and the secret of its address, which nobody can read again."""

    feed: CalendarFeed
    key: str


@transaction.atomic
def open_feed(person: User, *, by: User) -> OpenedFeed:
    """A new secret address for a person's calendar; the one before leads nowhere from now on."""
    lock(person)
    _close_feeds(person)
    key = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(person=person, authority=authority_of(person), key_hash=fingerprint(key))
    log(feed, "open_feed", by=by)
    return OpenedFeed(feed, key)


@transaction.atomic
def close_feed(person: User, *, by: User) -> None:
    """No calendar reads a person's appointments any more."""
    lock(person)
    for feed in _close_feeds(person):
        log(feed, "close_feed", by=by)


def _close_feeds(person: User) -> list[CalendarFeed]:
    feeds = list(CalendarFeed.objects.filter(person=person, closed_at__isnull=True))
    for feed in feeds:
        feed.closed_at = timezone.now()
        feed.save(update_fields=["closed_at"])
    return feeds
