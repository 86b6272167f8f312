"""Orders compared on later decisions: each baseline orders by what its name says."""

import numpy as np
import pytest

from matching.ranking.decisions import Decision, Decisions
from matching.ranking.offline import BASELINES, Past, by_distance, by_fair_share, by_met_criteria, by_replies, compare
from matching.ranking.schema import COLUMNS

KM, WISH = COLUMNS.index("km"), COLUMNS.index("wish_similarity")


def answered(house, accepts, completes=None):
    return Decision(
        seeker="aino", opening="place", coach="kaisa", approves=True, says_yes=True, accepts=accepts,
        completes=completes, organisation=house,
    )  # fmt: skip


def pairs(seekers, houses, approved, **columns):
    rows = np.full((len(seekers), len(COLUMNS)), np.nan)
    for name, values in columns.items():
        rows[:, COLUMNS.index(name)] = values
    said = [
        Decision(seeker=seeker, opening="place", coach="kaisa", approves=yes, organisation=house)
        for seeker, house, yes in zip(seekers, houses, approved, strict=True)
    ]
    return Decisions.logged(rows, said)


def past(*answers):
    houses = [one.organisation for one in answers]
    return Past(pairs(["x"] * len(houses), houses, [True] * len(houses)), answers)


@pytest.fixture
def coming():
    return pairs(["aino"] * 3, ["bakery", "garage", "school"], [True, False, False], km=[9.0, np.nan, 2.0])


def test_the_nearest_comes_first_and_the_unknown_last(coming):
    assert np.argsort(-by_distance(past(), coming)).tolist() == [2, 0, 1]


def test_fair_share_puts_first_who_has_been_proposed_least(coming):
    before = past(answered("bakery", True), answered("bakery", True), answered("school", True))
    assert by_fair_share(before, coming).tolist() == [-2, 0, -1]


def test_who_answers_and_says_yes_comes_before_who_stays_silent_or_declines(coming):
    silent, no, yes = answered("bakery", None), answered("garage", False), answered("school", True)
    order = by_replies(past(*[silent] * 20, *[no] * 20, *[yes] * 20), coming)
    assert order[2] > order[0] > 0
    assert order[2] > order[1]


def test_without_any_introduction_all_workplaces_are_alike(coming):
    assert by_replies(past(), coming).tolist() == [0, 0, 0]


def test_more_criteria_met_come_first_and_unknown_ones_are_not_met():
    rows = pairs(["a"] * 3, ["h"] * 3, [True] * 3, wish_similarity=[1, 0, np.nan], mentor_named=[1, 1, np.nan])
    assert by_met_criteria(past(), rows).tolist() == [2, 1, 0]


def test_people_with_one_later_pair_or_with_no_approval_are_not_judged():
    later = pairs(["aino", "aino", "olli", "veera", "veera"], ["h"] * 5, [True, False, True, False, False],
                  wish_similarity=[1, 0, 1, 1, 0])  # fmt: skip
    told = compare(past(), later)
    assert told.people == 1
    assert [one.name for one in told.results] == ["ranker", *BASELINES]
    assert told.results[0].ndcg.mean == 1


def test_where_nobody_can_be_judged_there_is_no_figure():
    told = compare(past(), pairs(["aino"], ["h"], [True]))
    assert (told.people, told.results) == (0, [])
