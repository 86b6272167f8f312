"""Reads of services: what everybody sees, what somebody keeps, the card behind a keeper's link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from accounts.organisations.models import Organisation
from accounts.people.states import STAFF
from marketplace.services.directory.models import Service


def on_show() -> QuerySet[Service]:
    """Published services with all that a card shows, those of one kind together."""
    return Service.objects.on_show().with_texts().order_by("kind", "organisation__name", "pk")


def kept_by(user: Any) -> QuerySet[Service]:
    """Cards that the reader keeps: those unchecked for longest first."""
    rows = Service.objects.with_texts().order_by("verified_on", "pk")
    if user.role in STAFF:
        return rows.visible_to(user).filter(authority=user.authority_id) if user.authority_id else rows
    return rows.filter(organisation__in=Organisation.objects.of(user))


def names_of_services(numbers: Iterable[str]) -> dict[str, str]:
    """What services are called on a page of consents, by number."""
    rows = Service.objects.filter(pk__in=numbers).select_related("organisation").prefetch_related("texts")
    return {str(one.pk): f"{one.name}, {one.organisation.name}" for one in rows}


def shown_by_authority_of(reader: Any) -> QuerySet[Service]:
    """Cards on show that a worker's own authority keeps."""
    return on_show().filter(authority=reader.authority_id)
