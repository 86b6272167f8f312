"""Named secrets, the one that seals first: from a file, which is read anew when it changes, or from the environment.

Plain Python, because the settings read it too.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
LEAST_LENGTH, LEAST_KINDS = 50, 10
INSECURE_PREFIX = "django-insecure-"  # of the key that Django's own project template writes


class KeyringError(Exception):
    """Something sealed cannot be opened, because of the keys or of itself."""


class NoKeysError(KeyringError):
    """There are no keys to work with; the text says why and what to do."""


class Key(NamedTuple):
    """One secret and the name that stands beside everything it has sealed."""

    name: str
    secret: str

    def derived(self, purpose: str, length: int = 32) -> bytes:
        """So many bytes for one purpose (HKDF-SHA-256, RFC 5869): another purpose gives others."""
        return _derived(self.secret, purpose, length)

    def is_strong(self) -> bool:
        """Whether nobody guesses it."""
        return is_strong(self.secret)


@dataclass(frozen=True)
class KeyRing:
    """At least one key; the first seals, all open."""

    keys: tuple[Key, ...]

    @property
    def current(self) -> Key:
        """The key that seals."""
        return self.keys[0]

    def named(self, name: str) -> Key | None:
        """The key of a name."""
        return next((key for key in self.keys if key.name == name), None)


def is_strong(secret: str) -> bool:
    """Long, of many kinds of characters, not one piece again and again, not the sample of Django's template."""
    repeats = secret in (secret + secret)[1:-1]
    is_long = len(secret) >= LEAST_LENGTH and len(set(secret)) >= LEAST_KINDS
    return is_long and not repeats and not secret.startswith(INSECURE_PREFIX)


def load(text: str, path: str) -> KeyRing:
    """The ring of a setting's text, else of a file. Raises NoKeysError."""
    if text:
        return parse(text)
    if path:
        return read(Path(path))
    raise NoKeysError("There are no keys: neither DUUNIPARI_KEYS_FILE nor DUUNIPARI_KEYS is set.")


@lru_cache(maxsize=4)
def parse(text: str) -> KeyRing:
    """The ring of ``name:secret`` pairs, divided by commas. Raises NoKeysError."""
    pairs = [part.strip().partition(":") for part in text.split(",") if part.strip()]
    return _ring([(name, secret) for name, _colon, secret in pairs], "DUUNIPARI_KEYS")


def read(path: Path) -> KeyRing:
    """The ring of a file, as it stands there now. Raises NoKeysError."""
    try:
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_size, state.st_ino)
    except OSError as failure:
        raise NoKeysError(f"The file of keys {path} cannot be read: {failure.strerror}.") from failure


@lru_cache(maxsize=4)
def _read(path: Path, *_state: int) -> KeyRing:
    try:
        keys = json.loads(path.read_text("utf-8"), object_pairs_hook=list)
        pairs = dict(keys)["keys"]
        return _ring(pairs, str(path))
    except (ValueError, KeyError, TypeError) as failure:
        raise NoKeysError(f'The file of keys {path} is not {{"keys": {{"name": "secret", …}}}}.') from failure


def _ring(pairs: Iterable[tuple[str, str]], where: str) -> KeyRing:
    keys = tuple(Key(name, secret) for name, secret in pairs)
    names = [key.name for key in keys]
    if not keys:
        raise NoKeysError(f"{where} holds no key.")
    if len(set(names)) < len(names) or not all(map(_is_whole, keys)):
        raise NoKeysError(f"{where}: each key has a name of its own (a-z, 0-9, -) and a secret.")
    return KeyRing(keys)


def _is_whole(key: Key) -> bool:
    return NAME.fullmatch(key.name) is not None and isinstance(key.secret, str) and key.secret != ""


def fresh_key(taken: Iterable[str], today: dt.date) -> Key:
    """A new key of 384 bits of chance, named after its day."""
    names = {today.isoformat(), *(f"{today}-{number}" for number in range(2, 100))} - set(taken)
    return Key(min(names, key=lambda name: (len(name), name)), secrets.token_urlsafe(48))


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Nobody else changes the file meanwhile: of two new keys at once one would be lost with all that it sealed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write(path: Path, ring: KeyRing) -> None:
    """Put a ring into its file, which only its owner can read and which is whole at every moment."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"keys": dict(ring.keys)}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


@lru_cache(maxsize=256)
def _derived(secret: str, purpose: str, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose.encode()).derive(secret.encode())
