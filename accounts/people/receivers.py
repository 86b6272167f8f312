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
    password_set,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal

from accounts.access.tenancy import across_authorities
from accounts.people.actions import note_own_way
from accounts.people.signin.adapters import count_new_second_step, keep_proven_address
from accounts.people.signin.devices import end_beside_coach, note_sign_in
from accounts.people.states import Role
from accounts.ratelimits.middleware import count_as_right

security_log = structlog.get_logger("security")
SECURITY_EVENTS: dict[str, Signal] = {
    "login": user_logged_in, "logout": user_logged_out, "login_failed": user_login_failed,
    "password_changed": password_changed, "password_reset": password_reset, "email_changed": email_changed,
    "second_step_added": authenticator_added, "second_step_removed": authenticator_removed,
}  # fmt: skip


OWN_WAYS: dict[str, Signal] = {
    "password_set": password_set, "password_changed": password_changed, "password_reset": password_reset,
    "email": email_confirmed, "passkey": authenticator_added,
}  # fmt: skip


def _write_down(name: str) -> Any:
    """One line of the log for one event, with the number of the account and nothing that was typed (bars S25)."""

    def receive(user: Any = None, **_facts: Any) -> None:
        security_log.info(name, person=getattr(user, "pk", None))

    return receive


def keep_own_way(
    request: Any = None, user: Any = None, email_address: Any = None, authenticator: Any = None, **_facts: Any
) -> None:
    """A young person has set a password, proved a mail box or added a passkey: she is told, and her word counts again.

    The second steps that are no way in by themselves change nothing.
    """
    person = user or email_address.user
    if person.role != Role.YOUNG or (authenticator and authenticator.type != Authenticator.Type.WEBAUTHN):
        return
    with across_authorities():
        note_own_way(person)
    if request is not None:
        end_beside_coach(request)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    for name, signal in SECURITY_EVENTS.items():
        signal.connect(_write_down(name), weak=False, dispatch_uid=f"security-log-{name}")
    authentication_step_completed.connect(keep_proven_address, dispatch_uid="people-address")
    authenticator_added.connect(count_new_second_step, dispatch_uid="people-second-step")
    authentication_step_completed.connect(count_as_right, dispatch_uid="people-right-guess")
    email_confirmed.connect(count_as_right, dispatch_uid="people-right-address")
    for name, signal in OWN_WAYS.items():
        signal.connect(keep_own_way, dispatch_uid=f"people-own-way-{name}")
    user_logged_in.connect(note_sign_in, dispatch_uid="people-device")
