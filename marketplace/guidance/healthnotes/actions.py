"""Verbs on items about health: allow, write, withdraw, and sealing anew with a new key."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.people.models import User
from marketplace.guidance.healthnotes.models import HealthItem


@transaction.atomic
def allow(person: User, *, topics: Iterable[str], by: User) -> list[HealthItem]:
    """Her own permission, item by item; what she permitted before stays as it is. Returns what is new.

    Raises ValidationError for anybody but herself.
    """
    if by != person:
        raise ValidationError(_("Only the young person gives this permission."), code="not_hers")
    lock(person)
    there = set(HealthItem.objects.standing().filter(person=person).values_list("topic", flat=True))
    new = [HealthItem(person=person, authority=person.authority, topic=one) for one in topics if one not in there]
    for item in new:
        item.save()
        log(item, "allow", by=by)
    return new


@transaction.atomic
def write(item: HealthItem, *, words: str, by: User) -> HealthItem:
    """Put down what matters at work; empty words take away what was there.

    Raises ValidationError where the permission is gone, and for an identity code.
    """
    lock(item)
    if item.withdrawn_at is not None:
        raise ValidationError(_("This permission was taken back already."), code="withdrawn_already")
    item.words, item.written_by, item.written_at = words, by, timezone.now()
    item.clean_fields()
    item.save(update_fields=["words", "written_by", "written_at"])
    log(item, "write", by=by)
    return item


@transaction.atomic
def withdraw(item: HealthItem, *, by: User) -> HealthItem:
    """Take the permission back; what was written under it is gone at once."""
    lock(item)
    if item.withdrawn_at is None:
        item.withdrawn_at, item.words, item.written_by, item.written_at = timezone.now(), "", None, None
        item.save(update_fields=["withdrawn_at", "words", "written_by", "written_at"])
        log(item, "withdraw", by=by)
    return item
