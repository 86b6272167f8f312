"""A fresh proof of who somebody is: a second factor, a password, or a code that goes to the address of now."""

from __future__ import annotations

import secrets
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.people.demo import DEMO_SESSION

CODE, SEEN, ONE_MINUTE = "reauthentication_code", "seen_at", 60
# Pages of allauth on which an address, a password or a factor is changed.
PROVEN_PAGES = {
    "account_email", "account_change_password", "account_set_password", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_add_webauthn", "mfa_remove_webauthn", "mfa_generate_recovery_codes",
}  # fmt: skip


def is_due(request: HttpRequest) -> bool:
    """Whether a proof is due: never of whoever has no way to give one, nor of an invented person of the demo."""
    user: Any = request.user
    if not user.is_authenticated or (settings.DEMO and request.session.get(DEMO_SESSION)):
        return False
    return bool(get_adapter(request).get_reauthentication_methods(user)) and not _is_fresh(request, user)


def _is_fresh(request: HttpRequest, user: Any) -> bool:
    """The session's sign-in counts as a proof while it is young; of staff only its second step does."""
    proofs = get_authentication_records(request, user)
    if user.has_staff_role:
        proofs = [one for one in proofs if one["method"] == "mfa"]
    return any(time.time() - one["at"] < app_settings.REAUTHENTICATION_TIMEOUT for one in proofs)


def is_locked(request: HttpRequest) -> bool:
    """Whether a worker was away for so long that her session waits for her second step; nothing of it is lost."""
    user: Any = request.user
    if not user.is_authenticated or not user.has_staff_role or (settings.DEMO and request.session.get(DEMO_SESSION)):
        return False
    seen_at = request.session.get(SEEN, time.time())
    proofs = [one["at"] for one in get_authentication_records(request, user) if one["method"] == "mfa"]
    last = max([seen_at, *proofs])
    is_away = time.time() - last > settings.STAFF_IDLE_SECONDS
    return is_away and bool(get_adapter(request).get_reauthentication_methods(user))


def note_presence(request: HttpRequest) -> None:
    """A worker is there; parts of pages that ask for news by themselves do not say so. Written once a minute."""
    user: Any = request.user
    if user.is_authenticated and user.has_staff_role and not request.headers.get("HX-Request"):
        now = time.time()
        if now - request.session.get(SEEN, 0) > ONE_MINUTE:
            request.session[SEEN] = now


def has_code(request: HttpRequest) -> bool:
    """Whether a code that still works has been sent."""
    sent = request.session.get(CODE)
    return sent is not None and time.time() - sent["at"] < app_settings.LOGIN_BY_CODE_TIMEOUT


def send_code(request: HttpRequest, user: Any) -> None:
    """Mail a code to the address of now; only its fingerprint stays in the session."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    request.session[CODE] = {"mac": _mac(code, user), "at": time.time()}
    context = {"request": request, "code": code}
    get_adapter(request).send_mail("account/email/reauthentication_code", user.email, context)


def take_code(request: HttpRequest, user: Any, code: str) -> bool:
    """Whether it is the code; then it is used up and the session has its proof."""
    if not has_code(request) or not constant_time_compare(request.session[CODE]["mac"], _mac(code, user)):
        return False
    del request.session[CODE]
    record_authentication(request, user, method="code", email=user.email, reauthenticated=True)
    return True


def _mac(code: str, user: Any) -> str:
    return salted_hmac(CODE, f"{user.pk} {code}", algorithm="sha256").hexdigest()
