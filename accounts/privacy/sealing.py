"""Facts that only the audit of fairness may read: sealed with a key of their own, made from the secret of the house."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from functools import cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"equality answers"  # another purpose gives another key


def seal(facts: Mapping[str, str]) -> str:
    """Facts as a text that says nothing without the key; the same facts never look the same twice."""
    return _box(settings.SECRET_KEY).encrypt(json.dumps(facts).encode()).decode()


def unseal(text: str) -> dict[str, str]:
    """The facts again. Raises cryptography.fernet.InvalidToken where the text was changed or another key sealed it."""
    facts: dict[str, str] = json.loads(_box(settings.SECRET_KEY).decrypt(text.encode()))
    return facts


@cache
def _box(secret: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
