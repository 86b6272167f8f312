"""Reads of organisations: who acts for one, by who asks."""

from __future__ import annotations

from django.db.models import QuerySet

from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User


def people_of(organisation: Organisation) -> QuerySet[Membership]:
    """Who acts for a workplace now; each of them has said yes to it."""
    standing = organisation.memberships.filter(ended_on__isnull=True).select_related("person")
    return standing.order_by("person__family_name", "person__given_name")


def possible_contacts(organisation: Organisation) -> QuerySet[User]:
    """Who can answer for a workplace: people who act for it now and have signed in."""
    standing = organisation.memberships.filter(ended_on__isnull=True).values("person")
    return User.objects.filter(pk__in=standing, is_active=True, last_login__isnull=False)
