"""Devices: on known ones a stranger's wrong tries keep nobody out; on one that a coach let in, the yes waits an hour.

After OWASP, "Slow Down Online Guessing Attacks with Device Cookies": tries at an account are counted for unknown
devices together, and for each known one by itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

DAYS = 180
SALT = "device"
BESIDE_COACH = "beside_coach_since"  # seconds since 1970, in the session


def tries_key(request: HttpRequest, email: str) -> str:
    """What tries at the account of an address are counted by, from this device."""
    address = email.strip().lower()
    try:
        known = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=DAYS * 24 * 60 * 60
        )
    except signing.BadSignature:
        return address
    return f"{address} {known['device']}" if known["account"] == _account(address) else address


def note_sign_in(request: HttpRequest | None, user: Any, **_kwargs: Any) -> None:
    """Somebody signs in with this request (a test's client has none)."""
    if request is not None:
        request.signed_in = user  # type: ignore[attr-defined]


def remember_device(request: HttpRequest, response: HttpResponse, user: Any) -> None:
    """Let the device of somebody who has just signed in be known; the cookie names nobody."""
    address = (user.email or "").lower()
    if not address or tries_key(request, address) != address:
        return
    known = {"account": _account(address), "device": get_random_string(22)}
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME, signing.dumps(known, salt=SALT), max_age=DAYS * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip


def begin_beside_coach(request: HttpRequest) -> None:
    """The session that has just begun was opened by a coach's hand: who holds the device, nobody can say."""
    request.session[BESIDE_COACH] = timezone.now().timestamp()


def end_beside_coach(request: HttpRequest) -> None:
    """She has set a way in of her own (and is told so on every way): the session is hers."""
    request.session.pop(BESIDE_COACH, None)


def beside_coach_until(request: HttpRequest) -> dt.datetime | None:
    """Until when a session that a coach opened gives nothing that only the young person may give; None for others."""
    since = request.session.get(BESIDE_COACH)
    if since is None:
        return None
    until = dt.datetime.fromtimestamp(since, dt.UTC) + dt.timedelta(minutes=settings.BESIDE_COACH_MINUTES)
    return until if until > timezone.now() else None


def _account(address: str) -> str:
    return salted_hmac(SALT, address, algorithm="sha256").hexdigest()[:32]
