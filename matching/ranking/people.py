"""The seekers' side of the market as arrays: encoded once, kept while openings come and go."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from matching.ranking.encoding import day_numbers, floats, levels, ones, places_of, positions
from matching.ranking.kinship import incidence
from matching.ranking.occupations import slots
from matching.ranking.pairs import CEFR, INTERESTS, KINDS, MEANS, SHIFTS, SUPPORT, Seeker


class People:
    """Seekers, encoded without a look at any opening; every array has a row for each.

    Raises ValueError if two have the same id.
    """

    def __init__(self, seekers: Iterable[Seeker]) -> None:
        self.rows = tuple(seekers)
        self.index = positions(seeker.id for seeker in self.rows)
        self._encode_skills()
        self._encode_work()
        self._encode_names()
        self._encode_ways()
        self._encode_wishes()

    def __len__(self) -> int:
        return len(self.rows)

    def _encode_skills(self) -> None:
        told = [s.skills if isinstance(s.skills, Mapping) else dict.fromkeys(s.skills, 1.0) for s in self.rows]
        place = places_of(told)
        self.skills = list(place)
        self.skill_levels = levels(told, place)
        self.skills_owned = incidence(told, place)  # also those of level 0
        self.skills_told = np.array([len(level) for level in told], float)
        self.skills_known = np.array([bool(level) for level in told], bool)

    def _encode_work(self) -> None:
        works = [s.experience or {} for s in self.rows]
        self.wishes = slots([s.wished_occupations for s in self.rows])
        self.works = slots(works)
        self.months_in_all = np.array([sum(work.values()) for work in works], float)
        self.wish_known = np.array([bool(s.wished_occupations) for s in self.rows], bool)
        self.experience_known = np.array([s.experience is not None for s in self.rows], bool)

    def _encode_names(self) -> None:
        """What is known by name: certificates, languages, workplaces that a seeker will not have."""
        certificates = [s.certificates for s in self.rows]
        self.certificates = list(places_of(certificates))
        self.certificates_held = ones(certificates, places_of(certificates))
        blocked = [s.blocked_organisations for s in self.rows]
        self.organisations = list(places_of(blocked))
        self.blocked = ones(blocked, places_of(blocked)).tocoo()
        spoken: Sequence[Mapping[str, str]] = [s.languages or {} for s in self.rows]
        self.languages = places_of(spoken)
        self.languages_known = np.array([s.languages is not None for s in self.rows], bool)
        steps = {name: step for step, name in enumerate(CEFR, start=1)}
        self.language_level = levels(
            [{name: steps[level] for name, level in row.items()} for row in spoken], self.languages
        ).toarray()

    def _encode_ways(self) -> None:
        self.place = np.radians(floats([(s.latitude, s.longitude) for s in self.rows], 2))
        self.town = floats([s.town for s in self.rows])
        self.within_km = np.array([s.within_km for s in self.rows], float)
        self.max_km = floats([s.max_km for s in self.rows])
        self.max_minutes = floats([s.max_minutes for s in self.rows])
        self.has_car = floats([s.has_car for s in self.rows])
        means = [[one in s.means or (one == "bus" and not s.means) for one in MEANS] for s in self.rows]
        self.goes_by = np.column_stack([np.array(means, bool).reshape(-1, len(MEANS)), self.has_car == 1])
        self.licence = np.array([s.licence for s in self.rows], bool)

    def _encode_wishes(self) -> None:
        rows = self.rows
        self.interests = floats([s.interests or (None,) * INTERESTS for s in rows], INTERESTS)
        self.free_from = day_numbers([s.free_from for s in rows])
        self.busy = _periods([sorted(s.busy) for s in rows])
        self.hours_wished = floats([s.hours_per_week for s in rows])
        self.shifts_ok = floats([[getattr(s, shift) for shift in SHIFTS] for s in rows], len(SHIFTS))
        self.kinds_wished = _kinds([s.kinds for s in rows])
        self.kinds_liked = _kinds([s.kinds | s.kinds_liked for s in rows])
        self.education = floats([s.education for s in rows])
        self.support = floats([SUPPORT.index(s.support) if s.support else None for s in rows])
        self.is_minor = np.array([s.is_minor for s in rows], bool)
        self.finished_basic_school = np.array([s.finished_basic_school is True for s in rows], bool)


def _periods(told: Sequence[Sequence[tuple[dt.date, dt.date]]]) -> np.ndarray:
    """First and last days as numbers, in the order of time: array (rows, most periods of anybody, 2), NaN for none."""
    table = np.full((len(told), max(map(len, told), default=0), 2), np.nan)
    for row, periods in enumerate(told):
        if periods:
            table[row, : len(periods)] = [[day.toordinal() for day in period] for period in periods]
    return table


def _kinds(chosen: Sequence[frozenset[str]]) -> np.ndarray:
    """Which of KINDS each row names: bool array (rows, KINDS)."""
    return np.array([[kind in row for kind in KINDS] for row in chosen], bool).reshape(-1, len(KINDS))
