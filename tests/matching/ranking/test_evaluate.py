"""Measures give the figures one works out by hand."""

import numpy as np
import pytest

from matching.ranking.evaluate import gini, ndcg, paired_bootstrap


def test_ndcg_of_a_perfect_a_turned_and_a_hopeless_list():
    groups = np.repeat(["a", "b", "c"], 3)
    gains = np.array([2, 1, 0, 2, 1, 0, 0, 0, 0])
    names, values = ndcg(groups, np.array([3, 2, 1, 1, 2, 3, 1, 2, 3]), gains)
    ideal, turned = 3 + 1 / np.log2(3), 1 / np.log2(3) + 3 / 2
    assert names.tolist() == ["a", "b"]  # nothing good could be shown to c
    np.testing.assert_allclose(values, [1, turned / ideal])


def test_ndcg_looks_at_the_first_k_only():
    assert ndcg(np.zeros(3), np.array([3, 2, 1]), np.array([0, 0, 1]), k=2)[1].tolist() == [0]


def test_ndcg_of_equal_scores_does_not_depend_on_the_order_of_the_rows():
    one = ndcg(np.zeros(3), np.zeros(3), np.array([2, 0, 0]))[1]
    other = ndcg(np.zeros(3), np.zeros(3), np.array([0, 0, 2]))[1]
    np.testing.assert_allclose(one, other)
    assert 0.3 < one[0] < 1


@pytest.mark.parametrize(("exposure", "value"), [([2, 2, 2, 2], 0), ([0, 0, 0, 8], 0.75), ([0, 0], 0)])
def test_gini_of_even_uneven_and_no_exposure(exposure, value):
    assert gini(np.array(exposure)) == pytest.approx(value)


def test_a_bootstrap_interval_holds_the_true_difference_and_repeats_itself():
    rng = np.random.default_rng(1)
    theirs = rng.normal(size=400)
    ours = theirs + rng.normal(0.1, 0.5, size=400)
    gap = paired_bootstrap(ours, theirs)
    assert gap.low < 0.1 < gap.high
    assert gap.high - gap.low == pytest.approx(2 * 1.96 * 0.5 / 20, rel=0.15)
    assert paired_bootstrap(ours, theirs) == gap


def test_a_difference_that_is_not_there_is_seldom_found():
    rng = np.random.default_rng(2)
    found = [
        paired_bootstrap(rng.normal(size=100), rng.normal(size=100), rounds=200, seed=n).low > 0 for n in range(100)
    ]
    assert np.mean(found) <= 0.08
