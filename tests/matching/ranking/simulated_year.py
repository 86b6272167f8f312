"""A made-up town for a simulated year; as a program it plays the whole of it: 2,000 people, 300 places, 52 weeks."""

import argparse
import json
from functools import cached_property, lru_cache

import numpy as np
from scipy.special import expit

from matching.ranking.facts import pair_rows
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.simulation import planned, pure_score, simulate
from tests.matching.ranking.town import random_opening, random_seeker

HIDDEN = {
    "wish_similarity": 2.0,
    "skills_required_covered": 1.5,
    "km": -0.04,
    "shifts_refused": -0.8,
    "hours_over": -0.05,
}
LISTS = {"planned": planned, "pure_score": pure_score}
BIAS = 0.8  # log-odds that a coach takes off for the group


class SimulatedTown:
    """Random people and places; every third person belongs to a group that coaches approve less often."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.seeker = lru_cache(maxsize=None)(lambda number: random_seeker(self._dice(1, number), number))
        self.opening = lru_cache(maxsize=None)(lambda number: random_opening(self._dice(2, number), number))

    def _dice(self, side: int, number: int) -> np.random.Generator:
        return np.random.default_rng([self.seed, side, number])

    def in_group(self, number: int) -> bool:
        return number % 3 == 0

    @cached_property
    def places(self) -> list[int]:
        return [COLUMNS.index(name) for name in HIDDEN]

    def chances(self, market, seeker, opening):
        facts = np.nan_to_num(pair_rows(market, seeker, opening)[:, self.places])
        liking = facts @ np.array(list(HIDDEN.values())) - 1.5
        group = np.array([self.in_group(int(market.seekers[one].id.split()[-1])) for one in seeker], bool)
        return expit(np.column_stack([liking - BIAS * group, liking + 0.8, liking + 0.2]))


def figures(year):
    """What M11 asks of a year."""
    slope, error = year.gap_slope
    return {
        "matches": year.matches, "gini": year.worst.gini, "top_10_share": year.worst.top_share,
        "unseen_places": year.worst.unseen, "rivals_per_seat": year.worst.rivals, "gap_slope": slope,
        "gap_slope_error": error,
    }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name, reference_set in (("people", 2000), ("places", 300), ("weeks", 52), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=reference_set)
    parser.add_argument("--lists", choices=sorted(LISTS), default="planned")
    said = parser.parse_args()
    year = simulate(
        SimulatedTown(said.seed), people=said.people, places=said.places, weeks=said.weeks, choose=LISTS[said.lists]
    )
    print(json.dumps({**vars(said), **figures(year)}))
