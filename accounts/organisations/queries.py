"""Reads of organisations: who acts for one, by who asks; which ones somebody may pick."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.access.pickers import RowSource
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


def people_of(organisation: Organisation) -> QuerySet[Membership]:
    """Who acts for a workplace now; each of them has said yes to it."""
    standing = organisation.memberships.filter(ended_on__isnull=True).select_related("person")
    return standing.order_by("person__family_name", "person__given_name")


def possible_contacts(organisation: Organisation) -> QuerySet[User]:
    """Who can answer for a workplace: people who act for it now and have signed in."""
    standing = organisation.memberships.filter(ended_on__isnull=True).values("person")
    return User.objects.filter(pk__in=standing, is_active=True, last_login__isnull=False)
