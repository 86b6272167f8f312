"""Facts about somebody in words: yes and no, days, choices by their labels; what only machines read is left out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from accounts.manifests import merged
from accounts.people.models import User
from accounts.privacy.registry import Part

# Internal columns that say something to a person: days, choices, yes and no, and what a row is about.
CODE = re.compile(r"[a-z]+(_[a-z]+)+")
TELLING = (models.DateField, models.BooleanField, models.ForeignKey, models.OneToOneField)


def tells(model: type[models.Model], field: Any, part: Part) -> bool:
    """Whether a column says something to its person; numbers, fingerprints and states of machines do not."""
    if field.primary_key or field.name in {"authority", *part.person.split("__")}:
        return False
    if f"{model._meta.label_lower}.{field.name}" in merged("told"):
        return True
    if field.name in part.internal:
        return isinstance(field, TELLING) or bool(field.choices)
    return True


def label_of(field: Any) -> str:
    """What a column is called; where Django made the table, what it leads to is called so."""
    made = field.model._meta.auto_created and field.is_relation
    return str(field.related_model._meta.verbose_name if made else field.verbose_name)


def in_words(row: models.Model, field: Any, person: User) -> str:
    """One fact as a person reads it; nothing where there is nothing to say."""
    value = getattr(row, field.name)
    own = merged("told").get(f"{row._meta.label_lower}.{field.name}")
    if own is not None:
        return str(own(row))
    if value in (None, "", [], {}):
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, User):
        return value.full_name if value == person or value.has_staff_role else str(value.get_role_display())
    if isinstance(value, models.Model):
        return _without_her_name(str(value), person)
    return _plain(value)


def _without_her_name(text: str, person: User) -> str:
    """What a row of hers is called beside her name; a row that is only called after her says nothing to her."""
    bare = text.removeprefix(person.full_name)
    return text if bare == text else re.sub(r"^[\W_]*(v\d+)?\W*", "", bare)


def _plain(value: Any) -> str:
    """A value of any other kind by the reader's habits."""
    habits: dict[type, Callable[[Any], str]] = {
        bool: lambda one: _("yes") if one else _("no"),
        dt.datetime: lambda one: date_format(timezone.localtime(one), "SHORT_DATETIME_FORMAT"),
        dt.date: lambda one: date_format(one, "SHORT_DATE_FORMAT"),
        float: lambda one: number_format(one, decimal_pos=1),
        dict: lambda one: " · ".join(_leaves(one)),
        list: lambda one: " · ".join(_leaves(one)),
    }
    return habits.get(type(value), str)(value)


def _leaves(value: Any) -> Iterator[str]:
    """The texts in a tree of facts, without the names that machines give to them."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str) and value and not CODE.fullmatch(value):
        yield value
