"""Reads of the list of young people: whose they are, the questions with their numbers, columns and order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.audit.models import Entry
from accounts.caseloads.asking.states import NEW_DAYS, SILENT_DAYS, USUAL_SORT, Scope
from accounts.caseloads.models import Responsibility
from accounts.caseloads.queries import people_of, stands_in_today, with_next_steps, young_people_of_authority
from accounts.caseloads.savedlists.models import SavedList
from accounts.manifests import contact_verbs, manifests
from accounts.people.models import User
from accounts.people.rules import is_coordinator
from accounts.person_lists import PersonColumn, PersonQuestion, QuestionGroup

LONGEST_NUMBER = 18  # digits of a row's number in the database


class Asked(NamedTuple):
    """What a list shows: one question or everybody, whose young people, by which column (``-`` the last first)."""

    question: PersonQuestion | None
    scope: Scope
    coach: int | None
    sort: str


class Head(NamedTuple):
    """The head of a column: its words, what the address says to sort by it or to turn it, and how it is sorted now."""

    label: Any
    sort: str
    direction: str


class NumberedQuestion(NamedTuple):
    """A question and how many young people it holds for."""

    question: PersonQuestion
    number: int


class KeptList(NamedTuple):
    """A saved list, what its address asks for, and which of its parts no feature knows any more."""

    row: SavedList
    query: str
    is_question_gone: bool
    is_order_gone: bool


def questions_of(reader: Any) -> list[PersonQuestion]:
    """The questions of a reader's role, by group."""
    found = [one for manifest in manifests() for one in manifest.person_questions if reader.role in one.roles]
    return sorted(found, key=attrgetter("group"))


def columns_by_name() -> dict[str, PersonColumn]:
    """Every column that a list of young people may show."""
    return {column.name: column for manifest in manifests() for column in manifest.person_columns}


def columns_of(question: PersonQuestion | None) -> list[PersonColumn]:
    """The columns of a question, the usual ones where none is asked."""
    known = columns_by_name()
    return [known[name] for name in question.columns] if question else [one for one in known.values() if one.is_usual]


def asked_of(reader: Any, told: Mapping[str, str]) -> Asked:
    """What an address asks for; what is not known in it is left out."""
    question = next((one for one in questions_of(reader) if one.name == told.get("question")), None)
    scope = Scope(told["scope"]) if told.get("scope") in Scope.values else Scope.ALL
    coach, sort = told.get("coach", ""), told.get("sort", "")
    number = int(coach) if coach.isascii() and coach.isdigit() and len(coach) <= LONGEST_NUMBER else None
    usual = question.sort if question else USUAL_SORT
    return Asked(question, scope, number, sort if sort.removeprefix("-") in orders_of(question) else usual)


def people_within(reader: Any, asked: Asked) -> QuerySet[User]:
    """Young people of the scope that is asked for; for a coordinator those of the authority, or of one coach there."""
    if is_coordinator(reader):
        people = young_people_of_authority(reader)
        return people if asked.coach is None else people.filter(_with(asked.coach))
    people = people_of(reader)
    return {
        Scope.ALL: people, Scope.OWN: people.filter(_with(reader)), Scope.DEPUTISED: people.exclude(_with(reader)),
    }[asked.scope]  # fmt: skip


def _with(coach: Any) -> Exists:
    return Exists(Responsibility.objects.standing().filter(person=OuterRef("pk"), coach=coach))


def scopes_of(reader: Any) -> list[Scope]:
    """What a coach who stands in for somebody may choose from."""
    return list(Scope) if not is_coordinator(reader) and stands_in_today(reader) else []


def asked_people(reader: Any, people: Any, asked: Asked) -> Any:
    """The rows of a list in their order, with what it shows of each."""
    chosen = people.filter(asked.question.holds(reader)) if asked.question else people
    order = orders_of(asked.question)[asked.sort.removeprefix("-")](reader)
    turned = [
        one.desc(nulls_last=True) if asked.sort.startswith("-") else one.asc(nulls_first=True)
        for one in (order if isinstance(order, tuple) else (order,))
    ]
    return with_next_steps(reader, chosen).order_by(*turned, "pk")


def questions_with_numbers(reader: Any, people: QuerySet[User]) -> list[tuple[QuestionGroup, list[NumberedQuestion]]]:
    """The questions by group, each with the number of people it holds for: one question to the database for all."""
    questions = questions_of(reader)
    counts = {f"number_{place}": Count("pk", filter=Q(one.holds(reader))) for place, one in enumerate(questions)}
    found = people.order_by().aggregate(**counts)
    numbered = [NumberedQuestion(one, found[f"number_{place}"]) for place, one in enumerate(questions)]
    return [(group, list(rows)) for group, rows in groupby(numbered, lambda one: QuestionGroup(one.question.group))]


def with_columns(people: Iterable[Any], columns: Iterable[PersonColumn], reader: Any) -> list[Any]:
    """Put its columns with their values beside each person, each column asked once."""
    rows = list(people)
    values = [(column, column.values(rows, reader)) for column in columns]
    for person in rows:
        person.columns = [(column, by_person.get(person.pk)) for column, by_person in values]
    return rows


def orders_of(question: PersonQuestion | None) -> dict[str, Callable[[Any], Any]]:
    """What the list of a question may be sorted by: name, coach, and its columns that have an order."""
    return {
        "name": _by_name,
        "coach": lambda _reader: (F("coach_family_name"), F("coach_given_name")),
        **{column.name: column.order for column in columns_of(question) if column.order},
    }


def heads_of(asked: Asked) -> list[Head]:
    """The heads of the columns that a question shows, after those of name and coach."""
    labels = {"name": _("Name"), "coach": _("Coach"), **{one.name: one.label for one in columns_of(asked.question)}}
    return [_head(name, label, asked) for name, label in labels.items()]


def _head(name: str, label: Any, asked: Asked) -> Head:
    if name not in orders_of(asked.question):
        return Head(label, "", "")
    if asked.sort.removeprefix("-") != name:
        return Head(label, name, "")
    return Head(label, name, "descending") if asked.sort.startswith("-") else Head(label, f"-{name}", "ascending")


def _by_name(reader: Any) -> tuple[F, ...]:
    """By last name for who reads it."""
    return (F("given_name"),) if is_coordinator(reader) else (F("family_name"), F("given_name"))


def lists_of(reader: Any) -> list[KeptList]:
    """A reader's lists in her order."""
    known = {one.name: one for one in questions_of(reader)}
    return [_kept(row, known) for row in SavedList.objects.visible_to(reader)]


def _kept(row: SavedList, known: dict[str, Any]) -> KeptList:
    parts = {"question": row.question, "scope": row.scope, "sort": row.sort}
    gone = bool(row.question) and row.question not in known
    lost = bool(row.sort) and row.sort.removeprefix("-") not in orders_of(known.get(row.question))
    query = urlencode({name: value for name, value in parts.items() if value})
    return KeptList(row, query, gone, lost and not gone)


def beginning(reader: Any) -> Subquery:
    """Since when the reader is the coach of a person."""
    own = Responsibility.objects.standing().filter(person=OuterRef("pk"), coach=reader)
    return Subquery(own.values("started_at")[:1])


def new_to(reader: Any) -> Exists:
    """She came to this coach lately."""
    since = timezone.now() - dt.timedelta(days=NEW_DAYS)
    return Exists(Responsibility.objects.standing().filter(person=OuterRef("pk"), coach=reader, started_at__gte=since))


def without_coach(_reader: Any) -> Any:
    """Nobody answers for her."""
    return ~Exists(Responsibility.objects.standing().filter(person=OuterRef("pk")))


def without_contact(_reader: Any) -> Any:
    """Nobody has met her or written with her lately."""
    since = timezone.now() - dt.timedelta(days=SILENT_DAYS)
    return ~Exists(Entry.objects.filter(person=OuterRef("pk"), verb__in=contact_verbs(), at__gte=since))
