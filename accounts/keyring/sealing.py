"""Sealing and proving with the ring of the settings; the name of the key stands in front of whatever it made."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from accounts.keyring.ring import Key, KeyRing, KeyringError, load

NO_NAME = ""  # of what was sealed before keys had names


class MissingKeyError(KeyringError):
    """The key that sealed this is not in the ring; ``name`` says which it is."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The key “{name or 'from before keys had names'}” is not in the ring.")
        self.name = name


class BrokenSealError(KeyringError):
    """Somebody changed what was sealed, outside of the service."""


def ring() -> KeyRing:
    """The keys as they are now. Raises NoKeysError."""
    return load(settings.KEYS, settings.KEYS_FILE)


def key_name(sealed: str) -> str:
    """The name of the key that made this."""
    return sealed.rpartition(":")[0]


def seal(purpose: str, text: str) -> str:
    """A text that says nothing without the key; the same text never looks the same twice."""
    key = ring().current
    return f"{key.name}:{_box(purpose, key).encrypt(text.encode()).decode()}"


def unseal(purpose: str, sealed: str) -> str:
    """The text again. Raises MissingKeyError or BrokenSealError."""
    name, _colon, token = sealed.rpartition(":")
    for key in _keys(name):
        try:
            return _box(purpose, key).decrypt(token.encode()).decode()
        except InvalidToken:
            continue
    raise BrokenSealError(purpose) if name else MissingKeyError(NO_NAME)


def prove(purpose: str, said: bytes) -> str:
    """A code that only this house can make over what was said (HMAC-SHA-256, RFC 2104)."""
    key = ring().current
    return f"{key.name}:{_mac(key.derived(purpose), said)}"


def proofs(purpose: str, said: bytes) -> list[str]:
    """What ``prove`` says, or said while another key of the ring was the first: to look for it in a table."""
    return [f"{key.name}:{_mac(key.derived(purpose), said)}" for key in ring().keys]


def is_proven(purpose: str, said: bytes, code: str) -> bool:
    """Whether the code was made over this. Raises MissingKeyError where the key is not there to say so.

    Before keys had names, the secret itself was the key and the purpose stood in front of what was said.
    """
    name, _colon, digest = code.rpartition(":")
    if name:
        return any(hmac.compare_digest(_mac(key.derived(purpose), said), digest) for key in _keys(name))
    return any(hmac.compare_digest(_mac(key.secret.encode(), said), digest) for key in _keys(name))


def _keys(name: str) -> Iterable[Key]:
    """The one key of a name; for what has none, each that there is."""
    keys = ring()
    if name == NO_NAME:
        return keys.keys
    key = keys.named(name)
    if key is None:
        raise MissingKeyError(name)
    return (key,)


def _box(purpose: str, key: Key) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(key.derived(purpose)))


def _mac(key: bytes, said: bytes) -> str:
    return hmac.new(key, said, hashlib.sha256).hexdigest()
