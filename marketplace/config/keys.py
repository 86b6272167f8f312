"""What the settings take from the keyring: keys for development, and the secret of sessions."""

from __future__ import annotations

import secrets
from pathlib import Path

from accounts.keyring.ring import Key, KeyRing, NoKeysError, alone_with, load, write

SESSIONS = "sessions"
SESSION_BYTES = 64
# What development sealed with before keys had names: its databases still open.
FORMER_SECRET = "development-only" * 4


def of_development(folder: Path, keys: str) -> str:
    """The path of this machine's keys, which are made at the first start; none is needed where there are ``keys``."""
    if keys:
        return ""
    path = folder / "keys.json"
    if not path.exists():
        with alone_with(path):
            if not path.exists():
                write(path, KeyRing((Key("development", secrets.token_urlsafe(48)), Key("first", FORMER_SECRET))))
    return str(path)


def of_sessions(own: str, former: list[str], *, keys: str, path: str) -> tuple[str, list[str]]:
    """SECRET_KEY and its fallbacks: ``own``, else made from the first key of the ring; all other keys are fallbacks.

    An empty one, where there is none at all: the checks of the start say so. A weak key of the ring signs nothing.
    """
    try:
        ring = load(keys, path)
    except NoKeysError:
        return own, former
    derived = [key.derived(SESSIONS, SESSION_BYTES).hex() for key in ring.keys if key.is_strong()]
    every = [secret for secret in (own, *former, *derived) if secret]
    return (every[0], every[1:]) if every else ("", [])
