"""What the ledger of erasures says of a person: a code that only this house can make, and no name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from accounts.keyring.sealing import proofs, prove

PURPOSE = LEDGER = "erasures"


def _said(person: Any) -> bytes:
    """Number and moment of joining: after a restore the same number may be given to somebody else."""
    return f"{person.pk} {person.joined_at.astimezone(dt.UTC).isoformat(timespec='microseconds')}".encode()


def ledger_line(person: Any) -> dict[str, Any]:
    """An erasure as it is kept outside of the database."""
    return {"who": prove(PURPOSE, _said(person)), "erased_at": person.erased_at.isoformat(), "kind": person.role}


def codes_of(person: Any) -> set[str]:
    """What stands in the ledger if she was erased, whichever key was the first then."""
    return set(proofs(PURPOSE, _said(person)))
