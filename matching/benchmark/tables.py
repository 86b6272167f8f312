"""Reading tables of text, with the file and the line named where something is wrong."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matching.benchmark.files import MalformedError

COMMAS: Mapping[str, Any] = {"delimiter": ","}
TABBED: Mapping[str, Any] = {"delimiter": "\t", "quoting": csv.QUOTE_NONE}
_ID = re.compile(r"\S+")


def read_table(path: Path, needed: tuple[str, ...], form: Mapping[str, Any] = COMMAS) -> Iterator[dict[str, str]]:
    """Rows of a table whose first line names its columns; each must have as many cells as there are columns."""
    reader = None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True, **form)
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise MalformedError(f"{path}, line 1: no column {', '.join(missing)}")
            for row in reader:
                if None in row or None in row.values():
                    raise MalformedError(f"{path}, line {reader.line_num}: the number of columns is wrong")
                if not all(row[name].strip() for name in needed):
                    raise MalformedError(f"{path}, line {reader.line_num}: one of {', '.join(needed)} is empty")
                yield row
    except FileNotFoundError as error:
        raise MalformedError(f"{path}: no such file") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise MalformedError(f"{path}, line {reader.line_num + 1 if reader else 1}: {error}") from error


def read_pairs(path: Path, form: re.Pattern[str] = _ID) -> list[tuple[str, str]]:
    """Lines of an id of the given form, a tab and a text, without a line of names; every id comes once."""
    found: dict[str, str] = {}
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError as error:
        raise MalformedError(f"{path}: no such file") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            name, text = line.decode().rstrip("\r").split("\t")
        except ValueError as error:
            raise MalformedError(f"{path}, line {number}: not an id, a tab and a text") from error
        if not form.fullmatch(name) or not text.strip():
            raise MalformedError(f"{path}, line {number}: the id “{name[:40]}” is not one, or it has no text")
        if name in found:
            raise MalformedError(f"{path}, line {number}: {name} came before")
        found[name] = text.strip()
    return list(found.items())
