"""Which pairs are worth scoring: the best openings per seeker by shared concepts, occupation and distance."""

import numpy as np

from matching.ranking.limits import allowed
from matching.ranking.market import Market

PER_SEEKER = 200
BLOCK = 256  # seekers looked at together: 256 × 1,500 openings are some 3 MB per array
CLOSE_KM = 15.0  # at this distance the place counts half


def candidate_pairs(
    market: Market, per_seeker: int = PER_SEEKER, seekers: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Allowed pairs that a model should look at, sorted by seeker, then opening.

    Parameters
    ----------
    market
        Both sides.
    per_seeker
        At most so many openings for each seeker. All openings that keep the limits if there are no more.
    seekers
        Positions of the seekers who are asked for; None means everyone.

    Returns
    -------
    seeker, opening
        Two int arrays, one entry per pair. Openings without seats are left out. The same market always gives
        the same pairs: among equals the opening with the smaller position wins.

    """
    people = np.arange(len(market.seekers)) if seekers is None else np.unique(np.asarray(seekers, int))
    places = np.flatnonzero(market.seats > 0)
    found = [
        _of_block(market, people[start : start + BLOCK], places, per_seeker) for start in range(0, len(people), BLOCK)
    ]
    if not found:
        return np.empty(0, int), np.empty(0, int)
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def _of_block(market: Market, people: np.ndarray, places: np.ndarray, per_seeker: int) -> tuple[np.ndarray, np.ndarray]:
    seeker, opening = np.repeat(people, len(places)), np.tile(places, len(people))
    keep = allowed(market, seeker, opening).reshape(len(people), len(places))
    promise = np.where(keep, _promise(market, people, places), -np.inf)
    first = np.argsort(-promise, axis=1, kind="stable")[:, :per_seeker]
    chosen = np.zeros_like(keep)
    np.put_along_axis(chosen, first, values=True, axis=1)
    row, column = np.nonzero(chosen & keep)
    return people[row], places[column]


def _promise(market: Market, people: np.ndarray, places: np.ndarray) -> np.ndarray:
    """A cheap guess of how well each seeker goes with each opening: array (people, places)."""
    asked = market.required[places]
    covered = (market.skills[people] @ asked.T).toarray() / np.maximum(asked.sum(axis=1), 1)
    work = market.occupation[places]
    wish, done = market.wish[people][:, work], market.done[people][:, work]
    liking = wish * (0.5 + market.interest[people][:, work] / 10)
    seeker, opening = np.repeat(people, len(places)), np.tile(places, len(people))
    km = market.km(seeker, opening).reshape(len(people), len(places))
    near = np.where(np.isnan(km), 0.5, CLOSE_KM / (CLOSE_KM + np.nan_to_num(km)))
    return 2 * liking + covered + 0.5 * done + 0.5 * near
