"""What of a line of the trail is hashed, in plain values (canonical form, version 1: ``verifier.py``)."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, NamedTuple

from accounts.audit.models import Entry
from accounts.chain import verifier


class Sealed(NamedTuple):
    """The hash of a line, of its reason, and the salt without which nobody can guess the reason from its hash."""

    entry_hash: str
    reason_hash: str
    salt: str


def moment(at: dt.datetime) -> str:
    """A moment in UTC with its microseconds, always of the same length."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def plain(entry: Entry) -> dict[str, Any]:
    """A line as plain values; people are their numbers."""
    return {
        "id": entry.pk,
        "at": moment(entry.at),
        "actor": entry.actor_id,
        "verb": entry.verb,
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "person": entry.person_id,
        "authority": entry.authority_id,
        "state_before": entry.state_before,
        "state_after": entry.state_after,
        "reason": entry.reason,
    }


def seal(entry: Entry) -> Sealed:
    """Hash a line as it stands now."""
    salt = secrets.token_hex(16) if entry.reason else ""
    reason_hash = verifier.hash_of_reason(entry.reason, salt) if entry.reason else ""
    return Sealed(verifier.hash_of_entry(plain(entry), reason_hash, verifier.VERSION), reason_hash, salt)
