"""What a vocabulary knows: which skills belong together, which work needs which skills, how near two works are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy import sparse

CELLS = 1_000_000  # of people and asked skills that are compared at once


def _nothing() -> Mapping[str, frozenset[str]]:
    """No work's skills are known."""
    return {}


@dataclass(frozen=True)
class Vocabulary:
    """Relations between concepts, e.g. from ESCO; empty where nobody has loaded any. Its tables are made once."""

    skills_of: Mapping[str, frozenset[str]] = field(default_factory=_nothing)  # work → skills it needs
    related: Sequence[tuple[str, str]] = ()  # skills that the vocabulary itself relates
    isco: Mapping[str, str] = field(default_factory=dict)  # work → ISCO-08 code

    @cached_property
    def works(self) -> dict[str, int]:
        """Every work, and every ISCO group by its number, with its row in `needs`."""
        codes = {code[:digits] for code in self.isco.values() for digits in range(1, len(code) + 1)}
        return {name: row for row, name in enumerate(sorted(self.skills_of.keys() | codes))}

    @cached_property
    def skills(self) -> dict[str, int]:
        """Every skill that any work needs, with its column in `needs`."""
        return {skill: column for column, skill in enumerate(sorted(frozenset().union(*self.skills_of.values())))}

    @cached_property
    def needs(self) -> sparse.csr_array:
        """Which skills each work needs, an ISCO group those of all works in it: ones (works, skills)."""
        rows: list[set[str]] = [set(self.skills_of.get(name, ())) for name in self.works]
        for work, skills in self.skills_of.items():
            code = self.isco.get(work, "")
            for digits in range(1, len(code) + 1):
                if code[:digits] not in self.skills_of:
                    rows[self.works[code[:digits]]] |= skills
        return incidence(rows, self.skills)

    @cached_property
    def needs_of_works(self) -> sparse.csr_array:
        """`needs`, every row of length 1, and a last row for works that nobody knows."""
        return _with_empty_row(_unit_rows(self.needs))

    @cached_property
    def works_of_skills(self) -> sparse.csr_array:
        """Which works need each skill, every row of length 1, and a last row for skills that no work needs."""
        named = [self.works[name] for name in sorted(self.skills_of)]
        return _with_empty_row(_unit_rows(self.needs[named].T.tocsr()))

    @cached_property
    def relations(self) -> Mapping[str, frozenset[str]]:
        """The skills that are related to each skill, in whichever direction."""
        found: dict[str, set[str]] = {}
        for one, other in self.related:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return {skill: frozenset(others) for skill, others in found.items()}


def incidence(rows: Sequence[Iterable[str]], place: Mapping[str, int]) -> sparse.csr_array:
    """Which names each row has: sparse array (rows, names) of ones; names without a place are left out."""
    cells = [(number, place[name]) for number, row in enumerate(rows) for name in sorted(set(row) & place.keys())]
    row, column = np.array(cells, int).reshape(-1, 2).T
    return sparse.csr_array((np.ones(len(row), np.float32), (row, column)), shape=(len(rows), len(place)))


def work_kinship(vocabulary: Vocabulary, left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """Cosine of the needed skills of every work on the left with every one on the right: (left, right), 0–1."""
    return _cosine(vocabulary.needs_of_works, vocabulary.works, left, right)


def skill_kinship(vocabulary: Vocabulary, skills: Sequence[str], asked: Sequence[str]) -> np.ndarray:
    """How often a skill and an asked one are needed for the same works: cosine, (skills, asked), 1 for itself."""
    return _with_itself(_cosine(vocabulary.works_of_skills, vocabulary.skills, skills, asked), skills, asked)


def skill_relations(vocabulary: Vocabulary, skills: Sequence[str], asked: Sequence[str]) -> np.ndarray:
    """Whether the vocabulary relates a skill to an asked one, in either direction: 0/1, (skills, asked)."""
    column = {skill: number for number, skill in enumerate(asked)}
    related = incidence([vocabulary.relations.get(skill, ()) for skill in skills], column)
    return _with_itself(related.toarray(), skills, asked)


def nearest(owned: sparse.csr_array, table: np.ndarray) -> np.ndarray:
    """For every person the best of her skills for each asked one: float16 (people, asked); 0 where she has none."""
    out = np.zeros((owned.shape[0], table.shape[1]), np.float16)  # half the memory of what it is computed in
    count = np.diff(owned.indptr)
    at_once = max(1, CELLS // max(1, table.shape[1]))
    for start in range(0, len(count), at_once):
        part = slice(start, start + at_once)
        out[part] = _most(table, owned.indices, owned.indptr[:-1][part], count[part])
    return out


def _most(table: np.ndarray, skills: np.ndarray, first: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Column by column the most of the rows that a person's skills name; hers are `count` from `first` on."""
    top = np.zeros((len(first), table.shape[1]), np.float32)
    for turn in range(count.max(initial=0)):
        some = np.flatnonzero(count > turn)
        top[some] = np.maximum(top[some], table[skills[first[some] + turn]])
    return top


def _cosine(units: sparse.csr_array, place: Mapping[str, int], left: Sequence[str], right: Sequence[str]) -> np.ndarray:
    """Products of the rows called so on either side; the last row is that of unknown names."""
    unknown = units.shape[0] - 1
    sides = [units[[place.get(name, unknown) for name in side]] for side in (left, right)]
    return np.asarray((sides[0] @ sides[1].T).toarray(), np.float32)


def _with_itself(table: np.ndarray, skills: Sequence[str], asked: Sequence[str]) -> np.ndarray:
    column = {skill: number for number, skill in enumerate(asked)}
    for row, skill in enumerate(skills):
        if skill in column:
            table[row, column[skill]] = 1.0
    return table


def _unit_rows(table: sparse.csr_array) -> sparse.csr_array:
    length = np.sqrt(table.sum(axis=1))
    return sparse.csr_array(sparse.diags_array(1 / np.maximum(length, 1)) @ table)


def _with_empty_row(table: sparse.csr_array) -> sparse.csr_array:
    return sparse.csr_array(sparse.vstack([table, sparse.csr_array((1, table.shape[1]), dtype=table.dtype)]))
