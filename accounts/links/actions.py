"""Making the secret of a link, for the mail that is being written."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.access.tokens import fingerprint
from accounts.links.models import AccessLink

LINK_DAYS = 30


def make_link(page: str, subject_id: object, recipient: Any, address: str) -> str:
    """The path of a fresh link that goes to an address (recipient None: to one without an account).

    Earlier ones work on, each to its own end. It is made when its mail is sent, each try anew: no table, queue or
    log holds a secret that opens anything.
    """
    key = secrets.token_urlsafe(32)
    AccessLink.objects.create(
        key_hash=fingerprint(key),
        address_hash=fingerprint(key + address),
        page=page,
        subject_id=str(subject_id),
        recipient=recipient,
        expires_at=timezone.now() + dt.timedelta(days=LINK_DAYS),
    )
    return reverse("links:open", args=[key])
