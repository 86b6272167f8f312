"""Change the key of second factors."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt

from accounts.people.signin.queries import HOLDS


def renew_factor(factor: Authenticator) -> None:
    """Seal a factor's secret with the current key, also one that was plain. Raises KeyringError."""
    held = HOLDS[factor.type]
    factor.data[held] = encrypt(decrypt(factor.data[held]))
    factor.save(update_fields=["data"])
