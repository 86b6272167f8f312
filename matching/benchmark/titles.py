"""Free titles of a file to ESCO occupations and ISCO groups, or to the elements of a MELO corpus."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from matching.benchmark.tables import TABBED, read_pairs, read_table
from matching.ranking.titles import GROUP, OTHER, Title, TitleLinker, Work

LANGUAGES = ("fi", "sv", "en")
GROUPS = "isco/"  # before the code of a group, where an occupation has its URI
UNIT = 4  # digits of a unit group
MOST = {"isco": 10, "esco": 20, "ranked": 100}
BLOCK = 64  # texts answered together
DEEPER = 1e-4  # parts two that are as alike: who asks means a kind of work, not a whole field
Row = TypeVar("Row")
ELEMENT = re.compile(r"\S+_[a-z]{2}_\d+")  # concept, language and number of its label


@dataclass(frozen=True, slots=True)
class Release:
    """An ESCO release as the linker wants it."""

    titles: list[Title]
    work: Work
    isco: dict[str, str]  # concept → code of its group


def read_release(folder: Path) -> Release:
    """Read occupations, groups, skills and what work asks for. Raises MalformedError, naming file and line."""
    titles: list[Title] = []
    isco: dict[str, str] = {}
    for language in LANGUAGES:
        for row in read_table(folder / f"ISCOGroups_{language}.csv", ("code", "preferredLabel")):
            titles.append(Title(GROUPS + row["code"], row["preferredLabel"], language, GROUP))
            isco[GROUPS + row["code"]] = row["code"]
        for row in read_table(folder / f"occupations_{language}.csv", ("conceptUri", "iscoGroup", "preferredLabel")):
            isco[row["conceptUri"]] = row["iscoGroup"]
            titles += _labels(row, language)
    groups = {concept: GROUPS + code for concept, code in isco.items() if not concept.startswith(GROUPS)}
    needs = read_table(folder / "occupationSkillRelations.csv", ("occupationUri", "skillUri"))
    pairs = [(row["occupationUri"], row["skillUri"]) for row in needs]
    return Release(titles, Work(groups, _skills(folder), pairs), isco)


def _labels(row: dict[str, str], language: str) -> Iterator[Title]:
    name = row["preferredLabel"]
    yield Title(row["conceptUri"], name, language)
    for other in row.get("altLabels", "").split("\n"):
        if other.strip() and other.strip() != name:
            yield Title(row["conceptUri"], other.strip(), language, OTHER)


def _skills(folder: Path) -> dict[str, list[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        for row in read_table(folder / f"skills_{language}.csv", ("conceptUri", "preferredLabel")):
            names[row["conceptUri"]].append(row["preferredLabel"])
    return {skill: labels for skill, labels in names.items() if len(labels) == len(LANGUAGES)}


def everyday_titles(release: Release, words: Iterable[tuple[str, str, str, str]]) -> Iterator[Title]:
    """Words of the house, given as (ESCO address, ISCO code, language, text), as names of what they stand for."""
    for address, code, language, text in words:
        concept = address if address in release.isco else GROUPS + code
        if concept in release.isco:
            yield Title(concept, text, language)


def read_titles(path: Path) -> list[str]:
    """The titles of a table with a column ``text``; the other columns stay unread."""
    return [row["text"].strip() for row in read_table(path, ("text",), TABBED)]


def link(texts: Sequence[str], release: Release, titles: Iterable[Title]) -> Iterator[dict[str, Any]]:
    """The groups and the occupations of each text, best first."""
    linker = TitleLinker().fit(titles, release.work)
    for block in _blocks(texts):
        for text, ranked in zip(block, linker.rank(block, most=200), strict=True):
            codes = dict.fromkeys(release.isco[one] for one in ranked)
            units = [code for code in codes if len(code) == UNIT]
            known = [one for one in ranked if not one.startswith(GROUPS)]
            yield {"text": text, "isco": units[: MOST["isco"]], "esco": known[: MOST["esco"]]}


@dataclass(frozen=True, slots=True)
class Corpus:
    """The concepts of a MELO corpus: the first element of each, and which of our concepts it is."""

    first: list[str]
    concepts: list[str]
    unknown: list[Title]  # labels of those that are none of ours


def read_corpus(path: Path, titles: Iterable[Title]) -> Corpus:
    """Read a corpus and recognise its concepts by their labels, those with most labels in common first."""
    elements: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name, text in read_pairs(path, ELEMENT):
        concept, language, _number = name.rsplit("_", 2)
        elements[concept].append((name, language, text))
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for title in titles:
        holders[title.language, title.text.lower()].append(title.concept)
    corpus = Corpus([], [], [])
    taken: set[str] = set()
    for concept, rows in elements.items():
        votes = Counter(holder for _, language, text in rows for holder in holders.get((language, text.lower()), ()))
        best = [one for one, count in votes.items() if count == max(votes.values())]
        ours = next((one for one in best if one not in taken), best[0] if best else concept)
        if not best:
            corpus.unknown.extend(Title(concept, text, language) for _, language, text in rows)
        taken.add(ours)
        corpus.first.append(rows[0][0])
        corpus.concepts.append(ours)
    return corpus


def rank_corpus(
    queries: Sequence[tuple[str, str]], corpus: Corpus, release: Release, titles: Sequence[Title]
) -> Iterator[dict[str, Any]]:
    """The elements of the corpus for each query (id, text), best first, one per concept."""
    linker = TitleLinker().fit([*titles, *corpus.unknown], release.work)
    place = {concept: at for at, concept in enumerate(linker.concepts_)}
    columns = np.array([place[concept] for concept in corpus.concepts])
    deeper = DEEPER * np.array([len(release.isco.get(concept, "0" * UNIT)) >= UNIT for concept in corpus.concepts])
    for block in _blocks(queries):
        alike = linker.likeness([text for _, text in block])[:, columns] + deeper
        for (name, _), order in zip(block, np.argsort(-alike, axis=1, kind="stable"), strict=True):
            yield {"id": name, "ranked": [corpus.first[at] for at in order[: MOST["ranked"]]]}


def _blocks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK))
