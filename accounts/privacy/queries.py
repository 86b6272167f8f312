"""Reads of privacy: everything about a person, and whose time is over."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.audit.models import Entry
from accounts.audit.queries import views_of
from accounts.audit.transitions import VIEW
from accounts.manifests import SEEN_BY_WORKERS, manifest_of, manifests, manifests_by_package, merged
from accounts.notices.models import Notice
from accounts.people.models import User
from accounts.people.states import Role
from accounts.privacy.encryption import decrypt
from accounts.privacy.models import Consent, EqualityAnswer, FirstLanguage, Sex
from accounts.privacy.registry import (
    ACCOUNT_DAYS,
    RETENTION,
    WARNING_DAYS,
    YEAR,
    OnErasure,
    Part,
    part_of,
    parts_about_people,
)
from accounts.privacy.states import Theme
from accounts.privacy.words import in_words, label_of, tells


@dataclass(frozen=True)
class Kept:
    """One line of the privacy notice: what is kept, who sees it, by what right, for how long."""

    what: Any
    who: Any
    basis: Any
    periods: tuple[str, ...]


@dataclass(frozen=True)
class Remains:
    """What an erasure leaves of one kind of rows, without her name: for how long."""

    what: str
    period: str


WARNING = "account_ending"
SECRETS = ("password", "token", "code", "key", "data", "sealed")  # they open doors, they tell nothing about a person


@dataclass(frozen=True)
class Cell:
    """One fact: column, its name in words, value for people, value for machines."""

    name: str
    label: str
    shown: str
    value: Any


@dataclass(frozen=True)
class Section:
    """All rows of one table about a person; ``theme`` is the chapter in which she finds it, "" for machines only."""

    name: str
    title: str
    rows: list[list[Cell]]
    theme: str = ""

    @property
    def told(self) -> list[list[Cell]]:
        """What a person reads of each row: facts with something in them."""
        rows = [[cell for cell in row if cell.shown] for row in self.rows]
        return [row for row in rows if row]


@dataclass(frozen=True)
class Chapter:
    """Tables of one theme, as a person reads them."""

    theme: Theme
    sections: list[Section]

    @property
    def count(self) -> int:
        """How many cards there are to read."""
        return sum(len(section.told) for section in self.sections)


def everything_about(person: User) -> list[Section]:
    """Every row about a person, table by table, without secrets and without empty tables."""
    account = replace(part_of(User), theme=Theme.ABOUT, title=_("Your account"))
    sections = []
    for model, part in parts_about_people():
        if model is not Entry:
            rows = model._default_manager.filter(**{part.person: person})
            sections.append(_section(model, part, rows, person))
    sections.append(_section(User, account, User.objects.filter(pk=person.pk), person))
    done = Entry.objects.of_person(person).exclude(verb__endswith=f".{VIEW}")
    looks = [_line(entry) for entry in views_of(person)]
    sections.insert(0, Section("equality", _("What I have told freely"), _told_freely(person), Theme.ABOUT))
    sections.append(Section("views", _("Who has looked at my data"), looks, Theme.LOOKS))
    sections.append(Section("history", _("What has happened"), [_line(entry) for entry in done], Theme.HAPPENED))
    return [section for section in sections if section.rows]


def chapters(sections: Iterable[Section]) -> list[Chapter]:
    """The same by theme for people, in the order of the themes, without what only machines read.

    Tables come with those first that others hang on: the profile before its skills.
    """
    known = [section for section in sections if section.theme and section.told]
    by_theme = [Chapter(theme, [section for section in known[::-1] if section.theme == theme]) for theme in Theme]
    return [chapter for chapter in by_theme if chapter.sections]


def everything_kept() -> list[Kept]:
    """The privacy notice, feature by feature; how long is read from the tables themselves."""
    periods: dict[str, set[str]] = {}
    for model, part in parts_about_people():
        periods.setdefault(feature_of(model), set()).add(part.keep)
    return [
        Kept(*one.processing, tuple(period_in_words(keep) for keep in RETENTION if keep in periods.get(one.name, ())))
        for one in manifests()
        if one.processing and one.processing.who is not SEEN_BY_WORKERS
    ]


def remains() -> list[Remains]:
    """What the law or the count makes us keep after an erasure, without her words and name."""
    kept = [(model, part) for model, part in parts_about_people() if part.on_erasure != OnErasure.DELETE]
    return [Remains(str(model._meta.verbose_name_plural), period_in_words(part.keep)) for model, part in kept]


def period_in_words(keep: str) -> str:
    """A period of the registry for people: counted from the last contact, or from its own day."""
    days = RETENTION[keep].days
    if days is None:
        return _("while it is in use")
    if days % YEAR:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    count = days // YEAR
    if keep == "client":
        return ngettext("%(n)s year from the last contact", "%(n)s years from the last contact", count) % {"n": count}
    return ngettext("%(n)s year", "%(n)s years", count) % {"n": count}


def feature_of(model: Any) -> str:
    """The feature that a table belongs to, empty for the trail and for tables of other people's packages."""
    is_ours = any(model.__module__.startswith(f"{package}.") for package in manifests_by_package())
    return manifest_of(model).name if is_ours else ""


def equality_of(person: User) -> dict[str, str]:
    """What she herself has told of gender and first language; empty where she has not."""
    row = EqualityAnswer.objects.visible_to(person).first()
    return decrypt(row.sealed) if row else {}


def equality_for_the_audit() -> dict[int, dict[str, str]]:
    """All answers by number of the person, for the job that measures fairness: it publishes groups, never people."""
    return {row.person_id: decrypt(row.sealed) for row in EqualityAnswer.objects.all()}


def _told_freely(person: User) -> list[list[Cell]]:
    words = {"sex": (_("gender"), dict(Sex.choices)), "language": (_("first language"), dict(FirstLanguage.choices))}
    facts = equality_of(person)
    row = [Cell(name, words[name][0], str(words[name][1][fact]), fact) for name, fact in facts.items()]
    return [row] if row else []


def as_json(sections: list[Section]) -> dict[str, Any]:
    """The same for machines."""
    return {section.name: [{cell.name: cell.value for cell in row} for row in section.rows] for section in sections}


def _section(model: type[models.Model], part: Part, rows: QuerySet[Any], person: User) -> Section:
    fields = [
        field for field in model._meta.concrete_fields if field.name not in SECRETS and field.name in part.columns
    ]
    joined = [field.name for field in fields if field.is_relation]
    found = rows.select_related(*joined) if joined else rows
    telling = {field.name for field in fields if tells(model, field, part)}
    rows_of_cells = [[_cell(field, row, person, telling - _silent(row, part)) for field in fields] for row in found]
    return Section(
        model._meta.label_lower, str(part.title or model._meta.verbose_name_plural), rows_of_cells, part.theme
    )


def _silent(row: Any, part: Part) -> set[str]:
    """Marks of the service that are not set: that something is not a trial of chance tells nothing."""
    return {name for name in part.internal if getattr(row, name) is False}


def _cell(field: Any, row: Any, person: User, telling: set[str]) -> Cell:
    label, value = label_of(field), getattr(row, field.name)
    shown = in_words(row, field, person) if field.name in telling else ""
    if isinstance(field, models.FileField):
        return Cell(field.name, label, value.name.rpartition("/")[2] if value else "", _file(value))
    if isinstance(value, User):
        value = value.full_name if value == person or value.has_staff_role else str(value.get_role_display())
    elif isinstance(value, models.Model):
        value = str(value)
    return Cell(field.name, label, shown, value)


def _file(value: Any) -> dict[str, str] | None:
    if not value or not value.storage.exists(value.name):
        return None
    with value.open("rb") as file:
        return {"name": value.name, "base64": base64.b64encode(file.read()).decode()}


def _line(entry: Entry) -> list[Cell]:
    meta: Any = Entry._meta
    names = {name: str(meta.get_field(name).verbose_name) for name in ("at", "actor", "verb", "reason")}
    when = date_format(timezone.localtime(entry.at), "SHORT_DATETIME_FORMAT")
    return [
        Cell("at", names["at"], when, entry.at),
        Cell("actor", names["actor"], entry.actor.full_name, entry.actor.full_name),
        Cell("verb", names["verb"], entry.words, entry.verb),
        Cell("reason", names["reason"], entry.reason, entry.reason),
    ]


def with_places(consents: Iterable[Consent]) -> list[Any]:
    """Put what a consent is about beside it, as ``place``: each feature knows the names of its own."""
    rows: list[Any] = list(consents)
    names = {}
    for kind, names_of in merged("consent_subjects").items():
        numbers = [one.about.removeprefix(f"{kind} ") for one in rows if one.about.startswith(f"{kind} ")]
        names.update({f"{kind} {number}": name for number, name in names_of(numbers).items()})
    for row in rows:
        row.place = names.get(row.about, "")
    return rows


def without_sign_of_life(since: dt.datetime) -> QuerySet[User]:
    """Accounts of young people and employers where no person has done anything since a moment; looking is nothing."""
    mine = Q(role__in=[Role.YOUNG, Role.EMPLOYER], is_active=True, joined_at__lt=since)
    quiet = User.objects.filter(mine).filter(Q(last_login__isnull=True) | Q(last_login__lt=since))
    signs = Entry.objects.filter(at__gte=since).exclude(verb__endswith=f".{VIEW}").exclude(actor__role=Role.SYSTEM)
    concerned = signs.filter(person__isnull=False).values("person")
    return quiet.exclude(pk__in=concerned).exclude(pk__in=signs.values("actor"))


def to_warn(now: dt.datetime) -> QuerySet[User]:
    """Accounts that have a month left."""
    quiet = without_sign_of_life(now - dt.timedelta(days=ACCOUNT_DAYS - WARNING_DAYS))
    told = Notice.objects.filter(name=WARNING, created_at__gte=now - dt.timedelta(days=2 * WARNING_DAYS))
    return quiet.exclude(pk__in=told.values("recipient"))


def to_erase(now: dt.datetime) -> QuerySet[User]:
    """Accounts whose month is over."""
    told = Notice.objects.filter(name=WARNING, created_at__lte=now - dt.timedelta(days=WARNING_DAYS))
    quiet = without_sign_of_life(now - dt.timedelta(days=ACCOUNT_DAYS))
    return quiet.filter(pk__in=told.values("recipient"))
