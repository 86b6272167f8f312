"""A plan spreads the young people over the seats: nobody left out, nobody flooded, no five near-copies."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.ranking.market import Market
from matching.ranking.plan import plan
from matching.ranking.ranker import Ranker
from tests.matching.ranking.town import aino, bakery, town


def valued(market, values):
    """Scores of all pairs with values given as a table (seekers, openings)."""
    table = np.asarray(values, float)
    seeker, opening = (grid.ravel() for grid in np.mgrid[: table.shape[0], : table.shape[1]])
    scores = Ranker().score(market, seeker, opening)
    return dataclasses.replace(scores, value=table.ravel(), chance=table.ravel())


def group(seekers, openings, **changes):
    works = ("7512", "5120", "5223", "9112", "9321", "8322")
    return Market(
        [aino(id=f"seeker {n}") for n in range(seekers)],
        [bakery(id=f"opening {n}", organisation=f"firm {n}", isco=works[n % 6], **changes) for n in range(openings)],
    )


def listed(proposals, seeker):
    return [p.opening for p in proposals if p.seeker == seeker]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(1, 4))
def test_every_plan_keeps_its_promises(seed, per_seeker, per_seat):
    market = town(seed, seekers=50, openings=12)
    scores = Ranker().score(market)
    proposals = plan(market, scores, per_seeker, per_seat)
    pairs = set(zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True))
    chosen = [(p.seeker, p.opening) for p in proposals]
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) <= pairs
    assert np.bincount([p.seeker for p in proposals], minlength=1).max() <= per_seeker
    queue = np.bincount([p.opening for p in proposals], minlength=12)
    assert (queue <= per_seat * market.places.seats).all()
    reached = {p.seeker for p in proposals}
    assert all(
        seeker in reached or queue[opening] == per_seat * market.places.seats[opening] for seeker, opening in pairs
    )
    for seeker in {p.seeker for p in proposals}:
        ranks = [p.rank for p in proposals if p.seeker == seeker]
        assert ranks == list(range(1, len(ranks) + 1))


def test_the_same_scores_give_the_same_plan():
    market = town(51)
    scores = Ranker().score(market)
    assert plan(market, scores) == plan(market, scores)


def test_the_order_of_the_pairs_does_not_matter():
    market = town(51)
    scores = Ranker().score(market)
    turned = dataclasses.replace(
        scores, **{name: getattr(scores, name)[::-1] for name in ("seeker", "opening", "value", "chance")}
    )
    assert plan(market, turned) == plan(market, scores)


def test_two_who_both_like_one_seat_best_are_spread_over_two():
    market = group(2, 2)
    proposals = plan(market, valued(market, [[0.9, 0.3], [0.9, 0.8]]), per_seeker=1)
    assert [(p.seeker, p.opening) for p in proposals] == [(0, 0), (1, 1)]


def test_a_plan_fills_more_seats_than_everyones_own_best_five():
    market = group(60, 20)
    rng = np.random.default_rng(3)
    values = np.clip(rng.uniform(0.05, 0.3, (60, 20)) + np.linspace(0.5, 0, 20), 0, 1)  # all like the first ones best
    planned = plan(market, valued(market, values))
    best = [(seeker, opening) for seeker in range(60) for opening in np.argsort(-values[seeker])[:5]]
    ours = [(p.seeker, p.opening) for p in planned]
    assert filled(values, ours) > 1.25 * filled(values, best)


def filled(values, pairs, rounds=100):
    """Seats filled on average if everything is proposed at once, a seat reads five and each person takes one."""
    rng, total = np.random.default_rng(0), 0
    for _ in range(rounds):
        placed, taken, read = set(), set(), np.zeros(values.shape[1], int)
        for place in rng.permutation(len(pairs)):
            seeker, opening = pairs[place]
            read[opening] += 1
            if (
                read[opening] <= 5
                and seeker not in placed
                and opening not in taken
                and rng.uniform() < values[seeker, opening]
            ):
                placed.add(seeker)
                taken.add(opening)
        total += len(taken)
    return total / rounds


def test_a_list_of_near_copies_makes_way_for_something_else():
    bakeries = [bakery(id=f"bakery {n}", organisation=f"firm {n}") for n in range(6)]
    others = [
        bakery(id=isco, organisation=f"other {isco}", isco=isco, occupation=isco) for isco in ("5120", "5223", "9112")
    ]
    market = Market([aino()], [*bakeries, *others])
    proposals = plan(market, valued(market, [[0.5] * 6 + [0.46] * 3]))
    works = [market.openings[p.opening].isco for p in proposals]
    assert len(proposals) == 5
    assert len(set(works)) == 4


def test_one_who_can_only_bake_still_gets_five_bakeries():
    market = Market([aino()], [bakery(id=f"bakery {n}", organisation=f"firm {n}") for n in range(6)])
    assert len(plan(market, valued(market, [[0.5] * 6]))) == 5


def test_who_would_be_left_out_takes_the_place_of_anothers_third_proposal():
    market = group(2, 3)
    scores = valued(market, [[0.5, 0.5, 0.5], [0.0, 0.0, 0.3]])
    assert listed(plan(market, scores, per_seat=1), 1) == [2]


def test_a_queue_is_never_longer_than_the_workplace_reads():
    market = group(3, 1)
    proposals = plan(market, valued(market, [[0.9], [0.5], [0.1]]), per_seat=2)
    assert [p.seeker for p in proposals] == [0, 1]


def test_where_seats_are_scarce_a_poor_chance_does_not_push_out_a_good_one():
    market = group(2, 2)
    proposals = plan(market, valued(market, [[0.5, 0.4], [0.001, 0.001]]), per_seat=1)
    assert [p.seeker for p in proposals] == [0, 0]


def test_where_queues_have_room_everyone_has_a_proposal():
    market = group(40, 12, seats=4)
    values = np.random.default_rng(4).uniform(0.001, 0.6, (40, 12)) * (np.arange(40) % 4 > 0)[:, None]
    assert {p.seeker for p in plan(market, valued(market, values))} == set(range(40))


def test_a_seeker_whose_chances_are_all_nought_is_not_left_out():
    market = group(1, 2)
    assert len(plan(market, valued(market, [[0.0, 0.0]]))) == 1


@pytest.mark.parametrize("seats", [1, 2, 5])
def test_more_seats_take_more_proposals(seats):
    market = group(40, 1, seats=seats)
    assert len(plan(market, valued(market, np.full((40, 1), 0.2)), per_seat=3)) == 3 * seats


def test_no_pairs_make_an_empty_plan():
    market = Market([aino()], [])
    assert plan(market, Ranker().score(market)) == []


OTHER_WORK = {"tarjoilija": 5}


def test_the_one_place_of_her_wish_is_hers_before_anothers_better_chance():
    market = Market([aino(), aino(id="Ville", wished_occupations=OTHER_WORK)], [bakery()], {"tarjoilija": "5131"})
    proposals = plan(market, valued(market, [[0.2], [0.6]]), per_seat=1)
    assert [market.seekers[p.seeker].id for p in proposals] == ["aino"]


def test_a_wish_that_has_hardly_a_chance_takes_nobodys_place():
    market = Market([aino(), aino(id="Ville", wished_occupations=OTHER_WORK)], [bakery()], {"tarjoilija": "5131"})
    proposals = plan(market, valued(market, [[0.01], [0.6]]), per_seat=1)
    assert [market.seekers[p.seeker].id for p in proposals] == ["Ville"]


def test_a_second_place_of_her_wish_waits_like_any_other():
    market = Market(
        [aino(), aino(id="Ville", wished_occupations=OTHER_WORK)],
        [bakery(id="first"), bakery(id="second", organisation="Toinen")], {"tarjoilija": "5131"},
    )  # fmt: skip
    proposals = plan(market, valued(market, [[0.3, 0.1], [0.1, 0.6]]), per_seat=1)
    pairs = {(market.seekers[p.seeker].id, market.openings[p.opening].id) for p in proposals}
    assert pairs == {("aino", "first"), ("Ville", "second")}
