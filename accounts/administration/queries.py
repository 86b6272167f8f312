"""Reads of the administration: the pages of all features by group, accounts of those who work here."""

from __future__ import annotations

from typing import Any, NamedTuple

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from accounts.administration.rules import AT_WORK
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.manifests import manifests
from accounts.people.models import User
from accounts.people.states import Role


class PageGroup(NamedTuple):
    """What an administrator finds under one heading."""

    group: AdministrationGroup
    pages: list[AdministrationPage]


def page_groups() -> list[PageGroup]:
    """Every page of every feature under its heading."""
    pages = sorted(
        (one for manifest in manifests() for one in manifest.administration), key=lambda one: (one.group, one.order)
    )
    return [PageGroup(group, [one for one in pages if one.group == group]) for group in AdministrationGroup]


def accounts_at_work(rows: QuerySet[User]) -> QuerySet[User]:
    """Of some accounts those of workers and of employers' people; nobody who was erased."""
    return rows.filter(role__in=AT_WORK, erased_at__isnull=True).select_related("authority")


def second_factors_of(person: User) -> list[str]:
    """Which second steps stand before an account, in words."""
    return [one.get_type_display() for one in Authenticator.objects.filter(user=person).order_by("pk")]


def coordinators_at_work(_reader: Any) -> QuerySet[User]:
    """Coordinators whose accounts are open, in all authorities."""
    return User.objects.filter(role=Role.COORDINATOR, is_active=True)


def coaches_at_work(_reader: Any) -> QuerySet[User]:
    """Coaches whose accounts are open, in all authorities."""
    return User.objects.filter(role=Role.COACH, is_active=True)


def other_administrators(reader: Any) -> QuerySet[User]:
    """Administrators beside the reader whose accounts are open."""
    return User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=reader.pk)
