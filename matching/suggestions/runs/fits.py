"""What fits now: one side against all of the other, scored, and beside it what a limit forbids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import compress
from typing import Any

import numpy as np

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.oversight.loading import ranker_in_service
from matching.ranking.explain import explain
from matching.ranking.facts import pair_rows
from matching.ranking.limits import broken_limits
from matching.ranking.ranker import Ranker, Scores
from matching.ranking.schema import SCHEMA
from matching.suggestions.queries import ranker_is_on
from matching.suggestions.runs.banding import bound_of_today, told_band
from matching.suggestions.runs.market import Snapshot, field_of_person, field_of_profiles
from matching.suggestions.runs.ordering import Pairs, scored
from matching.suggestions.states import Engine

MINUTES = SCHEMA.names.index("minutes")


@dataclass(frozen=True, slots=True)
class Fit:
    """A pair: what it breaks, the way there (None: not known) and, where it breaks nothing, its value and its band.

    ``place`` is its number among the scored pairs, -1 where a limit is broken.
    """

    profile: Profile
    listing: Listing
    limits: tuple[str, ...]
    km: float | None
    minutes: float | None
    value: float = 0.0
    band: str = ""
    is_unsure: bool = False
    place: int = -1


@dataclass
class Fits:
    """Pairs within all limits, the best first, those outside them, the nearest first, and how they were ordered."""

    inside: list[Fit] = field(default_factory=list)
    outside: list[Fit] = field(default_factory=list)
    engine: str = Engine.PLAIN
    everything: Snapshot | None = None
    ranker: Ranker | None = None
    scores: Scores | None = None

    def reasons(self, shown: Sequence[Fit]) -> list[dict[str, Any]]:
        """Reasons of pairs inside the limits, in the order given; none where the order is plain."""
        told: list[dict[str, Any]] = [{} for _one in shown]
        ranked = [number for number, one in enumerate(shown) if one.band]
        if self.everything is None or self.ranker is None or self.scores is None or not ranked:
            return told
        places = [shown[number].place for number in ranked]
        market, scores = self.everything.market, self.scores
        reference = self.ranker.reference_set(market, scores)
        found = explain(self.ranker, market, scores.seeker[places], scores.opening[places], reference)
        for number, reasons in zip(ranked, found, strict=True):
            told[number] = asdict(reasons)
        return told


def places_for(person_id: int) -> Fits:
    """Every open place for one young person; nothing where her profile is not in use."""
    everything = field_of_person(person_id)
    openings = np.arange(len(everything.listings) if everything.profiles else 0)
    return _fits(everything, (np.zeros(len(openings), int), openings))


def people_for(listing_id: int, profile_ids: Iterable[int]) -> Fits:
    """These young people for one place; nothing where it is not open. Profiles that are not in use are left out."""
    everything = field_of_profiles(profile_ids)
    place = next((at for at, one in enumerate(everything.listings) if one.pk == listing_id), None)
    if place is None:
        return Fits()
    seekers = np.arange(len(everything.profiles))
    return _fits(everything, (seekers, np.full(len(seekers), place)))


def _fits(everything: Snapshot, pairs: Pairs) -> Fits:
    if not len(pairs[0]):
        return Fits()
    market, serving = everything.market, ranker_in_service()
    limits = broken_limits(market, *pairs)
    may = np.array([not codes for codes in limits], bool)
    engine = serving.ranker.engine_ if ranker_is_on() else str(Engine.PLAIN.value)
    scores = scored(everything, serving.ranker, engine, (pairs[0][may], pairs[1][may]))
    ways, bound = _ways(everything, pairs), bound_of_today(serving)
    inside = [
        Fit(
            *_sides(everything, int(scores.seeker[at]), int(scores.opening[at])), (), *way, float(scores.value[at]),
            told_band(str(scores.band[at]), float(scores.chance[at]), bound), bool(scores.unsure[at]), at,
        )
        for at, way in enumerate(compress(ways, may))
    ]  # fmt: skip
    outside = [
        Fit(*_sides(everything, seeker, opening), codes, *way)
        for seeker, opening, codes, way in zip(*(side.tolist() for side in pairs), limits, ways, strict=True)
        if codes
    ]
    return Fits(
        inside=sorted(inside, key=lambda one: (-one.value, one.listing.pk, one.profile.pk)),
        outside=sorted(outside, key=lambda one: (one.km is None, one.km or 0, one.listing.pk, one.profile.pk)),
        engine=scores.engine,
        everything=everything,
        ranker=serving.ranker,
        scores=scores,
    )


def _sides(everything: Snapshot, seeker: int, opening: int) -> tuple[Profile, Listing]:
    return everything.profiles[seeker], everything.listings[opening]


def _ways(everything: Snapshot, pairs: Pairs) -> list[tuple[float | None, float | None]]:
    """Kilometres and minutes of each pair, None where nobody knows where somebody lives."""
    km, minutes = everything.market.km(*pairs), pair_rows(everything.market, *pairs)[:, MINUTES]
    return [
        (None if np.isnan(far) else far, None if np.isnan(long) else long)
        for far, long in zip(km.tolist(), minutes.tolist(), strict=True)
    ]
