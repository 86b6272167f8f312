"""What a young person tells freely of gender and first language, as the table holds it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from accounts.keyring.sealing import seal, unseal

EQUALITY = "equality answers"


def encrypt(facts: Mapping[str, str]) -> str:
    """Facts as a text that says nothing without the key; the same facts never look the same twice."""
    return seal(EQUALITY, json.dumps(facts))


def decrypt(text: str) -> dict[str, str]:
    """The facts again. Raises KeyringError where the text was changed or its key is missing."""
    facts: dict[str, str] = json.loads(unseal(EQUALITY, text))
    return facts
