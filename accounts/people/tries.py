"""Wrong tries of a code: a handful, then a wait, so that nobody can guess six digits."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from accounts.people.actions import WRONG_TRIES

MINUTE = 60
SESSION_WAIT = 15 * MINUTE
ADDRESS_TRIES, ADDRESS_WAIT = 20, 60 * MINUTE  # a library's many visitors share one address


def claim_try(request: HttpRequest) -> list[str] | None:
    """Take one try of the session's and one of the network address's; None where either has none left.

    A try is taken before the code is looked up and each slot can be taken by one request only (``cache.add``), so
    that a hundred guesses sent at the same moment get no more tries than a hundred sent in turn.
    """
    if request.session.session_key is None:
        request.session.save()
    address = get_adapter(request).get_client_ip(request)
    taken = []
    for key, tries, wait in (
        (f"join-session-{request.session.session_key}", WRONG_TRIES, SESSION_WAIT),
        (f"join-address-{address}", ADDRESS_TRIES, ADDRESS_WAIT),
    ):
        slot = next((f"{key}-{number}" for number in range(tries) if cache.add(f"{key}-{number}", 1, wait)), None)
        if slot is None:
            return None
        taken.append(slot)
    return taken


def give_back(slots: list[str]) -> None:
    """A right code costs no try."""
    cache.delete_many(slots)
