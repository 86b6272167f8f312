"""Files of places from elsewhere: CSV with our column names, JSON by schema.org JobPosting; read into plain rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from accounts.access.folding import fold

COLUMNS = (
    "external_id", "title", "kind", "aim", "occupation", "purpose", "tasks", "municipality", "street", "seats",
    "hours_per_week", "starts_on", "ends_on", "closes_on", "pay", "job_likely", "guide_name",
    "start_moves_weeks", "least_hours", "nearest_stop",
)  # fmt: skip
# How people head their tables in Finnish, folded.
FINNISH = {
    "tunniste": "external_id", "otsikko": "title", "tyyppi": "kind", "ammatti": "occupation", "tarkoitus": "purpose",
    "tehtavat": "tasks", "kunta": "municipality", "osoite": "street", "paikkoja": "seats",
    "tunnit viikossa": "hours_per_week", "alkaa": "starts_on", "paattyy": "ends_on", "haku paattyy": "closes_on",
    "palkka": "pay", "tyollistyminen": "job_likely", "ohjaaja": "guide_name", "pysakki": "nearest_stop",
}  # fmt: skip
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # marks of what Excel calls Unicode text
NEEDED = ("title", "municipality")
EMPLOYMENT = {
    "FULL_TIME": "job",
    "PART_TIME": "job",
    "TEMPORARY": "job",
    "PER_DIEM": "job",
    "APPRENTICESHIP": "apprenticeship",
}
FULL_TIME_HOURS = "38"


class SourceError(ValueError):
    """The file as a whole cannot be read; the message says why."""


@dataclass
class Raw:
    """One row of a file: where it stands, its values as text, or what is broken about it."""

    place: str
    values: dict[str, str] = field(default_factory=dict)
    broken: str = ""


def decode(content: bytes) -> str:
    """Text of a file: UTF-8 with or without its mark, UTF-16 with it, else Windows-1252.

    Raises SourceError for what is no text at all.
    """
    try:
        text = content.decode("utf-16" if content[:2] in UTF_16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text.split("\n", 1)[0] or not text.strip():
        raise SourceError(_("the file is empty") if not text.strip() else _("this is no text file"))
    return text


def read(content: bytes) -> Iterator[Raw]:
    """The rows of a file, whichever of the two shapes it has."""
    text = decode(content)
    yield from _json_rows(text) if text.lstrip()[:1] in "[{" else _csv_rows(text)


def _csv_rows(text: str) -> Iterator[Raw]:
    lines = text.splitlines(keepends=True)
    if lines[0].lower().startswith("sep="):  # Excel's own hint, for nobody else
        lines[0] = "\n"
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(";,\t", key=head.count)
    reader = csv.reader(lines, delimiter=delimiter)
    told = next((row for row in reader if row), [])
    names = [FINNISH.get(fold(name), name.strip().lower()) for name in told]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise SourceError(_("the first line does not name the column %(name)s") % {"name": missing[0]})
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Raw(_("line %(number)s") % {"number": reader.line_num}, broken=str(error))
            continue
        where = _("line %(number)s") % {"number": reader.line_num}
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(names):
            yield Raw(
                where, broken=_("%(told)s columns instead of %(wanted)s") % {"told": len(values), "wanted": len(names)}
            )
            continue
        pairs = zip(names, values, strict=True)
        yield Raw(where, {name: value.strip() for name, value in pairs if name in COLUMNS})


def _json_rows(text: str) -> Iterator[Raw]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"this is no JSON: {error}") from None
    rows = found.get("@graph", [found]) if isinstance(found, dict) else found
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
        where = f"posting {number}"
        kind = row.get("@type") if isinstance(row, dict) else None
        if kind not in ("JobPosting", ["JobPosting"]):
            yield Raw(where, broken="this is no JobPosting")
        else:
            yield Raw(where, {name: value for name, value in _posting(row).items() if value})


def _posting(row: dict[str, Any]) -> dict[str, str]:
    """The fields of a JobPosting that we know; HTML of the description becomes text."""
    address = _inside(row, "jobLocation", "address")
    kind = _first(row.get("employmentType"))
    hours = _text(row.get("workHours"))
    return {
        "external_id": _text(_value(row.get("identifier")) or row.get("url")),
        "title": _text(row.get("title")),
        "kind": EMPLOYMENT.get(_text(kind).upper(), _text(kind)),
        "aim": _text(row.get("aim")),
        "occupation": _text(_value(_first(row.get("occupationalCategory"))) or _value(row.get("relevantOccupation"))),
        "purpose": _text(row.get("responsibilities")),
        "tasks": _text(row.get("description")),
        "municipality": _text(address.get("addressLocality")),
        "street": _text(address.get("streetAddress")),
        "seats": _text(row.get("totalJobOpenings")),
        "hours_per_week": hours or (FULL_TIME_HOURS if _text(kind).upper() == "FULL_TIME" else ""),
        "starts_on": _text(row.get("jobStartDate"))[:10],
        "closes_on": _text(row.get("validThrough"))[:10],
        "pay": _pay(row.get("baseSalary")),
    }


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _inside(row: dict[str, Any], *names: str) -> dict[str, Any]:
    found: Any = row
    for name in names:
        found = _first(found.get(name)) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _value(obj: Any) -> Any:
    return obj.get("value") or obj.get("name") if isinstance(obj, dict) else obj


def _text(value: Any) -> str:
    return strip_tags(str(value)).strip() if isinstance(value, str | int | float) else ""


def _pay(salary: Any) -> str:
    if not isinstance(salary, dict):
        return _text(salary)
    value, currency = salary.get("value"), _text(salary.get("currency")) or "EUR"
    if not isinstance(value, dict):
        return f"{_text(value)} {currency}" if _text(value) else ""
    amounts = [_text(value.get(name)) for name in ("value", "minValue", "maxValue")]
    amount = amounts[0] or "–".join(part for part in amounts[1:] if part)
    unit = _text(value.get("unitText")).lower()
    return " ".join(part for part in (amount, currency, f"/ {unit}" if unit else "") if part) if amount else ""
