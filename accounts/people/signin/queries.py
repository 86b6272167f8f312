"""Secrets of second factors as they lie in allauth's table."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from accounts.keyring.sealing import key_name

PURPOSE = "second factors"
HOLDS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


def factors_with_secrets() -> QuerySet[Authenticator]:
    """Codes of an app and recovery codes; a passkey's secret never leaves its device."""
    return Authenticator.objects.filter(type__in=HOLDS)


def factor_key_name(factor: Authenticator) -> str:
    """The name of the key that sealed a factor's secret; "" where it lies there in plain."""
    return key_name(factor.data[HOLDS[factor.type]])
