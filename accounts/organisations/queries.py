"""Reads of organisations: who acts for one, by who asks."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User


def people_of(organisation: Organisation, *, reader: User) -> QuerySet[Membership]:
    """Who acts for a workplace now; staff see all, for they call them, colleagues those who have logged in once.

    A colleague who was just added does not show before the first login, so that the list says nothing about whether
    an address was known here already.
    """
    standing = organisation.memberships.filter(ended_on__isnull=True)
    shown = standing if reader.has_staff_role else standing.filter(person__last_login__isnull=False)
    return shown.select_related("person").order_by("person__family_name", "person__given_name")


def possible_contacts(organisation: Organisation) -> QuerySet[User]:
    """Who can answer for a workplace: people who act for it now and have signed in."""
    standing = organisation.memberships.filter(ended_on__isnull=True).values("person")
    return User.objects.filter(pk__in=standing, is_active=True, last_login__isnull=False)
