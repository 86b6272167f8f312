"""Messages of agreements: to both sides, to the coach, to one person."""

from __future__ import annotations

from typing import Any

from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import Opens, notify
from accounts.people.models import User
from marketplace.work.agreements.models import Agreement


def tell_sides(agreement: Agreement, name: str) -> None:
    """Tell the young person and the workplace."""
    for person in (agreement.person, agreement.placement.listing.contact):
        tell_about(person, name, agreement)


def tell_coach(agreement: Agreement, name: str) -> None:
    """Tell the young person's coach."""
    notify_coach(agreement, name, **_about(agreement))


def tell_about(person: User, name: str, agreement: Agreement, *, opens: Opens | None = None) -> None:
    """Tell one person about a version; the mail may open more than its page."""
    notify(person, name, about=agreement, link=agreement.get_absolute_url(), opens=opens, **_about(agreement))


def _about(agreement: Agreement) -> dict[str, Any]:
    return {
        "title": agreement.placement.listing.title,
        "workplace": agreement.organisation.name,
        "person": agreement.person.short_name,
    }
