"""Reads of organisations: who acts for one, by who asks; which ones somebody may pick."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access.folding import named_like
from accounts.access.pickers import RowSource
from accounts.manifests import Hit
from accounts.organisations.models import Membership, Organisation
from accounts.organisations.states import OrganisationKind, OrganisationState
from accounts.people.models import User


def with_town(organisation: Organisation) -> str:
    """How an organisation is told from others of its name."""
    return f"{organisation.name}, {organisation.municipality}"


BY_WORDS = ("name", "municipality__name_fi", "municipality__name_sv")
ORGANISATIONS = RowSource("organisations:options", BY_WORDS, with_town)
EMPLOYERS = RowSource("organisations:options", BY_WORDS, with_town, kind=OrganisationKind.EMPLOYER)


def checked_for(user: Any, kind: str = "") -> QuerySet[Organisation]:
    """Checked organisations that somebody may pick from: all kinds, or employers alone."""
    rows = Organisation.objects.visible_to(user).filter(state=OrganisationState.VERIFIED)
    rows = rows.select_related("municipality")
    return rows.employers() if kind == OrganisationKind.EMPLOYER else rows


def find_organisations(reader: Any, words: str, most: int) -> list[Hit]:
    """Organisations that the reader sees, by parts of the name or the business ID."""
    rows = Organisation.objects.visible_to(reader).select_related("municipality")
    named = named_like(rows, words, "name").values("pk")
    found = rows.filter(Q(pk__in=named) | Q(business_id__in=business_ids_in(words)))
    return [
        Hit(one.name, one.get_absolute_url(), " · ".join(filter(None, (one.business_id, str(one.municipality)))))
        for one in found.order_by("name", "pk")[:most]
    ]


def business_ids_in(words: str) -> list[str]:
    """The business ID that a text means, in its form of the register: 12345678 and FI12345678 too; none, or one."""
    bare = words.upper().replace(" ", "").replace("-", "").removeprefix("FI")
    return [f"{bare[:7]}-{bare[7]}"] if len(bare) == 8 and bare.isascii() and bare.isdecimal() else []


def people_of(organisation: Organisation) -> QuerySet[Membership]:
    """Who acts for a workplace now; each of them has said yes to it."""
    standing = organisation.memberships.filter(ended_on__isnull=True).select_related("person")
    return standing.order_by("person__family_name", "person__given_name")


def possible_contacts(organisation: Organisation) -> QuerySet[User]:
    """Who can answer for a workplace: people who act for it now and have signed in."""
    standing = organisation.memberships.filter(ended_on__isnull=True).values("person")
    return User.objects.filter(pk__in=standing, is_active=True, last_login__isnull=False)


def colleagues_of(reader: Any) -> QuerySet[Membership]:
    """Who else acts for the employers of a reader now."""
    own = Organisation.objects.of(reader).values("pk")
    return Membership.objects.filter(organisation__in=own, ended_on__isnull=True).exclude(person=reader)


def checked_in_authority_of(reader: Any) -> QuerySet[Organisation]:
    """Workplaces that somebody has checked in a worker's area."""
    return Organisation.objects.filter(authority=reader.authority_id, state=OrganisationState.VERIFIED)
