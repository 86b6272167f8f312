"""Tables as files, CSV and XLSX, in which no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook

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


def xlsx_file(rows: Iterable[Iterable[Any]]) -> bytes:
    """Rows as a workbook of one sheet, every cell text and inert, the first row its head."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, inert(cell), None if number else bold)
        sheet.autofit()
    return file.getvalue()
