"""The numbers as rows of a file."""

from __future__ import annotations

from typing import Any

from moderation.statistics.words import Table


def rows_of(table: Table, heading: Any, share: Any) -> list[list[Any]]:
    """A table with its heads, ready for the file."""
    head = [heading, *table.columns, share]
    return [head, *([row.label, *row.cells, "" if row.share is None else row.share] for row in table.rows)]
