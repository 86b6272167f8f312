"""Which pairs are worth scoring: the best openings per seeker by shared concepts, occupation and distance."""

import numpy as np

from matching.ranking.facts import days_before_free, travel_minutes
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.pairs import KINDS

PER_SEEKER = 200
BLOCK = 256  # seekers looked at together: 256 × 1,500 openings are some 3 MB per array
JOB = KINDS.index("job")
MOST_DAYS_EARLY = 14.0  # that a place may begin before a seeker is free; what is earlier, a coach may suggest herself
MOST_OF_HER_TIME = 3.0  # minutes of the way as a share of what a seeker has said; what is longer, a coach may suggest
CLOSE_KM = 15.0  # at this distance the place counts half


def candidate_pairs(
    market: Market, per_seeker: int = PER_SEEKER, seekers: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Allowed pairs, in time for the seeker, that a model should look at, sorted by seeker, then opening.

    Parameters
    ----------
    market
        Both sides.
    per_seeker
        At most so many openings for each seeker. All that are allowed and in time if there are no more.
    seekers
        Positions of the seekers who are asked for; None means everyone.

    Returns
    -------
    seeker, opening
        Two int arrays, one entry per pair. Openings without seats are left out. The same market always gives
        the same pairs: among equals the opening with the smaller position wins.

    """
    people = np.arange(len(market.seekers)) if seekers is None else np.unique(np.asarray(seekers, int))
    places = np.flatnonzero(market.places.seats > 0)
    found = [
        _of_block(market, people[start : start + BLOCK], places, per_seeker) for start in range(0, len(people), BLOCK)
    ]
    if not found:
        return np.empty(0, int), np.empty(0, int)
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def is_candidate(market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Whether each pair keeps every limit, begins in time, is no day's journey, is open to her: bool array (pairs,).

    What somebody has not said, when she is free or how long she travels, bars nothing. A place that demands a
    qualification is for those who look for that kind: who has none looks for a trial or an apprenticeship.
    """
    is_early = days_before_free(market, seeker, opening) > MOST_DAYS_EARLY
    way = np.maximum(market.km(seeker, opening), market.people.within_km[seeker])
    minutes = travel_minutes(way, market.people.goes_by[seeker])
    is_far = minutes > MOST_OF_HER_TIME * market.people.max_minutes[seeker]
    liked = market.people.kinds_liked
    looks_elsewhere = liked[seeker].any(axis=1) & ~liked[seeker, market.places.kind[opening]].astype(bool)
    is_closed = market.places.qualification_asked[opening] & looks_elsewhere
    return allowed(market, seeker, opening) & ~is_early & ~is_far & ~is_closed


def _of_block(market: Market, people: np.ndarray, places: np.ndarray, per_seeker: int) -> tuple[np.ndarray, np.ndarray]:
    seeker, opening = np.repeat(people, len(places)), np.tile(places, len(people))
    keep = is_candidate(market, seeker, opening).reshape(len(people), len(places))
    adjusted_probability = np.where(keep, _promise(market, people, places), -np.inf)
    first = np.argsort(-adjusted_probability, axis=1, kind="stable")[:, :per_seeker]
    chosen = np.zeros_like(keep)
    np.put_along_axis(chosen, first, values=True, axis=1)
    row, column = np.nonzero(chosen & keep)
    return people[row], places[column]


def _promise(market: Market, people: np.ndarray, places: np.ndarray) -> np.ndarray:
    """A cheap guess, in points of the written rules, of how well seekers and openings go together: (people, places)."""
    asked = market.places.required[places]
    covered = (market.skills[people] @ asked.T).toarray() / np.maximum(asked.sum(axis=1), 1)
    work = market.occupation[places]
    soon = market.places.certificates_soon[places]
    missing = soon.sum(axis=1) - (market.certificates[people] @ soon.T).toarray()
    liked = market.people.kinds_liked[people][:, market.places.kind[places]]
    over = np.nan_to_num(market.places.hours[places] - market.people.hours_wished[people][:, None])
    refused = (market.people.shifts_ok[people] == 0).astype(float) @ market.places.shifts[places].T
    mentor = np.nan_to_num(market.places.mentor[places])
    return (
        10 * market.wish[people][:, work] + 5 * market.wish_kin[people][:, work] + 10 * covered
        + 6 * market.done[people][:, work] + 5 * market.done_kin[people][:, work] + 6 * liked
        - 8 * _gap(market, people, places) - 6 * missing - np.clip(over, 0, 15) * 0.7 - 6 * refused
        + 30 * _near(market, people, places) - 8 * (market.places.kind[places] == JOB) + 6 * mentor
    )  # fmt: skip


def _gap(market: Market, people: np.ndarray, places: np.ndarray) -> np.ndarray:
    """CEFR steps that are missing in the language where most are, at most three."""
    gap = np.zeros((len(people), len(places)))
    for language in range(len(market.languages)):
        level = np.nan_to_num(market.language_level[people, language], nan=6.0)
        gap = np.maximum(gap, market.places.language_asked[places, language] - level[:, None])
    return np.minimum(gap, 3)


def _near(market: Market, people: np.ndarray, places: np.ndarray) -> np.ndarray:
    """How easily each seeker gets to each opening, 0–1; half where nobody knows."""
    seeker, opening = np.repeat(people, len(places)), np.tile(places, len(people))
    km = market.km(seeker, opening).reshape(len(people), len(places))
    way = np.maximum(km, market.people.within_km[people][:, None])
    minutes = travel_minutes(way, market.people.goes_by[people][:, None])
    share = minutes / np.maximum(market.people.max_minutes[people][:, None], 1.0)
    by_time = np.clip((1.6 - share) / 1.2, 0, 1)
    by_way = CLOSE_KM / (CLOSE_KM + np.nan_to_num(km))
    return np.where(np.isnan(km), 0.5, np.where(np.isnan(share), by_way, by_time))
