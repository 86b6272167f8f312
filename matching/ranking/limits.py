"""Hard limits: pairs that may never be proposed, whatever any model says. Never learned."""

from math import asin, cos, radians, sin, sqrt

import numpy as np

from matching.ranking.market import EARTH_KM, Market, overlap
from matching.ranking.pairs import Opening, Seeker

# minor: under 18 in work closed to young workers, or before basic school is done (998/1993 s. 2 and 9);
# certificate: one is required, not held, and cannot be got in time; licence: driving licence; blocked: the
# young person does not want this organisation to see her; distance: farther than she travels; kind: not a
# kind she wants.
LIMITS = ("minor", "certificate", "licence", "blocked", "distance", "kind")


class LimitBrokenError(ValueError):
    """A pair that breaks a hard limit has come where only allowed pairs may be."""


def breaks(market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Which limit each pair breaks: bool array (pairs, len(LIMITS)).

    Unknown distances and kinds break nothing: a person decides. What protects the young person is taken
    strictly: a minor whose basic school is not known to be done counts as one who is still there.
    """
    seeker, opening = np.asarray(seeker, int), np.asarray(opening, int)
    young = market.people.is_minor[seeker]
    must = market.places.certificates_must.sum(axis=1)[opening]
    held = overlap(market.certificates, market.places.certificates_must, seeker, opening)
    wished = market.people.kinds_wished[seeker]
    blocked = seeker * len(market.places.organisations) + market.places.organisation[opening]
    return np.column_stack(
        [
            young & ~(market.places.minors_allowed[opening] & market.people.finished_basic_school[seeker]),
            held < must,
            market.places.needs_licence[opening] & ~market.people.licence[seeker],
            np.isin(blocked, market.blocked),
            market.km(seeker, opening) > market.people.max_km[seeker],
            wished.any(axis=1) & ~wished[np.arange(len(seeker)), market.places.kind[opening]],
        ]
    )


def allowed(market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Whether each pair keeps every limit: bool array (pairs,)."""
    return np.logical_not(breaks(market, seeker, opening).any(axis=1))


def broken_limits(market: Market, seeker: np.ndarray, opening: np.ndarray) -> list[tuple[str, ...]]:
    """The codes of the limits that each pair breaks, in the order of LIMITS."""
    return [
        tuple(code for code, broken in zip(LIMITS, row, strict=True) if broken)
        for row in breaks(market, seeker, opening)
    ]


def limits_of_pair(seeker: Seeker, opening: Opening) -> tuple[str, ...]:
    """The codes of the limits that one pair breaks: ``broken_limits`` without a market around the two."""
    protects = seeker.is_minor and not (opening.minors_allowed and seeker.finished_basic_school)
    must = opening.certificates_required - opening.certificates_obtainable
    km = way_between(seeker, opening)
    broken = {
        "minor": protects,
        "certificate": not must <= seeker.certificates,
        "licence": opening.needs_licence and not seeker.licence,
        "blocked": opening.organisation in seeker.blocked_organisations,
        "distance": km is not None and seeker.max_km is not None and km > seeker.max_km,
        "kind": bool(seeker.kinds) and opening.kind not in seeker.kinds,
    }
    return tuple(code for code in LIMITS if broken[code])


def way_between(seeker: Seeker, opening: Opening) -> float | None:
    """Great-circle distance (haversine), None where a place is unknown."""
    told = (seeker.latitude, seeker.longitude, opening.latitude, opening.longitude)
    if None in told:
        return None
    north, east, far_north, far_east = (radians(degrees) for degrees in told if degrees is not None)
    half = sin((far_north - north) / 2) ** 2 + cos(north) * cos(far_north) * sin((far_east - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def assert_within_limits(market: Market, seeker: np.ndarray, opening: np.ndarray) -> None:
    """Raise LimitBrokenError, naming the first pair and its codes, if any pair breaks a limit."""
    seeker, opening = np.asarray(seeker, int), np.asarray(opening, int)
    wrong = np.flatnonzero(~allowed(market, seeker, opening))
    if len(wrong):
        first = wrong[:1]
        codes = ", ".join(broken_limits(market, seeker[first], opening[first])[0])
        pair = market.seekers[seeker[first[0]]].id, market.openings[opening[first[0]]].id
        raise LimitBrokenError(f"{len(wrong)} pairs break a limit, first {pair[0]} with {pair[1]}: {codes}")
