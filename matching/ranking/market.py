"""Both sides of the market as arrays, encoded once; facts of a pair are looked up, not worked out."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse

from matching.ranking.occupations import RELATED, best, likeness, slots
from matching.ranking.pairs import CEFR, KINDS, SHIFTS, SUPPORT, Opening, Seeker
from matching.ranking.schema import COLUMNS

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

    """

    def __init__(
        self, seekers: Sequence[Seeker], openings: Sequence[Opening], isco: Mapping[str, str] | None = None
    ) -> None:
        self.seekers = tuple(seekers)
        self.openings = tuple(openings)
        self.seeker_index = _positions(seeker.id for seeker in self.seekers)
        self.opening_index = _positions(opening.id for opening in self.openings)
        self.isco = {o.occupation: o.isco for o in self.openings if o.isco} | dict(isco or {})
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
        self.skills_known = np.array([bool(level) for level in levels], bool)
        self.required = _table([dict.fromkeys(o.skills_required, 1.0) for o in self.openings], concepts)
        self.wished = _table([dict.fromkeys(o.skills_wished, 1.0) for o in self.openings], concepts)

    def _encode_occupations(self) -> None:
        offered = sorted({(o.occupation, o.isco or self.code(o.occupation)) for o in self.openings})
        place = {pair: number for number, pair in enumerate(offered)}
        self.occupation = np.array([place[o.occupation, o.isco or self.code(o.occupation)] for o in self.openings], int)
        self.occupation_known = np.array([bool(name or code) for name, code in offered], bool)
        self.wish, self.interest, _ = self._alike([s.wished_occupations for s in self.seekers], offered)
        self.done, _, self.months = self._alike([s.experience or {} for s in self.seekers], offered)
        self.wish_known = np.array([bool(s.wished_occupations) for s in self.seekers], bool)
        self.experience_known = np.array([s.experience is not None for s in self.seekers], bool)

    def _alike(
        self, people: Sequence[Mapping[str, int]], offered: Sequence[tuple[str, str]]
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        names, where, value = slots(people)
        return best(where, value, likeness([(name, self.code(name)) for name in names], offered))

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
        self.max_km = _floats([s.max_km for s in people])
        self.has_car = _floats([s.has_car for s in people])
        self.licence = np.array([s.licence for s in people], bool)
        self.hours_wished = _floats([s.hours_per_week for s in people])
        self.shifts_ok = _floats([[getattr(s, shift) for shift in SHIFTS] for s in people], len(SHIFTS))
        self.kinds_wished = np.array([[kind in s.kinds for kind in KINDS] for s in people], bool).reshape(
            -1, len(KINDS)
        )
        self.education = _floats([s.education for s in people])
        self.support = _floats([SUPPORT.index(s.support) if s.support else None for s in people])
        self.is_minor = np.array([s.is_minor for s in people], bool)
        self.finished_basic_school = np.array([s.finished_basic_school is True for s in people], bool)

    def _encode_openings(self) -> None:
        places = self.openings
        self.opening_place = np.radians(_floats([(o.latitude, o.longitude) for o in places], 2))
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


def pair_rows(market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """The facts of pairs: float array (pairs, len(COLUMNS)); NaN = unknown.

    `seeker` and `opening` are positions in the market, one of each per pair. The columns and their units
    stand in `schema.SCHEMA`.
    """
    seeker, opening = np.asarray(seeker, int), np.asarray(opening, int)
    facts = {
        **_skill_facts(market, seeker, opening),
        **_occupation_facts(market, seeker, opening),
        **_place_facts(market, seeker, opening),
        **_work_facts(market, seeker, opening),
        **_person_facts(market, seeker, opening),
    }
    return np.column_stack([np.asarray(facts[name], float) for name in COLUMNS])


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


def _skill_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    known = market.skills_known[seeker]
    facts = {}
    for name, asked in (("required", market.required), ("wished", market.wished)):
        count = asked.sum(axis=1)[opening]
        met = overlap(market.skills, asked, seeker, opening)
        facts[f"skills_{name}_covered"] = np.where(known & (count > 0), met / np.maximum(count, 1), np.nan)
        if name == "required":
            facts["skills_missing"] = np.where(known & (count > 0), count - met, np.nan)
    return facts


def _occupation_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    work = market.occupation[opening]
    known = market.occupation_known[work]
    wish = market.wish[seeker, work]
    return {
        "wish_similarity": np.where(known & market.wish_known[seeker], wish, np.nan),
        "interest": np.where(wish >= RELATED, market.interest[seeker, work], np.nan),
        "experience_similarity": np.where(known & market.experience_known[seeker], market.done[seeker, work], np.nan),
        "experience_months": np.where(known & market.experience_known[seeker], market.months[seeker, work], np.nan),
    }


def _place_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    km = market.km(seeker, opening)
    return {
        "km": km,
        "km_share": km / np.maximum(market.max_km[seeker], 1.0),
        "has_car": market.has_car[seeker],
    }


def _work_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    kind = market.kind[opening]
    said = market.kinds_wished[seeker].any(axis=1)
    gap = market.hours[opening] - market.hours_wished[seeker]
    asked, ok = market.shifts[opening], market.shifts_ok[seeker]
    return {
        "kind_wished": np.where(said, market.kinds_wished[seeker, kind], np.nan),
        **{f"kind_{name}": kind == number for number, name in enumerate(KINDS)},
        "hours_over": np.maximum(gap, 0),
        "hours_under": np.maximum(-gap, 0),
        "shifts_refused": (asked & (ok == 0)).sum(axis=1),
        "shifts_unsaid": (asked & np.isnan(ok)).sum(axis=1),
        "mentor_named": market.mentor[opening],
        "job_likely_after": market.job_after[opening],
    }


def _person_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    missing = np.zeros(len(seeker))
    for language in range(market.language_asked.shape[1]):
        asked, level = market.language_asked[opening, language], market.language_level[seeker, language]
        missing = np.maximum(missing, np.where(asked > 0, np.maximum(asked - level, 0), 0))
    soon = market.certificates_soon.sum(axis=1)[opening]
    return {
        "language_gap": missing,
        "education_gap": np.maximum(market.education_asked[opening] - market.education[seeker], 0),
        "certificates_missing": soon - overlap(market.certificates, market.certificates_soon, seeker, opening),
        "support_need": market.support[seeker],
    }


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
