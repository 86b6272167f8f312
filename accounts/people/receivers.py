"""What follows a sign-in that has moved: proven addresses are kept, new second steps counted, each event is logged."""

from __future__ import annotations

from typing import Any

import structlog
from allauth.account.signals import (
    authentication_step_completed,
    email_changed,
    email_confirmed,
    password_changed,
    password_reset,
)
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal

from accounts.people.signin.adapters import count_new_second_step, keep_proven_address
from accounts.people.signin.devices import note_sign_in
from accounts.ratelimits.middleware import count_as_right

security_log = structlog.get_logger("security")
SECURITY_EVENTS: dict[str, Signal] = {
    "login": user_logged_in, "logout": user_logged_out, "login_failed": user_login_failed,
    "password_changed": password_changed, "password_reset": password_reset, "email_changed": email_changed,
    "second_step_added": authenticator_added, "second_step_removed": authenticator_removed,
}  # fmt: skip


def _write_down(name: str) -> Any:
    """One line of the log for one event, with the number of the account and nothing that was typed (bars S25)."""

    def receive(user: Any = None, **_facts: Any) -> None:
        security_log.info(name, person=getattr(user, "pk", None))

    return receive


def connect() -> None:
    """Connect the receivers of this feature, once."""
    for name, signal in SECURITY_EVENTS.items():
        signal.connect(_write_down(name), weak=False, dispatch_uid=f"security-log-{name}")
    authentication_step_completed.connect(keep_proven_address, dispatch_uid="people-address")
    authenticator_added.connect(count_new_second_step, dispatch_uid="people-second-step")
    authentication_step_completed.connect(count_as_right, dispatch_uid="people-right-guess")
    email_confirmed.connect(count_as_right, dispatch_uid="people-right-address")
    user_logged_in.connect(note_sign_in, dispatch_uid="people-device")
