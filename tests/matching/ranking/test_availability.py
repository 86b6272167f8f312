"""Starts beside free days: what begins too early is no candidate, what begins a little early says so."""

import datetime as dt

import numpy as np
import pytest

from matching.ranking.candidates import candidate_pairs
from matching.ranking.explain import explain
from matching.ranking.facts import pair_rows
from matching.ranking.market import Market
from matching.ranking.ranker import Ranker
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import aino, bakery

FREE = dt.date(2026, 6, 1)


def pair(days, **place):
    """Aino, free on the first of June, and a bakery that begins so many days before."""
    return Market([aino(free_from=FREE)], [bakery(starts_on=FREE - dt.timedelta(days=days), **place)])


def days_early(market):
    return pair_rows(market, [0], [0])[0, COLUMNS.index("days_before_free")]


@pytest.mark.parametrize(
    ("days", "place", "early"),
    [(10, {}, 10), (0, {}, 0), (-30, {}, 0), (30, {"start_moves_weeks": 4}, 2), (30, {"start_moves_weeks": 5}, 0)],
)
def test_days_are_counted_from_the_latest_start_to_her_first_free_day(days, place, early):
    assert days_early(pair(days, **place)) == early


def test_by_agreement_nothing_is_early_and_who_has_not_said_when_is_not_known():
    assert days_early(Market([aino(free_from=FREE)], [bakery(starts_on=None)])) == 0
    assert np.isnan(days_early(Market([aino(free_from=None)], [bakery(starts_on=FREE)])))


@pytest.mark.parametrize(("days", "count"), [(14, 1), (15, 0)])
def test_what_begins_more_than_two_weeks_too_early_is_no_candidate(days, count):
    assert len(candidate_pairs(pair(days))[0]) == count


def test_a_start_that_is_a_week_early_is_never_left_unsaid():
    [reasons] = explain(Ranker(), pair(7), [0], [0])
    [said] = [one for one in reasons.hurts if one["code"] == "availability"]
    assert (said["starts_on"], said["free_from"]) == ("2026-05-25", "2026-06-01")


def test_that_a_start_has_to_move_is_said_where_all_her_other_places_begin_in_time_too():
    early = bakery(starts_on=FREE - dt.timedelta(days=20), start_moves_weeks=4)
    others = [bakery(id=f"other {n}", organisation=f"firm {n}", starts_on=FREE) for n in range(6)]
    market, ranker = Market([aino(free_from=FREE)], [early, *others]), Ranker()
    beside = ranker.reference_set(market, ranker.score(market))
    [moved] = explain(ranker, market, [0], [0], beside)
    assert [one["moves_weeks"] for one in moved.helps if one["code"] == "availability"] == [4]
    assert not [one for one in moved.hurts if one["code"] == "availability"]
