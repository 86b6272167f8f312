"""Reads of people: an invitation by its link or its six digits, colleagues."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.access.tenancy import across_authorities
from accounts.people.models import Invitation, User


def invitation_by_link(token: str) -> Invitation | None:
    """The invitation of a link while it can be used; the visitor has no authority yet, so all are searched."""
    return _usable(token=token)


def invitation_by_code(code: str) -> Invitation | None:
    """The invitation of six digits while it can be used."""
    return _usable(code=code)


def _usable(**key: str) -> Invitation | None:
    with across_authorities():
        return Invitation.objects.usable().filter(person__is_active=True, **key).select_related("person").first()


def colleagues_of(person: User) -> QuerySet[User]:
    """Who does the same work at the same authority and may take over from a person."""
    same = User.objects.filter(role=person.role, authority=person.authority_id, is_active=True)
    return same.exclude(pk=person.pk).order_by("family_name", "given_name")
