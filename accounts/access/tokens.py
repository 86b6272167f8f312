"""Secrets of links that are kept as a fingerprint only and wear out; a row has ``key_hash`` and ``key_until``."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.utils import timezone

KEY_DAYS = 30


def fingerprint(key: str) -> str:
    """What is kept of a link's secret (256 bits of chance, so no salt is needed): it opens nothing by itself."""
    return hashlib.sha256(key.encode()).hexdigest()


def renew_token(obj: Any) -> str:
    """Give a row a fresh secret, good for thirty days, and return it; the one before stops working."""
    key = secrets.token_urlsafe(32)
    obj.key_hash = fingerprint(key)
    obj.key_until = timezone.now() + dt.timedelta(days=KEY_DAYS)
    obj.save(update_fields=["key_hash", "key_until"])
    return key


def is_expired(obj: Any) -> bool:
    """Whether the row's secret is too old to be used."""
    return obj.key_until is None or obj.key_until < timezone.now()
