"""The year that closes the loop, in small: the service's lists crowd less than the best scores, and no gap opens.

One town of ninety people is chance, and another processor rounds another way, so each fact is asked of several towns.
How many seats are filled is a question for the two thousand people of `make bench-year`.
"""

import statistics

import pytest

from tests.matching.ranking.simulated_year import SimulatedTown
from tests.matching.ranking.simulation import planned, pure_score, simulate

SIZE = {"people": 90, "places": 45, "weeks": 10}
TOWNS = (1, 2, 3)


def year(town, choose):
    return simulate(SimulatedTown(town), choose=choose, **SIZE)


@pytest.fixture(scope="module")
def years():
    return {choose: [year(town, choose) for town in TOWNS] for choose in (planned, pure_score)}


def test_the_lists_of_the_service_keep_the_bars_of_crowding(years):
    for found in years[planned]:
        assert found.worst.gini <= 0.6
        assert found.worst.rivals <= 5


def test_they_crowd_less_than_the_best_scores_alone_and_come_near_as_many_matches(years):
    for ours, pure in zip(years[planned], years[pure_score], strict=True):
        assert ours.worst.gini < pure.worst.gini
        assert ours.worst.rivals <= pure.worst.rivals
        assert ours.worst.unseen < pure.worst.unseen
    filled, best = (sum(found.matches for found in years[choose]) for choose in (planned, pure_score))
    assert filled >= 0.75 * best


def test_the_gap_between_groups_does_not_surely_grow(years):
    slopes = [found.gap_slope[0] for found in years[planned]]
    error = statistics.stdev(slopes) / len(slopes) ** 0.5
    assert statistics.mean(slopes) - 2 * error <= 0


def test_the_same_seed_gives_the_same_year():
    small = {"people": 30, "places": 12, "weeks": 3, "choose": planned}
    assert simulate(SimulatedTown(2), **small) == simulate(SimulatedTown(2), **small)
