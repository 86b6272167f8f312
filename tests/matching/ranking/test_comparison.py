"""Reasons compare a pair with the seeker's other good openings, one factor's facts at a time."""

import numpy as np
import pytest

from matching.ranking.comparison import COMPARED, FEWEST, ReferenceSet, compared, reference_openings
from matching.ranking.facts import pair_rows
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.ranker import Ranker
from matching.ranking.schema import COLUMNS, FACTORS
from tests.matching.ranking.town import aino, bakery, town

HOURS, MENTOR = COLUMNS.index("hours_over"), COLUMNS.index("mentor_named")


@pytest.fixture(scope="module")
def market():
    return town(71)


def by_hours_and_mentor(rows, _organisation):
    """Log-odds with two facts and what they do together."""
    return -0.3 * rows[:, HOURS] + 2 * rows[:, MENTOR] - 0.5 * rows[:, HOURS] * rows[:, MENTOR]


def bakeries(*hours_and_mentors):
    places = [
        bakery(id=str(n), organisation=str(n), hours_per_week=30.0 + over, mentor_named=mentor)
        for n, (over, mentor) in enumerate(hours_and_mentors)
    ]
    return Market([aino(support=None)], places)


def test_what_two_facts_do_together_is_shared_between_their_factors():
    market = bakeries((4, True), (0, False), (0, False), (0, False))
    reference_set = ReferenceSet(np.zeros(3, int), np.array([1, 2, 3]))
    parts = dict(
        zip(FACTORS, compared(by_hours_and_mentor, market, np.array([0]), np.array([0]), reference_set)[0], strict=True)
    )
    assert parts["hours"] == pytest.approx(-0.3 * 4 - 0.5 * 4 / 2)
    assert parts["support"] == pytest.approx(2 - 0.5 * 4 / 2)
    assert sum(abs(value) for name, value in parts.items() if name not in {"hours", "support"}) == 0


def test_the_parts_add_up_to_what_sets_the_pair_apart_where_facts_act_two_by_two(market):
    ranker = Ranker()
    scores = ranker.score(market)
    many = np.bincount(scores.seeker)[scores.seeker] > COMPARED
    seeker, opening = scores.seeker[many][:50], scores.opening[many][:50]
    reference_set = ranker.reference_set(market, scores)
    pair, other = reference_set.beside(seeker, opening)
    odds = ranker.linear_score(pair_rows(market, seeker[pair], opening[pair]), np.full(len(pair), ""))
    others = ranker.linear_score(pair_rows(market, seeker[pair], other), np.full(len(pair), ""))
    gap = np.bincount(pair, odds - others, minlength=50) / np.bincount(pair, minlength=50)
    parts = compared(ranker.linear_score, market, seeker, opening, reference_set).sum(axis=1)
    np.testing.assert_allclose(parts, gap, atol=1e-9)


def test_each_seeker_is_compared_with_her_best_of_the_drawn_openings(market):
    ranker = Ranker()
    scores = ranker.score(market)
    reference_set = ranker.reference_set(market, scores)
    person = np.bincount(scores.seeker).argmax()
    hers = reference_set.opening[reference_set.seeker == person]
    every = np.flatnonzero(market.places.seats > 0)
    may = every[allowed(market, np.full(len(every), person), every)]
    rows = pair_rows(market, np.full(len(may), person), may)
    worth = ranker.linear_score(rows, np.full(len(may), ""))
    assert len(may) > COMPARED
    assert set(hers.tolist()) == set(may[np.argsort(-worth)[:COMPARED]].tolist())


def test_an_opening_is_not_compared_with_itself_nor_with_too_few():
    reference_set = ReferenceSet(np.array([0, 0, 0, 0, 1, 1]), np.array([5, 6, 7, 8, 5, 6]))
    pair, other = reference_set.beside(np.array([0, 1, 2]), np.array([6, 9, 1]))
    assert FEWEST == 3
    assert pair.tolist() == [0, 0, 0]
    assert other.tolist() == [5, 7, 8]


def test_who_has_no_other_opening_is_measured_by_all_decisions():
    ranker = Ranker()
    one = Market([aino()], [bakery()])
    reference_set = ranker.reference_set(one, ranker.score(one))
    pair = np.array([0]), np.array([0])
    np.testing.assert_array_equal(ranker.contributions(one, *pair, reference_set), ranker.contributions(one, *pair))


def test_only_openings_that_she_may_have_are_compared_with(market):
    reference_set = reference_openings(by_hours_and_mentor, market, np.arange(len(market.seekers)))
    assert (market.places.seats[reference_set.opening] > 0).all()
    assert (np.diff(reference_set.seeker) >= 0).all()
