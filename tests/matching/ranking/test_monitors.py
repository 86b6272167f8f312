"""Monitors: a real change is seen in one run, chance is not taken for one, crowding has its figures."""

import numpy as np
import pytest

from matching.ranking.monitors import auc, auc_difference, control_limits, crowding, drifts, psi
from matching.ranking.schema import COLUMNS

ROWS, BEFORE = 150, 600


def facts(dice, rows, shift=0.0):
    """Made-up facts: continuous, counted and yes/no columns, some unknown; the first is shifted."""
    table = dice.normal(size=(rows, len(COLUMNS)))
    table[:, 10:30] = dice.poisson(2, (rows, 20))
    table[:, 30:50] = dice.random((rows, 20)) < 0.3
    table[dice.random(table.shape) < 0.1] = np.nan
    table[:, 0] += shift
    return table


@pytest.mark.parametrize("shift", [1.0, -1.0])
def test_a_shift_of_one_standard_deviation_is_flagged_in_one_run(shift):
    dice = np.random.default_rng(3)
    found = drifts(facts(dice, BEFORE), facts(dice, ROWS, shift), COLUMNS, (BEFORE, ROWS))
    assert found[0].name == COLUMNS[0]
    assert [drift.name for drift in found if drift.is_alarm] == [COLUMNS[0]]


def test_at_most_one_null_run_in_twenty_raises_an_alarm():
    dice = np.random.default_rng(4)
    alarms = [
        any(drift.is_alarm for drift in drifts(facts(dice, BEFORE), facts(dice, ROWS), COLUMNS, (BEFORE, ROWS)))
        for _ in range(200)
    ]
    assert np.mean(alarms) <= 0.05


def test_pairs_of_few_people_are_no_more_than_those_people():
    dice = np.random.default_rng(3)
    before, now = facts(dice, BEFORE), facts(dice, ROWS, 1.0)
    assert any(drift.is_alarm for drift in drifts(before, now, COLUMNS, (BEFORE, ROWS)))
    assert not any(drift.is_alarm for drift in drifts(before, now, COLUMNS, (20, 5)))


def test_unknown_facts_that_become_many_are_a_drift():
    dice = np.random.default_rng(5)
    now = facts(dice, ROWS)
    now[: ROWS // 2, 3] = np.nan
    assert drifts(facts(dice, BEFORE), now, COLUMNS, (BEFORE, ROWS))[0].name == COLUMNS[3]


def test_a_handful_of_rows_says_nothing():
    dice = np.random.default_rng(6)
    assert drifts(facts(dice, BEFORE), facts(dice, 20, 5.0), COLUMNS, (BEFORE, 20)) == []


def test_the_index_of_the_same_rows_is_nothing_also_where_all_are_unknown():
    column = np.arange(100.0)
    assert psi(column, column)[0] == pytest.approx(0)
    assert psi(np.full(60, np.nan), np.full(60, np.nan))[0] == pytest.approx(0)


def test_control_limits_are_three_sigmas_wide():
    low, high = control_limits(yes=300, answers=1000, now=100)
    assert (low, high) == (pytest.approx(0.3 - 0.1375, abs=1e-3), pytest.approx(0.3 + 0.1375, abs=1e-3))


def test_crowding_is_none_when_all_places_are_suggested_alike_and_full_when_one_has_everything():
    even = crowding(np.full(100, 5), np.ones(100))
    assert (even.gini, even.top_share, even.unseen, even.rivals) == (pytest.approx(0), 0.1, 0, 5)
    one = crowding(np.array([500, *[0] * 99]), np.full(100, 2))
    assert one.gini > 0.98
    assert (one.top_share, one.unseen, one.rivals) == (1, 0.99, 250)


def test_auc_counts_how_often_a_yes_stands_above_a_no():
    yes = np.array([1, 0, 1, 0])
    assert auc(np.array([4, 3, 2, 1]), yes) == 0.75
    assert auc(np.array([1, 1, 1, 1]), yes) == 0.5
    assert auc(np.array([1, 2]), np.array([1, 1])) == 0.5


def test_the_better_of_two_orders_has_the_greater_auc_with_an_interval_above_nothing():
    dice = np.random.default_rng(7)
    yes = dice.random(400) < 0.4
    gap = auc_difference(yes + dice.normal(size=400), dice.normal(size=400), yes)
    assert gap.low > 0
    assert gap.low < gap.mean < gap.high
