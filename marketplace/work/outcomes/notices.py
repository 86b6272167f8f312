"""Messages of hirings: to the young person, to the workplace, to the coach."""

from __future__ import annotations

from typing import Any

from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import notify
from accounts.people.models import User
from marketplace.work.outcomes.models import Hiring


def tell_young(hiring: Hiring, name: str, **facts: Any) -> None:
    """A word to the young person."""
    notify(hiring.person, name, about=hiring, link=hiring.get_absolute_url(), **_about(hiring), **facts)


def tell_workplace(hiring: Hiring, name: str, **facts: Any) -> None:
    """A word to the contact person of the place."""
    contact = hiring.placement.listing.contact
    notify(contact, name, about=hiring, link=hiring.get_absolute_url(), **_about(hiring), **facts)


def tell_coach(hiring: Hiring, name: str, *, by: User, **facts: Any) -> None:
    """A word to the responsible coach, unless it was she who acted."""
    notify_coach(hiring, name, unless=by, **_about(hiring), **facts)


def _about(hiring: Hiring) -> dict[str, Any]:
    return {"title": hiring.placement.listing.title, "workplace": hiring.organisation.name}
