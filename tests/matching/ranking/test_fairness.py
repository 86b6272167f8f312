"""Groups beside each other: no false green, no figure for a handful of people."""

import numpy as np
import pytest

from matching.ranking.fairness import group_ratios

FEMALE, MALE = "sex:woman", "sex:man"


def town(rng, women, men, share_of_women, share_of_men):
    """So many women and men, and whether each got something."""
    groups = np.array([FEMALE] * women + [MALE] * men)
    values = np.r_[rng.random(women) < share_of_women, rng.random(men) < share_of_men]
    return groups, values.astype(float)


def verdicts(groups, values):
    return {row.group: row.verdict for row in group_ratios(groups, values, rounds=200)}


def test_an_unfair_town_is_never_called_fair():
    rng = np.random.default_rng(1)
    found = [verdicts(*town(rng, 200, 200, 0.25, 0.5))[FEMALE] for _ in range(50)]
    assert "fair" not in found
    assert found.count("unfair") >= 40


def test_a_fair_town_is_hardly_ever_called_unfair():
    rng = np.random.default_rng(2)
    found = [verdicts(*town(rng, 1000, 1000, 0.5, 0.5))[FEMALE] for _ in range(50)]
    assert found.count("fair") >= 45
    assert "unfair" not in found


@pytest.mark.parametrize(("women", "verdict"), [(29, "too_few"), (30, "fair")])
def test_a_handful_of_people_gets_no_figure(women, verdict):
    groups = np.array([FEMALE] * women + [MALE] * 100)
    row = next(row for row in group_ratios(groups, np.ones(len(groups))) if row.group == FEMALE)
    assert row.verdict == verdict
    assert (row.ratio is None) is (verdict == "too_few")


def test_those_who_have_not_told_are_on_neither_side():
    groups = np.array([FEMALE] * 50 + [MALE] * 50 + [""] * 1000)
    values = np.r_[np.ones(50), np.ones(50), np.zeros(1000)]
    assert [(row.group, row.ratio) for row in group_ratios(groups, values)] == [(MALE, 1.0), (FEMALE, 1.0)]


def test_nothing_for_anybody_says_nothing():
    groups = np.array([FEMALE] * 50 + [MALE] * 50)
    assert {row.verdict for row in group_ratios(groups, np.zeros(100))} == {"too_few"}


def test_the_same_people_give_the_same_interval():
    groups, values = town(np.random.default_rng(3), 100, 100, 0.4, 0.5)
    assert group_ratios(groups, values) == group_ratios(groups, values)
