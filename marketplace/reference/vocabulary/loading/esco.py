"""The official ESCO release as CSV: reading it with care, and importing it over the shipped vocabulary."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from marketplace.reference.vocabulary.loading.merge import (
    Progress,
    Tally,
    merge_concepts,
    merge_labels,
    merge_relations,
    silent,
)
from marketplace.reference.vocabulary.models import Concept, Label
from marketplace.reference.vocabulary.states import Kind, Tongue

FILES = {Kind.OCCUPATION: "occupations", Kind.SKILL: "skills"}
COLUMNS = {
    Kind.OCCUPATION: ("conceptUri", "iscoGroup", "preferredLabel", "altLabels"),
    Kind.SKILL: ("conceptUri", "preferredLabel", "altLabels"),
}
RELATIONS = "occupationSkillRelations.csv"
RELATION_COLUMNS = ("occupationUri", "relationType", "skillUri")
ESSENTIAL = {"essential": True, "optional": False}
LONGEST = 200
_URI = re.compile(r"http://data\.europa\.eu/esco/(?:occupation|skill)/([\w-]{1,60})")
_ISCO = re.compile(r"\d{4}")


class EscoError(ValueError):
    """The folder is no ESCO release; the message names the file and the line."""


@dataclass
class Entry:
    """One occupation or skill of the release: its name and other words by language."""

    kind: Kind
    code: str
    isco: str = ""
    names: dict[str, str] = field(default_factory=dict)
    words: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Release:
    """What a folder holds: entries by ESCO address, and (occupation, skill) addresses with essential or not."""

    entries: dict[str, Entry]
    relations: dict[tuple[str, str], bool]


@dataclass(frozen=True)
class ImportReport:
    """How many concepts, words and relations were added, changed and already right."""

    concepts: Tally
    labels: Tally
    relations: Tally

    @property
    def is_still(self) -> bool:
        """The release was there already."""
        return self.concepts.is_still and self.labels.is_still and self.relations.is_still


def read_release(folder: Path, progress: Progress = silent) -> Release:
    """Read and check a folder with the official CSV files in Finnish, Swedish and English.

    Raises EscoError with file and line for anything missing, broken or contradicting itself.
    """
    entries: dict[str, Entry] = {}
    files = [(kind, tongue) for kind in FILES for tongue in Tongue.values]
    for kind, tongue in progress(files, "ESCO"):
        _read_names(folder / f"{FILES[kind]}_{tongue}.csv", kind, tongue, entries)
    for kind, tongue in files:
        for uri, entry in entries.items():
            if entry.kind == kind and tongue not in entry.names:
                raise EscoError(f"{FILES[kind]}_{tongue}.csv: no line names {uri}")
    return Release(entries, dict(_read_relations(folder / RELATIONS, entries)))


@transaction.atomic
def import_release(release: Release, progress: Progress = silent) -> ImportReport:
    """Write a release, all of it or nothing. Concepts that the house ships keep their names and gain words."""
    house = {concept.esco_uri: concept for concept in Concept.objects.everyday().exclude(esco_uri="")}
    entries = release.entries
    concepts = merge_concepts(
        {(entry.kind.value, entry.code): _values(uri, entry) for uri, entry in entries.items() if uri not in house},
        progress,
    )
    ids = dict(Concept.objects.exclude(esco_uri="").values_list("esco_uri", "pk"))
    labels: dict[tuple[int, str, str], bool] = {}
    for uri, entry in entries.items():
        for tongue, text in (*entry.words, *entry.names.items()):
            name = house[uri].name_in(tongue) if uri in house else entry.names[tongue]
            labels[ids[uri], tongue, text] = text == name
    return ImportReport(
        concepts,
        merge_labels(Label.objects.filter(concept__in=Concept.objects.exclude(esco_uri="")), labels, progress),
        merge_relations({(ids[a], ids[b]): needed for (a, b), needed in release.relations.items()}, progress),
    )


def _values(uri: str, entry: Entry) -> tuple:
    return (*(entry.names[tongue] for tongue in Tongue.values), uri, entry.isco, "", "", False)


def _read_names(path: Path, kind: Kind, tongue: str, entries: dict[str, Entry]) -> None:
    for line, row in _rows(path, COLUMNS[kind]):
        where = f"{path.name} line {line}"
        uri, name = row["conceptUri"].strip(), row["preferredLabel"].strip()
        known = _URI.fullmatch(uri)
        if not known:
            raise EscoError(f"{where}: “{uri[:60]}” is no ESCO address")
        entry = entries.setdefault(uri, Entry(kind, known[1]))
        if entry.kind != kind or tongue in entry.names:
            raise EscoError(f"{where}: {uri} is named twice")
        words = [word.strip() for word in row["altLabels"].split("\n") if word.strip()]
        if not name or any(len(word) > LONGEST for word in (name, *words)):
            raise EscoError(f"{where}: a name must have 1–{LONGEST} letters")
        entry.names[tongue] = name
        entry.words += [(tongue, word) for word in words]
        if kind == Kind.OCCUPATION:
            entry.isco = row["iscoGroup"].strip()
            if not _ISCO.fullmatch(entry.isco):
                raise EscoError(f"{where}: the ISCO group “{entry.isco[:20]}” must have four digits")


def _read_relations(path: Path, entries: dict[str, Entry]) -> Iterator[tuple[tuple[str, str], bool]]:
    for line, row in _rows(path, RELATION_COLUMNS):
        where = f"{path.name} line {line}"
        pair = row["occupationUri"].strip(), row["skillUri"].strip()
        for uri, kind in zip(pair, FILES, strict=True):
            if uri not in entries or entries[uri].kind != kind:
                raise EscoError(f"{where}: no {kind} has the address “{uri[:80]}”")
        if row["relationType"] not in ESSENTIAL:
            raise EscoError(f"{where}: the relation “{row['relationType'][:20]}” is neither essential nor optional")
        yield pair, ESSENTIAL[row["relationType"]]


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with the number of the line on which each ends."""
    reader = None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise EscoError(f"{path.name} line 1: the column {missing[0]} is missing")
            for row in reader:
                if None in row or None in row.values():
                    raise EscoError(f"{path.name} line {reader.line_num}: the number of columns is wrong")
                yield reader.line_num, row
    except FileNotFoundError:
        raise EscoError(f"{path.name} is missing in {path.parent}") from None
    except (csv.Error, UnicodeDecodeError) as error:
        line = reader.line_num + 1 if reader else 1
        raise EscoError(f"{path.name} line {line}: {error}") from None
