"""Hard limits: pairs that may never be proposed, whatever any model says. Never learned."""

import numpy as np

from matching.ranking.market import Market, overlap

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


def assert_within_limits(market: Market, seeker: np.ndarray, opening: np.ndarray) -> None:
    """Raise LimitBrokenError, naming the first pair and its codes, if any pair breaks a limit."""
    seeker, opening = np.asarray(seeker, int), np.asarray(opening, int)
    wrong = np.flatnonzero(~allowed(market, seeker, opening))
    if len(wrong):
        first = wrong[:1]
        codes = ", ".join(broken_limits(market, seeker[first], opening[first])[0])
        pair = market.seekers[seeker[first[0]]].id, market.openings[opening[first[0]]].id
        raise LimitBrokenError(f"{len(wrong)} pairs break a limit, first {pair[0]} with {pair[1]}: {codes}")
