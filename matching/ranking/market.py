"""Both sides of the market beside each other: what only a seeker and an opening together have."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from itertools import pairwise

import numpy as np
from scipy import sparse

from matching.ranking.encoding import under
from matching.ranking.interests import fields_of_codes
from matching.ranking.kinship import Vocabulary, nearest, skill_kinship, skill_relations, work_kinship
from matching.ranking.occupations import best, likeness
from matching.ranking.pairs import TOWNS, Opening, Seeker
from matching.ranking.people import People
from matching.ranking.places import Places

EARTH_KM = 6371.0
BLOCK = 1024  # seekers whose overlaps with all asked openings are held in memory at once


class Market:
    """Seekers and openings, encoded.

    Parameters
    ----------
    seekers, openings
        The rows of both sides, or a side that is encoded already, as when one seeker changes and all openings stay.
    isco
        ISCO-08 codes of occupations that seekers wish or have done. Openings bring theirs; an occupation that
        is itself a number counts as its own code.
    vocabulary
        What is known of the concepts beside their names; without it only equal skills count as alike.

    """

    def __init__(
        self,
        seekers: Iterable[Seeker] | People,
        openings: Iterable[Opening] | Places,
        isco: Mapping[str, str] | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.vocabulary = vocabulary or Vocabulary()
        self.people = seekers if isinstance(seekers, People) else People(seekers)
        self.places = openings if isinstance(openings, Places) else Places(openings)
        self.seekers, self.openings = self.people.rows, self.places.rows
        self.isco = self._codes(isco or {})
        self._compare_skills()
        self._compare_occupations()
        self._compare_names()

    def _codes(self, told: Mapping[str, str]) -> Mapping[str, str]:
        """Codes by occupation: what is told stands before the vocabulary, and that before the openings."""
        return ChainMap(dict(told), dict(self.vocabulary.isco), {o.occupation: o.isco for o in self.openings if o.isco})

    def code(self, occupation: str) -> str:
        """ISCO-08 code of an occupation, "" if nobody knows it."""
        return self.isco.get(occupation, occupation if occupation.isdigit() else "")

    def _compare_skills(self) -> None:
        """Which asked skills each seeker has, and how near she comes to the others, by relation or alike work."""
        told, asked = self.people.skills, list(self.places.skills)
        self.skills = under(self.people.skill_levels, told, self.places.skills)
        self.skills_related = nearest(self.people.skills_owned, skill_relations(self.vocabulary, told, asked))
        self.skills_kindred = nearest(self.people.skills_owned, skill_kinship(self.vocabulary, told, asked))

    def _compare_occupations(self) -> None:
        """How alike each seeker's wishes and works are to every occupation on offer."""
        pairs = [(o.occupation, o.isco or self.code(o.occupation)) for o in self.openings]
        offered = sorted(set(pairs))
        place = {pair: number for number, pair in enumerate(offered)}
        self.occupation = np.array([place[pair] for pair in pairs], int)
        self.occupation_known = np.array([bool(name or code) for name, code in offered], bool)
        self.field = np.array([float(code[:2]) if len(code) > 1 else np.nan for _, code in offered], float)
        self.types = fields_of_codes([code for _, code in offered])
        self.wish, self.interest, _, self.wish_kin = self._alike(*self.people.wishes, offered)
        self.done, _, self.months, self.done_kin = self._alike(*self.people.works, offered)

    def _alike(
        self, names: list[str], where: np.ndarray, value: np.ndarray, offered: list[tuple[str, str]]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        alike = likeness([(name, self.code(name)) for name in names], offered)
        kinship = work_kinship(self.vocabulary, names, [name for name, _ in offered])
        kin = best(where, value, np.maximum(kinship, alike == 1))[0]  # the same work, known to the vocabulary or not
        return (*best(where, value, alike), kin)

    def _compare_names(self) -> None:
        """Certificates, languages and refused workplaces of the seekers, under the openings' names of them."""
        people, places = self.people, self.places
        self.certificates = under(people.certificates_held, people.certificates, places.certificates)
        self.languages = tuple(places.languages)
        self.language_level = np.zeros((len(people), len(self.languages)))
        for column, name in enumerate(self.languages):
            if name in people.languages:
                self.language_level[:, column] = people.language_level[:, people.languages[name]]
        self.language_level[~people.languages_known] = np.nan
        number = np.array([places.organisations.get(name, -1) for name in people.organisations], int)
        refused = number[people.blocked.col]
        self.blocked = np.unique((people.blocked.row * len(places.organisations) + refused)[refused >= 0])

    def km(self, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
        """Great-circle distance of each pair in km (haversine); NaN where a place is unknown."""
        return kilometres(self.people.place[seeker], self.places.place[opening])

    def organisations(self, opening: np.ndarray) -> np.ndarray:
        """Ids of the openings' organisations, shape (pairs,)."""
        return self.places.organisation_ids[self.places.organisation[opening]]

    def route(self, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
        """One number for the two municipalities of each pair, whichever way; NaN where one is unknown."""
        here, there = self.people.town[seeker], self.places.town[opening]
        return np.minimum(here, there) * TOWNS + np.maximum(here, there)


def kilometres(here: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Great-circle distance (haversine) of points, each array (…, 2) of latitude and longitude in radians."""
    half = np.sin((there - here) / 2) ** 2
    inner = half[..., 0] + np.cos(here[..., 0]) * np.cos(there[..., 0]) * half[..., 1]
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(inner)))


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
