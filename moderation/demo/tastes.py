"""What the demo's invented people like, which nobody tells the ranker: it has to find it in what they decide.

Nothing here knows the ranker. A pair is looked at as a person would: the work, the way there, the hours, the language;
and everybody who decides has habits, bad days and a season of their own.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from random import Random

from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.states import Support
from marketplace.reference.vocabulary.states import LanguageLevel
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingKind

LEVELS = ("", *LanguageLevel.values)
EARTH_KM = 6371.0
YEAR_OF_WORK = 12  # months from which on more of the same work impresses nobody more
Weights = dict[str, float]
# By how much a thing moves the log-odds of a yes. Coaches here look for what she has done and wishes more than for
# what she can, and workplaces for the same; few of them mind a language that is one step short.
COACH: Weights = {"wished": 2.8, "kindred": 1.0, "done": 4.0, "guided": 2.0, "far": -0.5, "late": -0.4, "short": -0.1}
YOUNG: Weights = {"wished": 2.2, "kindred": 0.6, "done": 1.2, "far": -0.8, "late": -0.6, "paid": 0.4}
HOST: Weights = {"done": 2.8, "skilled": 0.6, "short": -0.2, "wished": 0.8, "late": -0.3}
START: Weights = {"wished": 1.0, "guided": 0.8, "far": -0.4}
LEVEL = {"coach": -2.2, "young": -0.2, "host": -1.6, "start": 1.1}
MOODS = {"coach": 0.4, "young": 0.6, "host": 0.6, "start": 0.5}  # spread of what a day adds, in log-odds
HABITS = 0.35  # spread of an own level, in log-odds
OWN_WEIGHT = 0.2  # spread of an own weight, as a share of the common one
SUMMER, AUTUMN = (6, 7), (8, 9)


@dataclass(frozen=True, slots=True)
class Sight:
    """A pair as people see it; shares are 0–1, ``far`` is the way as a share of what she is ready for."""

    wished: float
    kindred: float
    done: float
    skilled: float
    short: float  # steps of language that are missing
    far: float
    late: float  # shifts that she would rather not have
    guided: float  # a named guide where she wishes support
    paid: float


def sight_of(profile: Profile, listing: Listing) -> Sight:
    """What stands in the profile and in the place, put side by side; its rows should be prefetched."""
    interest = {row.occupation_id: row.interest / 5 for row in profile.wish_rows.all()}
    groups = {row.occupation.isco[:3] for row in profile.wish_rows.all()}
    months = sum(
        row.months or 0 for row in profile.experience_rows.all()
        if row.occupation and row.occupation.isco[:3] == listing.occupation.isco[:3]
    )  # fmt: skip
    asked = {row.skill_id for row in listing.skill_rows.all()}
    own = {row.skill_id for row in profile.skill_rows.all()}
    speaks = {row.language_id: LEVELS.index(row.level) for row in profile.language_rows.all()}
    return Sight(
        wished=interest.get(listing.occupation_id, 0.0),
        kindred=float(listing.occupation.isco[:3] in groups),
        done=min(months, YEAR_OF_WORK) / YEAR_OF_WORK,
        skilled=len(asked & own) / len(asked) if asked else 0.5,
        short=float(max(0, LEVELS.index(listing.language_level) - speaks.get(listing.language_id or 0, 0))),
        far=min(_km(profile, listing) / (profile.max_km or 50), 1.5),
        late=float(sum((listing.evenings and profile.evenings is False, listing.nights and profile.nights is False,
                        listing.weekends and profile.weekends is False))),
        guided=float(bool(listing.guide_name) and profile.support in (Support.SOME, Support.MUCH)),
        paid=float(listing.kind != ListingKind.TRIAL),
    )  # fmt: skip


def _km(profile: Profile, listing: Listing) -> float:
    if profile.municipality is None:
        return 0.0
    ends = profile.municipality, listing.municipality
    (north, east), (other_north, other_east) = [(math.radians(p.latitude), math.radians(p.longitude)) for p in ends]
    across = (other_east - east) * math.cos((north + other_north) / 2)
    return EARTH_KM * math.hypot(across, other_north - north)


class Tastes:
    """Who says yes to what. The same seed gives the same people; every answer takes one draw."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.levels: dict[tuple[str, int], float] = {}
        self.own: dict[tuple[str, int], Weights] = {}

    def coach_approves(self, coach_id: int, sight: Sight) -> bool:
        """A coach reads the pair."""
        return self._says_yes("coach", coach_id, COACH, sight)

    def she_wants_it(self, person_id: int, sight: Sight, at: dt.datetime) -> bool:
        """The young person is asked; in summer paid work pulls."""
        pull = 0.8 * sight.paid if at.month in SUMMER else 0.0
        return self._says_yes("young", person_id, YOUNG, sight, pull)

    def workplace_takes_her(self, organisation_id: int, sight: Sight, at: dt.datetime) -> bool:
        """The workplace decides; after the summer it takes more people on."""
        return self._says_yes("host", organisation_id, HOST, sight, 0.4 if at.month in AUTUMN else 0.0)

    def workplace_answers(self, organisation_id: int, at: dt.datetime) -> bool:
        """Whether it answers at all; some seldom do, and in July most are away."""
        level = self._level("host", organisation_id) * 2 + (1.0 if at.month == SUMMER[1] else 1.8)
        return self.chance.random() < _share(level)

    def placement_lasts(self, person_id: int, sight: Sight) -> bool:
        """Whether it comes to its end."""
        return self._says_yes("start", person_id, START, sight)

    def _says_yes(self, who: str, number: int, common: Weights, sight: Sight, pull: float = 0.0) -> bool:
        weights = self._weights(who, number, common)
        odds = LEVEL[who] + self._level(who, number) + pull + self.chance.gauss(0, MOODS[who])
        odds += sum(weight * getattr(sight, name) for name, weight in weights.items())
        return self.chance.random() < _share(odds)

    def _level(self, who: str, number: int) -> float:
        key = who, number
        if key not in self.levels:
            self.levels[key] = self.chance.gauss(0, HABITS)
        return self.levels[key]

    def _weights(self, who: str, number: int, common: Weights) -> Weights:
        key = who, number
        if key not in self.own:
            self.own[key] = {name: weight * self.chance.gauss(1, OWN_WEIGHT) for name, weight in common.items()}
        return self.own[key]


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
