"""Reading JSON lines, with the file and the line named where something is wrong, and writing them."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

Source = TypeVar("Source")
Row = TypeVar("Row")


class MalformedError(ValueError):
    """A dataset that cannot be read; the message names the file and the line."""


def read_object(path: Path) -> dict[str, Any]:
    """The one JSON object of a file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MalformedError(f"{path}: no such file") from error
    except ValueError as error:
        raise MalformedError(f"{path}, line {getattr(error, 'lineno', 1)}: {error}") from error
    if not isinstance(content, dict):
        raise MalformedError(f"{path}, line 1: not an object")
    return content


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Every line as an object."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError as error:
        raise MalformedError(f"{path}: no such file") from error
    return converted(path, lines, _object)


def converted(path: Path, rows: Iterable[Source], make: Callable[[Source], Row]) -> list[Row]:
    """What ``make`` makes of every row of a file, in their order; a row that it cannot read is named by its line."""
    made = []
    for number, row in enumerate(rows, start=1):
        try:
            made.append(make(row))
        except KeyError as error:
            raise MalformedError(f"{path}, line {number}: there is no {error}") from error
        except (ValueError, TypeError, AttributeError, IndexError) as error:
            raise MalformedError(f"{path}, line {number}: {error}") from error
    return made


def _object(line: bytes) -> dict[str, Any]:
    content = json.loads(line)
    if not isinstance(content, dict):
        raise TypeError("not an object")
    return content


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """One JSON object per line, keys in the order given."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def dataset_options(description: str | None) -> argparse.Namespace:
    """What a script over one market is told: ``dataset``, ``esco`` and ``out``, each a path."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--esco", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()
