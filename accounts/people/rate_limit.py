"""Tries of what visitors may do: a handful, then a wait, so that nobody can guess six digits or fill a queue."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from accounts.people.actions import WRONG_TRIES

MINUTE = 60
SESSION_WAIT = 15 * MINUTE
ADDRESS_TRIES, ADDRESS_WAIT = 20, 60 * MINUTE  # a library's many visitors share one address


@dataclass(frozen=True)
class RateLimit:
    """How many tries there are, and after how many seconds each one comes back."""

    tries: int
    wait: int


JOINING = (RateLimit(WRONG_TRIES, SESSION_WAIT), RateLimit(ADDRESS_TRIES, ADDRESS_WAIT))


def claim_join_attempt(request: HttpRequest) -> list[str] | None:
    """Take one try of a code; None where none is left."""
    return take_attempt(request, "join", *JOINING)


def take_attempt(request: HttpRequest, what: str, session: RateLimit, address: RateLimit) -> list[str] | None:
    """Take one try of the session's and one of the network address's; None where either has none left.

    A try is taken before anything is looked up and each slot can be taken by one request only (``cache.add``), so
    that a hundred guesses sent at the same moment get no more tries than a hundred sent in turn.
    """
    if request.session.session_key is None:
        request.session.save()
    where = get_adapter(request).get_client_ip(request)
    taken = []
    for key, allowed in (
        (f"{what}-session-{request.session.session_key}", session),
        (f"{what}-address-{where}", address),
    ):
        slot = _free_slot(key, allowed)
        if slot is None:
            return None
        taken.append(slot)
    return taken


def _free_slot(key: str, allowed: RateLimit) -> str | None:
    names = (f"{key}-{number}" for number in range(allowed.tries))
    return next((name for name in names if cache.add(name, 1, allowed.wait)), None)


def give_back(slots: list[str]) -> None:
    """A right code costs no try."""
    cache.delete_many(slots)
