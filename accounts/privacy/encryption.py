"""Facts that few may read, sealed with keys made from secrets of the house; another purpose gives another key."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

EQUALITY = "equality answers"


def encrypt(facts: Mapping[str, str]) -> str:
    """Facts as a text that says nothing without the key; the same facts never look the same twice."""
    return keyring(EQUALITY, (settings.SECRET_KEY,)).encrypt(json.dumps(facts).encode()).decode()


def decrypt(text: str) -> dict[str, str]:
    """The facts again. Raises cryptography.fernet.InvalidToken where the text was changed or another key sealed it."""
    facts: dict[str, str] = json.loads(keyring(EQUALITY, (settings.SECRET_KEY,)).decrypt(text.encode()))
    return facts


@cache
def keyring(purpose: str, secrets: tuple[str, ...]) -> MultiFernet:
    """Seals with the first secret and opens with each, so that secrets can be changed one by one."""
    return MultiFernet([_key(purpose, secret) for secret in secrets])


def _key(purpose: str, secret: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
