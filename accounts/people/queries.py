"""Reads of people: an invitation by its link or its six digits, whether somebody has a way in, colleagues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from accounts.access.tenancy import across_authorities
from accounts.access.tokens import fingerprint
from accounts.keyring.sealing import proofs
from accounts.people.models import CODES, Invitation, User
from accounts.people.rules import has_own_way_in, its_maker_answers_for_the_person


def invitation_by_link(token: str) -> Invitation | None:
    """The invitation of a link while it can be used; the visitor has no authority yet, so all are searched."""
    return _usable(link_hash=fingerprint(token))


def invitation_by_code(code: str) -> Invitation | None:
    """The invitation of six digits while it can be used."""
    return _usable(code_mac__in=proofs(CODES, code.encode()))


def way_in_facts(invitation: Invitation, address: Callable[[str], str]) -> dict[str, Any]:
    """What a coach is shown of an invitation right after it was made; ``address`` makes a path a whole address."""
    link = address(reverse("people:join_link", args=[invitation.token]))
    return {"object": invitation, "link": link, "code_page": address(reverse("people:join"))}


def _usable(**key: Any) -> Invitation | None:
    with across_authorities():
        rows = Invitation.objects.usable().filter(person__is_active=True, **key).select_related("person", "invited_by")
        found = rows.first()
        stands = found is not None and its_maker_answers_for_the_person(found.person, found)
    return None if found is None or not stands or has_own_way_in(found.person, found.person) else found


def colleagues_of(person: User) -> QuerySet[User]:
    """Who does the same work at the same authority and may take over from a person."""
    same = User.objects.filter(role=person.role, authority=person.authority_id, is_active=True)
    return same.exclude(pk=person.pk).order_by("family_name", "given_name")
