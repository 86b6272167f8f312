"""Reads of the ledger: who in the database should not be there, and whose key is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accounts.keyring.sealing import key_name, ring
from accounts.people.models import User
from accounts.privacy.content import codes_of, ledger_line


def come_back(lines: Iterable[dict[str, Any]]) -> list[User]:
    """People of the ledger who have their faces again, because an older copy of the database was restored."""
    erased = {line["who"] for line in lines}
    return [person for person in User.objects.filter(erased_at__isnull=True).iterator() if codes_of(person) & erased]


def closed_lines(lines: Iterable[dict[str, Any]]) -> set[str]:
    """Keys of lines that are not in the ring, by name: nobody can say whom those lines are about."""
    return {key_name(line["who"]) for line in lines} - {key.name for key in ring().keys}


def whole_ledger() -> list[dict[str, Any]]:
    """A line for everybody who is erased in this database, made with the current key."""
    return [ledger_line(person) for person in User.objects.filter(erased_at__isnull=False).order_by("erased_at")]
