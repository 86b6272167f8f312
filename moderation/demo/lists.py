"""The demo's lists of the past: whom the service put before which coach in each week, and whom people thought of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingState
from matching.suggestions.states import Source
from moderation.demo.material import Material
from moderation.demo.tastes import Sight, sight_of

WEEKS = 77
LONG_AGO = 25  # days; older stories have ended, younger ones are still under way
EVERY = 4  # weeks after which somebody gets a new list
LENGTHS = (1, 2, 2, 3)
BY_CHANCE = 0.25  # of the lists that have more than one place
BY_PERSON = 0.35  # chance that somebody thinks of a place in that week
PEOPLE = ((Source.COACH, Source.YOUNG, Source.EMPLOYER), (65, 25, 10))
STILL_ASKED_DAYS = 21  # after its first day nobody is put forward for a place that is over


@dataclass(frozen=True, slots=True)
class Meeting:
    """A pair, when somebody or something thought of it, and how likely it was to be thought of."""

    profile: Profile
    listing: Listing
    at: dt.datetime
    source: Source
    sight: Sight
    rank: int | None = None
    is_explored: bool = False
    propensity: float | None = None


class Lists:
    """Draws up the lists of one week after the other; nobody meets the same place twice."""

    def __init__(
        self, material: Material, profiles: Sequence[Profile], possible: Mapping[int, Sequence[Listing]]
    ) -> None:
        """``possible`` are the places within everybody's limits, by key of the profile."""
        self.material, self.profiles, self.possible = material, profiles, possible
        self.met: dict[int, set[int]] = defaultdict(set)

    def mondays(self) -> Iterator[dt.datetime]:
        """The nights in which lists were drawn up, oldest first."""
        last = self.material.now - dt.timedelta(days=LONG_AGO + self.material.today.weekday())
        night = last.replace(hour=2, minute=10, second=0, microsecond=0)
        yield from (night - dt.timedelta(weeks=weeks) for weeks in reversed(range(WEEKS)))

    def due(self, night: dt.datetime) -> Iterator[Profile]:
        """Whose turn it is: everybody's every fourth week from her own yes on."""
        week = night.toordinal() // 7
        for number, profile in enumerate(self.profiles):
            if (week + number) % EVERY == 0 and profile.said_yes_at and profile.said_yes_at < night:
                yield profile

    def of(self, profile: Profile, night: dt.datetime) -> list[Meeting]:
        """One person's list of a night: what she wishes first, now and then one place by chance, and other ideas."""
        chance, wishes = self.material.chance, {row.occupation_id: row.interest for row in profile.wish_rows.all()}
        met = self.met[profile.pk]
        pool = [one for one in self.possible[profile.pk] if one.pk not in met and was_there(one, night)]
        pool.sort(key=lambda one: wishes.get(one.occupation_id, 0) / 5 + chance.gauss(0, 0.5), reverse=True)
        length = chance.choice(LENGTHS)
        found = [
            Meeting(profile, one, night, Source.RANKER, sight_of(profile, one), rank, propensity=1.0)
            for rank, one in enumerate(pool[:length], start=1)
        ]
        rest = pool[length:]
        if len(found) > 1 and rest:
            found[-1] = self._or_by_chance(found[-1], rest)
        if rest and self.material.happens(BY_PERSON):
            later = night + dt.timedelta(days=chance.randrange(1, 6), hours=chance.randrange(7, 14))
            found.append(Meeting(profile, rest[0], later, chance.choices(*PEOPLE)[0], sight_of(profile, rest[0])))
        met |= {one.listing.pk for one in found}
        return found

    def _or_by_chance(self, last: Meeting, rest: list[Listing]) -> Meeting:
        """The last of a list, or in its place one that is drawn evenly from the rest."""
        if not self.material.happens(BY_CHANCE):
            return replace(last, propensity=1 - BY_CHANCE)
        share = BY_CHANCE / len(rest)
        drawn = rest.pop(self.material.chance.randrange(len(rest)))
        return replace(last, listing=drawn, sight=sight_of(last.profile, drawn), is_explored=True, propensity=share)


def was_there(listing: Listing, night: dt.datetime) -> bool:
    """Whether a place was on show and young people were still put forward for it."""
    if listing.published_at is None or listing.published_at >= night:
        return False
    if listing.state in (ListingState.PUBLISHED, ListingState.PAUSED):
        return listing.seats_left > 0
    return listing.starts_on is None or night.date() <= listing.starts_on + dt.timedelta(days=STILL_ASKED_DAYS)
