"""Reads of the periods: which rule removes the rows of a table, and what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Exists, Min, OuterRef, QuerySet
from django.utils.translation import gettext as _

from accounts.audit.models import Entry
from accounts.chain.models import TrailLink
from accounts.people.models import User
from accounts.privacy.queries import to_erase, to_warn
from accounts.privacy.registry import ACCOUNT_DAYS, RETENTION, WARNING_DAYS, OnErasure, Part, every_part

TRAIL = (Entry, TrailLink)


class Rule(StrEnum):
    """Why rows of a table go."""

    FOREVER = "forever"  # the period has no end
    DATE = "date"  # each row by its own date
    TRAIL = "trail"  # from the beginning of the chain, under a checkpoint
    SESSION = "session"  # when it has expired
    PARENT = "parent"  # with the row that it hangs on
    PERSON = "person"  # with the account of its person, after so long without a sign of life
    NUMBER = "number"  # what stays of an erased person: a number without a face, to be counted
    STAFF = "staff"  # with the account of somebody who works for an authority, by her coordinator


@dataclass(frozen=True)
class Due:
    """What one rule removes from one table on one day: its label, its name in words, the key of the period."""

    table: str
    name: str
    rule: str
    days: int
    count: int
    oldest: dt.datetime | dt.date | None


def rule_of(model: type[models.Model], part: Part) -> Rule | None:
    """By which rule the rows of a table go; None where nothing removes them although their period ends."""
    told = {
        Rule.FOREVER: RETENTION[part.keep].days is None,
        Rule.DATE: bool(part.dated),
        Rule.TRAIL: model in TRAIL,
        Rule.SESSION: model is Session,
        Rule.PARENT: bool(part.goes_with),
        Rule.STAFF: part.of_staff,
        Rule.NUMBER: bool(part.person) and part.on_erasure == OnErasure.KEEP,
        Rule.PERSON: bool(part.person),
    }
    return next((rule for rule, holds in told.items() if holds), None)


def old_rows(now: dt.datetime) -> Iterator[tuple[type[models.Model], Part, QuerySet[Any]]]:
    """Rows whose own period is over, table by table; what something younger still stands on stays."""
    for model, part in every_part():
        if rule_of(model, part) == Rule.DATE:
            days = RETENTION[part.keep].days or 0
            old = model._base_manager.filter(**{f"{part.dated}__lt": now - dt.timedelta(days=days)})
            yield model, part, old.exclude(_stood_on(model)) if _standing(model) else old


def _standing(model: type[models.Model]) -> list[Any]:
    return [one for one in model._meta.related_objects if one.on_delete is models.PROTECT]


def _stood_on(model: type[models.Model]) -> Any:
    first: Any
    first, *rest = [
        Exists(one.related_model._base_manager.filter(**{one.field.name: OuterRef("pk")})) for one in _standing(model)
    ]
    for one in rest:
        first |= one
    return first


def trail_limit(now: dt.datetime) -> dt.datetime:
    """Lines of the trail from before this moment go."""
    return now - dt.timedelta(days=RETENTION["trail"].days or 0)


def what_is_due(now: dt.datetime) -> list[Due]:
    """What the night would do at this moment, rule by rule, also where it is nothing. Writes nothing."""
    trail = Entry.objects.filter(at__lt=trail_limit(now), link__isnull=False)
    ended = Session.objects.filter(expire_date__lt=now)
    return [
        *_accounts(now),
        *(_of_table(rows, part.keep, part.dated, part.title) for _model, part, rows in old_rows(now)),
        _of_table(trail, "trail", "at"),
        Due(Session._meta.label_lower, _("sessions that ended"), "expired", 0, ended.count(), None),
    ]


def _accounts(now: dt.datetime) -> list[Due]:
    label, warned, erased = User._meta.label_lower, to_warn(now), to_erase(now)
    return [
        Due(f"{label}: warned", _("accounts to warn"), "account", ACCOUNT_DAYS - WARNING_DAYS, *_counted(warned)),
        Due(f"{label}: erased", _("accounts to erase"), "account", ACCOUNT_DAYS, *_counted(erased)),
    ]


def _of_table(rows: QuerySet[Any], keep: str, date: str, title: Any = "") -> Due:
    meta = rows.model._meta
    days = RETENTION[keep].days or 0
    return Due(meta.label_lower, str(title or meta.verbose_name_plural), keep, days, *_counted(rows, date))


def _counted(rows: QuerySet[Any], date: str = "joined_at") -> tuple[int, Any]:
    return rows.count(), rows.aggregate(oldest=Min(date))["oldest"]
