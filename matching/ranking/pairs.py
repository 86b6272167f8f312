"""Plain rows of the two sides: what the ranker may know of a young person and of an opening."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("work_trial", "apprenticeship", "job", "summer_job", "entrepreneurship")
CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
SUPPORT = ("none", "some", "much")
MEANS = ("foot", "bike", "bus")  # of travel; a car is asked for apart
SHIFTS = ("evenings", "nights", "weekends")
INTERESTS = 6  # answers to the questions about interests, each 1–5
TOWNS = 1000  # numbers of municipalities are smaller than this


def _nothing() -> Mapping[str, int]:
    """Nothing stated yet."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """A young person as the ranker sees her; None, or no skills, wishes or kinds at all, means "not known".

    Ages, names, sex, origin, health and benefits have no field here. `is_minor` and `finished_basic_school`
    are read by the hard limits alone and are no columns of any model.
    """

    id: str
    skills: Mapping[str, float] | frozenset[str] = frozenset()  # concept → level 0–1; a set means level 1
    wished_occupations: Mapping[str, int] = field(default_factory=_nothing)  # occupation → interest 1–5
    experience: Mapping[str, int] | None = None  # occupation → months
    kinds: frozenset[str] = frozenset()  # all others are barred; empty bars nothing
    kinds_liked: frozenset[str] = frozenset()  # wished more than others, barring nothing
    languages: Mapping[str, str] | None = None  # language → CEFR level
    certificates: frozenset[str] = frozenset()
    education: int | None = None  # 0 basic school, then upwards
    town: int | None = None  # number of the municipality
    latitude: float | None = None
    longitude: float | None = None
    within_km: float = 0.0  # of that point is her home: of a municipality only its middle is known
    max_minutes: float | None = None  # of travel, one way
    max_km: float | None = None
    has_car: bool | None = None
    means: frozenset[str] = frozenset()  # of MEANS, beside the car; empty: by bus
    licence: bool = False
    hours_per_week: float | None = None
    evenings: bool | None = None
    nights: bool | None = None
    weekends: bool | None = None
    blocked_organisations: frozenset[str] = frozenset()
    is_minor: bool = False
    finished_basic_school: bool | None = None
    free_from: dt.date | None = None
    busy: tuple[tuple[dt.date, dt.date], ...] = ()  # first and last days of times when she is not free
    support: str | None = None  # one of SUPPORT
    interests: tuple[float, ...] | None = None  # INTERESTS answers, 1–5

    def __post_init__(self) -> None:
        """Refuse words that are not in the lists."""
        _check("kind", self.kinds | self.kinds_liked, KINDS)
        _check("means of travel", self.means, MEANS)
        _check("CEFR level", (self.languages or {}).values(), CEFR)
        _check("support", [self.support] if self.support else [], SUPPORT)
        if self.interests is not None and len(self.interests) != INTERESTS:
            raise ValueError(f"seeker {self.id}: {len(self.interests)} interests, not {INTERESTS}")
        _check_town(self.town)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A place in working life. `minors_allowed` is worked out from the law elsewhere."""

    id: str
    organisation: str
    kind: str
    occupation: str = ""
    isco: str = ""  # ISCO-08 code, up to four digits
    skills_required: frozenset[str] = frozenset()
    skills_wished: frozenset[str] = frozenset()
    languages: Mapping[str, str] = field(default_factory=dict)  # language → CEFR level demanded
    certificates_required: frozenset[str] = frozenset()
    certificates_obtainable: frozenset[str] = frozenset()  # those that can be got in time
    education: int | None = None
    qualification_asked: bool = False  # by its words, and nothing else will do
    town: int | None = None  # number of the municipality
    latitude: float | None = None
    longitude: float | None = None
    hours_per_week: float | None = None
    hours_least: float | None = None  # where fewer would do as well
    starts_on: dt.date | None = None  # None: by agreement
    start_moves_weeks: int = 0  # how much later it may start
    evenings: bool = False
    nights: bool = False
    weekends: bool = False
    needs_licence: bool = False
    minors_allowed: bool = False
    seats: int = 1
    job_likely_after: bool | None = None
    mentor_named: bool = False
    employer_size: int | None = None  # 0 the smallest, then upwards

    def __post_init__(self) -> None:
        """Refuse words that are not in the lists and fewer than no seats."""
        _check("kind", [self.kind], KINDS)
        _check("CEFR level", self.languages.values(), CEFR)
        if self.seats < 0:
            raise ValueError(f"opening {self.id}: seats cannot be {self.seats}")
        _check_town(self.town)


def first_free_day(seeker: Seeker, opening: Opening) -> dt.date | None:
    """The first day from the start of the opening on when she is free, as far as she has told; None: nobody knows."""
    if opening.starts_on is None:
        return seeker.free_from
    day = max(seeker.free_from or opening.starts_on, opening.starts_on)
    for first, last in sorted(seeker.busy):
        if first <= day <= last:
            day = last + dt.timedelta(days=1)
    return None if seeker.free_from is None and day == opening.starts_on else day


def _check(what: str, given: object, allowed: tuple[str, ...]) -> None:
    wrong = sorted(set(given) - set(allowed))  # type: ignore[call-overload]
    if wrong:
        raise ValueError(f"unknown {what}: {', '.join(wrong)}")


def _check_town(number: int | None) -> None:
    if number is not None and not 0 <= number < TOWNS:
        raise ValueError(f"no municipality has the number {number}")
