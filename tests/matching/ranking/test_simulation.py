"""The year that closes the loop, in small: the service's lists crowd less than the best scores and fill more seats."""

import pytest

from matching.ranking.simulation import planned, pure_score, simulate
from tests.matching.ranking.simulated_year import SimulatedTown

SIZE = {"people": 90, "places": 45, "weeks": 10}


@pytest.fixture(scope="module")
def years():
    return {choose: simulate(SimulatedTown(1), choose=choose, **SIZE) for choose in (planned, pure_score)}


def test_the_lists_of_the_service_keep_the_bars_of_crowding(years):
    found = years[planned].worst
    assert found.gini <= 0.6
    assert found.rivals <= 5


def test_they_crowd_less_and_fill_more_seats_than_the_best_scores_alone(years):
    ours, pure = years[planned], years[pure_score]
    assert ours.worst.gini < pure.worst.gini
    assert ours.worst.rivals < pure.worst.rivals
    assert ours.worst.unseen < pure.worst.unseen
    assert ours.matches > pure.matches


def test_the_gap_between_groups_does_not_surely_grow(years):
    slope, error = years[planned].gap_slope
    assert slope - 2 * error <= 0


def test_the_same_seed_gives_the_same_year():
    small = {"people": 30, "places": 12, "weeks": 3, "choose": planned}
    assert simulate(SimulatedTown(2), **small) == simulate(SimulatedTown(2), **small)
