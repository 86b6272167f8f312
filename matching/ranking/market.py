"""Both sides of the market as arrays, encoded once."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse

from matching.ranking.kinship import Vocabulary, incidence, nearest, skill_kinship, skill_relations, work_kinship
from matching.ranking.occupations import best, likeness, slots
from matching.ranking.pairs import CEFR, INTERESTS, KINDS, SHIFTS, SUPPORT, TOWNS, Opening, Seeker

EARTH_KM = 6371.0
BLOCK = 1024  # seekers whose overlaps with all asked openings are held in memory at once


class Market:
    """Seekers and openings, encoded.

    Parameters
    ----------
    seekers, openings
        The rows of both sides; ids are unique on each side.
    isco
        ISCO-08 codes of occupations that seekers wish or have done. Openings bring theirs; an occupation that
        is itself a number counts as its own code.
    vocabulary
        What is known of the concepts beside their names; without it only equal skills count as alike.

    """

    def __init__(
        self,
        seekers: Sequence[Seeker],
        openings: Sequence[Opening],
        isco: Mapping[str, str] | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.vocabulary = vocabulary or Vocabulary()
        self.seekers = tuple(seekers)
        self.openings = tuple(openings)
        self.seeker_index = _positions(seeker.id for seeker in self.seekers)
        self.opening_index = _positions(opening.id for opening in self.openings)
        self.isco = (
            {o.occupation: o.isco for o in self.openings if o.isco} | dict(self.vocabulary.isco) | dict(isco or {})
        )
        self._encode_skills()
        self._encode_occupations()
        self._encode_certificates()
        self._encode_blocks()
        self._encode_seekers()
        self._encode_openings()
        self._encode_languages()

    def _encode_skills(self) -> None:
        concepts = _vocabulary([o.skills_required for o in self.openings], [o.skills_wished for o in self.openings])
        levels = [s.skills if isinstance(s.skills, Mapping) else dict.fromkeys(s.skills, 1.0) for s in self.seekers]
        self.skills = _table(levels, concepts)
        self._encode_near_skills(levels, concepts)
        self.skills_told = np.array([len(level) for level in levels], float)
        self.skills_known = np.array([bool(level) for level in levels], bool)
        self.required = _table([dict.fromkeys(o.skills_required, 1.0) for o in self.openings], concepts)
        self.wished = _table([dict.fromkeys(o.skills_wished, 1.0) for o in self.openings], concepts)

    def _encode_near_skills(self, levels: Sequence[Mapping[str, float]], concepts: Mapping[str, int]) -> None:
        """How near each seeker comes to every asked skill: related by the vocabulary, or needed for the same works."""
        told = sorted({skill for level in levels for skill in level})
        owned = incidence(levels, {skill: number for number, skill in enumerate(told)})
        asked = list(concepts)
        self.skills_related = nearest(owned, skill_relations(self.vocabulary, told, asked))
        self.skills_kindred = nearest(owned, skill_kinship(self.vocabulary, told, asked))

    def _encode_occupations(self) -> None:
        offered = sorted({(o.occupation, o.isco or self.code(o.occupation)) for o in self.openings})
        place = {pair: number for number, pair in enumerate(offered)}
        self.occupation = np.array([place[o.occupation, o.isco or self.code(o.occupation)] for o in self.openings], int)
        self.occupation_known = np.array([bool(name or code) for name, code in offered], bool)
        wishes = [s.wished_occupations for s in self.seekers]
        works = [s.experience or {} for s in self.seekers]
        self.wish, self.interest, _, self.wish_kin = self._alike(wishes, offered)
        self.done, _, self.months, self.done_kin = self._alike(works, offered)
        self.months_in_all = np.array([sum(work.values()) for work in works], float)
        self.field = np.array([float(code[:2]) if len(code) > 1 else np.nan for _, code in offered], float)
        self.wish_known = np.array([bool(s.wished_occupations) for s in self.seekers], bool)
        self.experience_known = np.array([s.experience is not None for s in self.seekers], bool)

    def _alike(
        self, people: Sequence[Mapping[str, int]], offered: Sequence[tuple[str, str]]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        names, where, value = slots(people)
        kin = best(where, value, work_kinship(self.vocabulary, names, [name for name, _ in offered]))[0]
        return (*best(where, value, likeness([(name, self.code(name)) for name in names], offered)), kin)

    def code(self, occupation: str) -> str:
        """ISCO-08 code of an occupation, "" if nobody knows it."""
        return self.isco.get(occupation, occupation if occupation.isdigit() else "")

    def _encode_certificates(self) -> None:
        must = [o.certificates_required - o.certificates_obtainable for o in self.openings]
        soon = [o.certificates_required & o.certificates_obtainable for o in self.openings]
        names = _vocabulary(must, soon)
        self.certificates = _table([dict.fromkeys(s.certificates, 1.0) for s in self.seekers], names)
        self.certificates_must = _table([dict.fromkeys(o, 1.0) for o in must], names)
        self.certificates_soon = _table([dict.fromkeys(o, 1.0) for o in soon], names)

    def _encode_blocks(self) -> None:
        place = _vocabulary([{o.organisation} for o in self.openings])
        self.organisation = np.array([place[o.organisation] for o in self.openings], int)
        self.organisations = len(place)
        self.organisation_ids = np.array(list(place), dtype=str)
        self.blocked = np.unique(
            np.array(
                [
                    row * len(place) + place[name]
                    for row, seeker in enumerate(self.seekers)
                    for name in seeker.blocked_organisations
                    if name in place
                ],
                int,
            )
        )

    def _encode_seekers(self) -> None:
        people = self.seekers
        self.seeker_place = np.radians(_floats([(s.latitude, s.longitude) for s in people], 2))
        self.town = _floats([s.town for s in people])
        self.max_km = _floats([s.max_km for s in people])
        self.max_minutes = _floats([s.max_minutes for s in people])
        self.interests = _floats([s.interests or (None,) * INTERESTS for s in people], INTERESTS)
        self.has_car = _floats([s.has_car for s in people])
        self.licence = np.array([s.licence for s in people], bool)
        self.hours_wished = _floats([s.hours_per_week for s in people])
        self.shifts_ok = _floats([[getattr(s, shift) for shift in SHIFTS] for s in people], len(SHIFTS))
        self.kinds_wished = np.array([[kind in s.kinds for kind in KINDS] for s in people], bool).reshape(
            -1, len(KINDS)
        )
        self.kinds_liked = np.array(
            [[kind in s.kinds | s.kinds_liked for kind in KINDS] for s in people], bool
        ).reshape(-1, len(KINDS))
        self.education = _floats([s.education for s in people])
        self.support = _floats([SUPPORT.index(s.support) if s.support else None for s in people])
        self.is_minor = np.array([s.is_minor for s in people], bool)
        self.finished_basic_school = np.array([s.finished_basic_school is True for s in people], bool)

    def _encode_openings(self) -> None:
        places = self.openings
        self.opening_place = np.radians(_floats([(o.latitude, o.longitude) for o in places], 2))
        self.town_of_work = _floats([o.town for o in places])
        self.employer_size = _floats([o.employer_size for o in places])
        self.kind = np.array([KINDS.index(o.kind) for o in places], int)
        self.hours = _floats([o.hours_per_week for o in places])
        self.shifts = np.array([[getattr(o, shift) for shift in SHIFTS] for o in places], bool).reshape(-1, len(SHIFTS))
        self.education_asked = _floats([o.education for o in places])
        self.needs_licence = np.array([o.needs_licence for o in places], bool)
        self.minors_allowed = np.array([o.minors_allowed for o in places], bool)
        self.seats = np.array([o.seats for o in places], int)
        self.mentor = _floats([o.mentor_named for o in places])
        self.job_after = _floats([o.job_likely_after for o in places])

    def _encode_languages(self) -> None:
        place = _vocabulary([o.languages for o in self.openings])
        self.languages = tuple(place)
        self.language_level = np.zeros((len(self.seekers), len(place)))
        for row, seeker in enumerate(self.seekers):
            if seeker.languages is None:
                self.language_level[row] = np.nan
                continue
            for name in seeker.languages.keys() & place.keys():
                self.language_level[row, place[name]] = 1 + CEFR.index(seeker.languages[name])
        self.language_asked = np.zeros((len(self.openings), len(place)))
        for row, opening in enumerate(self.openings):
            for name, level in opening.languages.items():
                self.language_asked[row, place[name]] = 1 + CEFR.index(level)

    def km(self, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
        """Great-circle distance of each pair in km (haversine); NaN where a place is unknown."""
        here, there = self.seeker_place[seeker], self.opening_place[opening]
        half = np.sin((there - here) / 2) ** 2
        return 2 * EARTH_KM * np.arcsin(np.sqrt(half[:, 0] + np.cos(here[:, 0]) * np.cos(there[:, 0]) * half[:, 1]))

    def route(self, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
        """One number for the two municipalities of each pair, whichever way; NaN where one is unknown."""
        here, there = self.town[seeker], self.town_of_work[opening]
        return np.minimum(here, there) * TOWNS + np.maximum(here, there)


def overlap(left: sparse.csr_array, right: sparse.csr_array, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Sum over shared columns of left[seeker] · right[opening] per pair, by blocks of sparse products."""
    people, person = np.unique(seeker, return_inverse=True)
    places, place = np.unique(opening, return_inverse=True)
    order = np.argsort(person, kind="stable")
    starts = np.searchsorted(person[order], np.arange(0, len(people) + BLOCK, BLOCK))
    columns = right[places].T.tocsr()
    out = np.zeros(len(person))
    for number, (start, end) in enumerate(pairwise(starts)):
        pairs = order[start:end]
        block = (left[people[number * BLOCK : (number + 1) * BLOCK]] @ columns).toarray()
        out[pairs] = block[person[pairs] - number * BLOCK, place[pairs]]
    return out


def _positions(ids: Iterable[str]) -> dict[str, int]:
    ids = list(ids)
    if len(set(ids)) < len(ids):
        raise ValueError("an id appears twice on one side of the market")
    return {name: number for number, name in enumerate(ids)}


def _vocabulary(*sides: Sequence[Iterable[str]]) -> dict[str, int]:
    names = sorted({name for side in sides for row in side for name in row})
    return {name: number for number, name in enumerate(names)}


def _table(rows: Sequence[Mapping[str, float]], place: Mapping[str, int]) -> sparse.csr_array:
    cells = [
        (number, place[name], level) for number, row in enumerate(rows) for name, level in row.items() if name in place
    ]
    row, column, value = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_array(
        (np.array(value, float), (np.array(row, int), np.array(column, int))), (len(rows), len(place))
    )


def _floats(values: Sequence[object], width: int = 1) -> np.ndarray:
    """None → NaN; shape (rows,) or (rows, width)."""
    table = np.array(values, dtype=object).reshape(-1, width) if width > 1 else np.array(values, dtype=object)
    return np.where(table == None, np.nan, table).astype(float)  # noqa: E711
