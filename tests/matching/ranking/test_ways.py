"""How long the way takes, by what somebody goes by."""

import numpy as np
import pytest

from matching.ranking.facts import PACE, pair_rows
from matching.ranking.market import Market
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import aino, bakery

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
