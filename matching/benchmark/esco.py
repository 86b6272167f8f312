"""The ESCO classification as it lies in its CSV release: labels, unit groups, which work needs which skill."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matching.benchmark.files import MalformedError

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Esco:
    """Skills and occupations by the last part of their URI, groups by ISCO-08 code."""

    skill_labels: list[tuple[str, str]]  # (concept, label), preferred labels of all languages first
    work_labels: list[tuple[str, str]]
    isco: dict[str, str]  # occupation → unit group
    skills_of: dict[str, frozenset[str]]  # occupation → its essential and optional skills
    related: list[tuple[str, str]]  # skills that belong together


def read_esco(folder: Path) -> Esco:
    """Read a release. Raises MalformedError where a file is missing or has other columns."""
    isco: dict[str, str] = {}
    skill_labels = _labels(folder, "skills")
    work_labels = _labels(folder, "occupations", isco)
    for language in LANGUAGES:
        for row in _rows(folder / f"ISCOGroups_{language}.csv", ("code", "preferredLabel")):
            work_labels.append((row["code"], row["preferredLabel"]))
    skills_of: dict[str, set[str]] = {}
    for row in _rows(folder / "occupationSkillRelations.csv", ("occupationUri", "skillUri")):
        skills_of.setdefault(_last(row["occupationUri"]), set()).add(_last(row["skillUri"]))
    related = [
        (_last(row["originalSkillUri"]), _last(row["relatedSkillUri"]))
        for row in _rows(folder / "skillSkillRelations.csv", ("originalSkillUri", "relatedSkillUri"))
    ]
    return Esco(skill_labels, work_labels, isco, {k: frozenset(v) for k, v in sorted(skills_of.items())}, related)


def _labels(folder: Path, name: str, isco: dict[str, str] | None = None) -> list[tuple[str, str]]:
    preferred: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for language in LANGUAGES:
        for row in _rows(folder / f"{name}_{language}.csv", ("conceptUri", "preferredLabel", "altLabels")):
            concept = _last(row["conceptUri"])
            preferred.append((concept, row["preferredLabel"]))
            others.extend((concept, label) for label in (row["altLabels"] or "").split("\n"))
            if isco is not None:
                isco[concept] = row["iscoGroup"]
    return preferred + others


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            missing = set(needed) - set(reader.fieldnames or ())
            if missing:
                raise MalformedError(f"{path}, line 1: no column {', '.join(sorted(missing))}")
            yield from reader
    except FileNotFoundError as error:
        raise MalformedError(f"{path}: no such file") from error


def _last(uri: str) -> str:
    return uri.rpartition("/")[2]
