"""The numbers as a CSV file that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from io import StringIO
from typing import Any

from moderation.statistics.words import Table

BOM = "\ufeff"  # Excel reads the file as UTF-8 only with it
_FORMULA = re.compile(r"""^[\s"'`]*[=+\-@|%]""")
_PHONE = re.compile(r"\+\d[\d\s]{5,18}")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_CONTROL = {"Cc", "Cf"}


def inert(cell: Any) -> str:
    """A cell as text that no spreadsheet runs: an apostrophe before what begins like a formula (CWE-1236).

    Control characters become spaces; full-width twins of the signs count as the signs. Numbers and phone numbers
    (+358…) stay as they are.
    """
    plain = "".join(" " if unicodedata.category(sign) in _CONTROL else sign for sign in str(cell))
    began_with_control = plain != str(cell) and str(cell)[:1] != plain[:1]
    if _NUMBER.fullmatch(plain) or _PHONE.fullmatch(plain):
        return plain
    looks_like_formula = _FORMULA.match(unicodedata.normalize("NFKC", plain))
    return f"'{plain}" if looks_like_formula or began_with_control else plain


def csv_file(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as a semicolon file, the way Finnish spreadsheets open it."""
    file = StringIO()
    file.write(BOM)
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return file.getvalue()


def rows_of(table: Table, heading: Any, share: Any) -> list[list[Any]]:
    """A table with its heads, ready for the file."""
    head = [heading, *table.columns, share]
    return [head, *([row.label, *row.cells, "" if row.share is None else row.share] for row in table.rows)]
