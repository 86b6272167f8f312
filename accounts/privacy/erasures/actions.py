"""The verb of the ledger: erase again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from accounts.audit.batches import LeftAloneError, Tally, run_each
from accounts.people.models import User
from accounts.privacy.actions import erase
from accounts.privacy.erasures.queries import come_back


def replay_erasures(lines: Iterable[dict[str, Any]], *, by: User) -> Tally:
    """Erase everybody of the ledger who is there again. Who cannot be erased yet is counted as left."""
    return run_each(come_back(lines), _erase_again, by=by)


def _erase_again(person: User, *, by: User) -> None:
    try:
        erase(person, by=by)
    except ValidationError as needed:
        raise LeftAloneError from needed
