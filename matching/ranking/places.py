"""The openings' side of the market as arrays: encoded once, kept while seekers come and go."""

from collections.abc import Iterable

import numpy as np

from matching.ranking.encoding import day_numbers, floats, levels, ones, places_of, positions
from matching.ranking.pairs import CEFR, KINDS, SHIFTS, Opening


class Places:
    """Openings, encoded without a look at any seeker; every array has a row for each.

    Raises ValueError if two have the same id.
    """

    def __init__(self, openings: Iterable[Opening]) -> None:
        self.rows = tuple(openings)
        self.index = positions(opening.id for opening in self.rows)
        self._encode_skills()
        self._encode_names()
        self._encode_work()

    def __len__(self) -> int:
        return len(self.rows)

    def _encode_skills(self) -> None:
        required, wished = [o.skills_required for o in self.rows], [o.skills_wished for o in self.rows]
        self.skills = places_of(required, wished)
        self.required, self.wished = ones(required, self.skills), ones(wished, self.skills)

    def _encode_names(self) -> None:
        """What is known by name: certificates, organisations, languages."""
        must = [o.certificates_required - o.certificates_obtainable for o in self.rows]
        soon = [o.certificates_required & o.certificates_obtainable for o in self.rows]
        self.certificates = places_of(must, soon)
        self.certificates_must, self.certificates_soon = ones(must, self.certificates), ones(soon, self.certificates)
        self.organisations = places_of([{o.organisation} for o in self.rows])
        self.organisation = np.array([self.organisations[o.organisation] for o in self.rows], int)
        self.organisation_ids = np.array(list(self.organisations), dtype=str)
        self.languages = places_of([o.languages for o in self.rows])
        steps = {name: step for step, name in enumerate(CEFR, start=1)}
        self.language_asked = levels(
            [{name: steps[level] for name, level in o.languages.items()} for o in self.rows], self.languages
        ).toarray()

    def _encode_work(self) -> None:
        rows = self.rows
        self.place = np.radians(floats([(o.latitude, o.longitude) for o in rows], 2))
        self.town = floats([o.town for o in rows])
        self.employer_size = floats([o.employer_size for o in rows])
        self.kind = np.array([KINDS.index(o.kind) for o in rows], int)
        self.hours = floats([o.hours_per_week for o in rows])
        self.hours_least = floats([o.hours_per_week if o.hours_least is None else o.hours_least for o in rows])
        self.starts_on = day_numbers([o.starts_on for o in rows])
        self.start_moves = np.array([7.0 * o.start_moves_weeks for o in rows], float)
        self.shifts = np.array([[getattr(o, shift) for shift in SHIFTS] for o in rows], bool).reshape(-1, len(SHIFTS))
        self.education_asked = floats([o.education for o in rows])
        self.qualification_asked = np.array([o.qualification_asked for o in rows], bool)
        self.needs_licence = np.array([o.needs_licence for o in rows], bool)
        self.minors_allowed = np.array([o.minors_allowed for o in rows], bool)
        self.seats = np.array([o.seats for o in rows], int)
        self.mentor = floats([o.mentor_named for o in rows])
        self.job_after = floats([o.job_likely_after for o in rows])
