"""What is done when somebody's address has changed: the old mailbox hears of it and can take it back for a week."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import email_changed

from accounts.privacy.actions import note_email_change


def on_email(user: Any, from_email_address: Any, to_email_address: Any, **_kwargs: Any) -> None:
    """A first address replaces nothing."""
    if from_email_address is not None:
        note_email_change(user, old=from_email_address.email, new=to_email_address.email)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    email_changed.connect(on_email, dispatch_uid="privacy-email")
