"""The list of young people as rows of a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accounts.caseloads.asking.queries import Asked, columns_of, heads_of, with_columns
from accounts.people.words import last_name_first


def rows_of_list(people: Iterable[Any], asked: Asked, reader: Any) -> list[list[str]]:
    """What the list shows, its heads first; what is the reader's own stays out."""
    columns = columns_of(asked.question)
    rows = with_columns(people, columns, reader)
    return [[str(head.label) for head in heads_of(asked)], *(_cells(person, reader) for person in rows)]


def _cells(person: Any, reader: Any) -> list[str]:
    coach = f"{person.coach_given_name or ''} {person.coach_family_name or ''}".strip()
    told = ["" if value is None else str(column.text(value)) for column, value in person.columns]
    return [last_name_first(reader, person), coach, *told]
