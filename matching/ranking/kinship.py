"""What a vocabulary knows: which skills belong together, which work needs which skills, how near two works are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy import sparse


def _nothing() -> Mapping[str, frozenset[str]]:
    """No work's skills are known."""
    return {}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Relations between concepts, e.g. from ESCO; empty where nobody has loaded any."""

    skills_of: Mapping[str, frozenset[str]] = field(default_factory=_nothing)  # work → skills it needs
    related: Sequence[tuple[str, str]] = ()  # skills that the vocabulary itself relates
    isco: Mapping[str, str] = field(default_factory=dict)  # work → ISCO-08 code

    def needed_for(self, work: str) -> frozenset[str]:
        """Skills of a work; of an ISCO group those of all works in it."""
        return self.skills_of.get(work) or frozenset[str]().union(*self._members(work))

    def _members(self, work: str) -> Iterable[frozenset[str]]:
        if work.isdigit():
            yield from (skills for name, skills in self.skills_of.items() if self.isco.get(name, "").startswith(work))


def incidence(rows: Sequence[Iterable[str]], place: Mapping[str, int]) -> sparse.csr_array:
    """Which names each row has: sparse array (rows, names) of ones; names without a place are left out."""
    cells = [(number, place[name]) for number, row in enumerate(rows) for name in sorted(set(row) & place.keys())]
    row, column = np.array(cells, int).reshape(-1, 2).T
    return sparse.csr_array((np.ones(len(row), np.float32), (row, column)), shape=(len(rows), len(place)))


def work_kinship(vocabulary: Vocabulary, left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """Cosine of the needed skills of every work on the left with every one on the right: (left, right), 0–1."""
    needs = {work: vocabulary.needed_for(work) for work in {*left, *right}}
    place = {skill: number for number, skill in enumerate(sorted(frozenset().union(*needs.values())))}
    sides = [_unit_rows(incidence([needs[work] for work in side], place)) for side in (left, right)]
    return np.asarray((sides[0] @ sides[1].T).toarray(), np.float32)


def skill_kinship(vocabulary: Vocabulary, skills: Sequence[str], asked: Sequence[str]) -> np.ndarray:
    """How often a skill and an asked one are needed for the same works: cosine, (skills, asked), 1 for itself."""
    works = {work: number for number, work in enumerate(sorted(vocabulary.skills_of))}
    needed_by: dict[str, list[str]] = {}
    for work, needs in vocabulary.skills_of.items():
        for skill in needs:
            needed_by.setdefault(skill, []).append(work)
    sides = [_unit_rows(incidence([needed_by.get(skill, ()) for skill in side], works)) for side in (skills, asked)]
    table = np.asarray((sides[0] @ sides[1].T).toarray(), np.float32)
    return _with_itself(table, skills, asked)


def skill_relations(vocabulary: Vocabulary, skills: Sequence[str], asked: Sequence[str]) -> np.ndarray:
    """Whether the vocabulary relates a skill to an asked one, in either direction: 0/1, (skills, asked)."""
    row = {skill: number for number, skill in enumerate(skills)}
    column = {skill: number for number, skill in enumerate(asked)}
    table = np.zeros((len(skills), len(asked)), np.float32)
    for one, other in vocabulary.related:
        for left, right in ((one, other), (other, one)):
            if left in row and right in column:
                table[row[left], column[right]] = 1.0
    return _with_itself(table, skills, asked)


def nearest(owned: sparse.csr_array, table: np.ndarray) -> np.ndarray:
    """For every person the best of her skills for each asked one: float16 (people, asked); 0 where she has none."""
    out = np.zeros((owned.shape[0], table.shape[1]), np.float16)  # half the memory of what it is computed in
    for person, (start, end) in enumerate(pairwise(owned.indptr)):
        if start < end:
            out[person] = table[owned.indices[start:end]].max(axis=0)
    return out


def _with_itself(table: np.ndarray, skills: Sequence[str], asked: Sequence[str]) -> np.ndarray:
    column = {skill: number for number, skill in enumerate(asked)}
    for row, skill in enumerate(skills):
        if skill in column:
            table[row, column[skill]] = 1.0
    return table


def _unit_rows(table: sparse.csr_array) -> sparse.csr_array:
    length = np.sqrt(table.sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(length, 1)) @ table)
