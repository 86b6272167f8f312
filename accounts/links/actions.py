"""Making the secret of a link, for the mail that is being written."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.access.tokens import KEY_DAYS, fingerprint
from accounts.links.models import AccessLink


def make_link(page: str, subject_id: object, recipient: Any) -> str:
    """The address of a fresh link for somebody (None: a mailbox without an account); earlier ones work on.

    It is made when its mail is sent, each try anew: no table, queue or log holds a secret that opens anything.
    """
    key = secrets.token_urlsafe(32)
    AccessLink.objects.create(
        key_hash=fingerprint(key), page=page, subject_id=str(subject_id), recipient=recipient,
        expires_at=timezone.now() + dt.timedelta(days=KEY_DAYS),
    )  # fmt: skip
    return reverse("links:open", args=[key])
