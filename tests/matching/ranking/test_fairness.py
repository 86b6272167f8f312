"""Groups beside each other: no false green, no figure for a handful of people."""

import numpy as np
import pytest

from matching.ranking.fairness import chance_ratios, group_ratios

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


def promised(rng, under, over, share, said=0.4):
    """Under twenties who get ``share`` of what others get, all promised the same; expected and seen matches a person."""
    groups = np.array(["age:under20"] * under + ["age:older"] * over)
    truth = np.where(groups == "age:older", said, said * share)
    return groups, np.full(len(groups), said), rng.random(len(groups)) < truth


def test_a_group_that_gets_more_than_it_is_promised_is_an_alarm_and_one_that_gets_less_is_seen():
    rng = np.random.default_rng(4)
    groups, expected, matched = promised(rng, 600, 600, 0.6)
    found = {row.group: row for row in chance_ratios(groups, expected, matched, rounds=200)}
    assert found["age:under20"].low > 1.2
    assert found["age:older"].verdict == "unfair"


@pytest.mark.parametrize(("under", "said"), [(29, 0.4), (200, 0.01)])
def test_few_people_or_few_matches_say_nothing_about_chances(under, said):
    groups, expected, matched = promised(np.random.default_rng(5), under, 200, 1.0, said)
    assert {row.verdict for row in chance_ratios(groups, expected, matched)} == {"too_few"}
    assert {row.ratio for row in chance_ratios(groups, expected, matched)} == {None}
