"""Candidates are the promising pairs, always the same ones."""

import numpy as np
import pytest

from matching.ranking.candidates import candidate_pairs
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.ranker import Ranker
from tests.matching.ranking.town import aino, bakery, town


def test_nobody_gets_more_candidates_than_asked_for():
    seeker, _ = candidate_pairs(town(41), per_seeker=4)
    assert np.bincount(seeker).max() == 4


def test_few_openings_are_all_candidates_if_the_limits_allow():
    market = town(42, seekers=50, openings=20)
    everyone, everywhere = (grid.ravel() for grid in np.mgrid[:50, :20])
    keep = allowed(market, everyone, everywhere) & (market.places.seats[everywhere] > 0)
    seeker, opening = candidate_pairs(market)
    np.testing.assert_array_equal(seeker, everyone[keep])
    np.testing.assert_array_equal(opening, everywhere[keep])


def test_the_best_ten_are_nearly_all_among_the_candidates():
    market = town(43, seekers=80, openings=300)
    every = Ranker().score(market, *candidate_pairs(market, per_seeker=300))
    few = set(zip(*(side.tolist() for side in candidate_pairs(market, per_seeker=60)), strict=True))
    hits = []
    for who in np.unique(every.seeker):
        own = np.flatnonzero(every.seeker == who)
        best = own[np.argsort(-every.value[own], kind="stable")[:10]]
        hits += [(who, opening) in few for opening in every.opening[best].tolist()]
    assert np.mean(hits) > 0.95


def test_the_same_market_gives_the_same_candidates_and_one_seeker_hers():
    market = town(44, seekers=300)
    seeker, opening = candidate_pairs(market, per_seeker=5)
    again = candidate_pairs(market, per_seeker=5)
    np.testing.assert_array_equal(opening, again[1])
    alone = candidate_pairs(market, per_seeker=5, seekers=np.array([270]))
    np.testing.assert_array_equal(alone[1], opening[seeker == 270])


def test_among_equals_the_first_opening_wins():
    market = Market([aino()], [bakery(id=str(number)) for number in range(6)])
    assert candidate_pairs(market, per_seeker=2)[1].tolist() == [0, 1]


@pytest.mark.parametrize(("seekers", "openings"), [([], [bakery()]), ([aino()], []), ([], [])])
def test_an_empty_side_gives_no_candidates(seekers, openings):
    assert [len(side) for side in candidate_pairs(Market(seekers, openings))] == [0, 0]
