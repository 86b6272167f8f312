"""How long the way takes, by what somebody goes by."""

import numpy as np
import pytest

from matching.ranking.candidates import candidate_pairs
from matching.ranking.explain import explain
from matching.ranking.facts import PACE, pair_rows
from matching.ranking.market import Market
from matching.ranking.ranker import Ranker
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import LAHTI, aino, bakery

KM = 11.12  # from Aino to the bakery in the next village, in a straight line


def minutes(**her):
    return pair_rows(Market([aino(**her)], [bakery()]), [0], [0])[0, COLUMNS.index("minutes")]


FOOT, BIKE, BUS, CAR = (start + pace * KM for start, pace in PACE)


@pytest.mark.parametrize(
    ("her", "quickest"),
    [
        ({"means": frozenset({"foot"})}, FOOT),
        ({"means": frozenset({"foot", "bike"})}, BIKE),
        ({"means": frozenset({"foot", "bus"})}, BUS),
        ({"means": frozenset({"bike"}), "has_car": True}, CAR),
        ({}, BUS),
        ({"has_car": True}, CAR),
    ],
)
def test_the_way_takes_as_long_as_by_the_quickest_of_her_means(her, quickest):
    assert minutes(**her) == pytest.approx(quickest, rel=0.02)


def test_a_bike_is_quicker_than_the_bus_to_the_next_street_and_slower_to_the_next_town():
    near, far = bakery(latitude=60.985), bakery(latitude=61.3, id="far")
    market = Market([aino(means=frozenset({"bike", "bus"})), aino(id="bus", means=frozenset({"bus"}))], [near, far])
    rows = pair_rows(market, [0, 0, 1, 1], [0, 1, 0, 1])[:, COLUMNS.index("minutes")]
    assert rows[0] < rows[2]
    assert rows[1] == rows[3]


def test_where_nobody_knows_the_way_its_minutes_are_not_known_either():
    assert np.isnan(minutes(latitude=None, means=frozenset({"foot"})))


def test_a_way_of_more_than_three_times_her_time_is_no_candidate_unless_she_has_not_said_how_long_she_travels():
    on_foot = aino(max_km=None, max_minutes=40.0, means=frozenset({"foot"}))
    by_bus, unsaid = (
        aino(id="bus", max_km=None, max_minutes=40.0),
        aino(id="unsaid", max_km=None, means=frozenset({"foot"})),
    )
    assert candidate_pairs(Market([on_foot, by_bus, unsaid], [bakery()]))[0].tolist() == [1, 2]


def test_within_her_own_town_the_way_is_told_in_minutes_and_never_as_a_long_one():
    market = Market([aino(means=frozenset({"bike"}), within_km=4.0)], [bakery(latitude=LAHTI[0], longitude=LAHTI[1])])
    [reasons] = explain(Ranker(), market, [0], [0])
    [way] = [one for one in (*reasons.helps, *reasons.hurts) if one["code"] == "commute"]
    assert (way["km"], way["minutes"], way["long"]) == (0, 20, False)
    assert way in reasons.helps
