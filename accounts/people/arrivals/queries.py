"""Reads of arrivals: by the code that a coach types."""

from __future__ import annotations

from accounts.keyring.sealing import proofs
from accounts.people.arrivals.models import Arrival
from accounts.people.models import CODES


def arrival_by_code(code: str) -> Arrival | None:
    """The device that shows these digits and that nobody has let in yet."""
    return Arrival.objects.nameless().filter(code_mac__in=proofs(CODES, code.encode())).first()


def is_code_of(code: str, arrival: Arrival) -> bool:
    """Whether these are the digits that a device shows."""
    return arrival.code_mac in proofs(CODES, code.encode())
