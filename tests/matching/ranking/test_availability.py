"""Starts beside free days: what begins too early is no candidate, what begins a little early says so."""

import datetime as dt

import numpy as np
import pytest

from matching.ranking.candidates import candidate_pairs
from matching.ranking.explain import explain
from matching.ranking.facts import pair_rows
from matching.ranking.market import Market
from matching.ranking.pairs import first_free_day
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


def days(*numbers):
    """Days of June 2026."""
    return tuple(dt.date(2026, 6, number) for number in numbers)


@pytest.mark.parametrize(
    ("free_from", "busy", "place", "early"),
    [
        (FREE, [days(8, 12)], {}, 3),  # the place begins on the tenth, in the middle of it
        (FREE, [days(8, 12)], {"start_moves_weeks": 1}, 0),
        (FREE, [days(11, 20)], {}, 0),  # begins before it
        (FREE, [days(13, 20), days(8, 12)], {}, 11),  # one follows on the other
        (None, [days(8, 12)], {}, 3),
        (None, [days(1, 5)], {}, np.nan),
        (dt.date(2026, 6, 15), [days(8, 12)], {}, 5),
    ],
)
def test_who_is_away_when_a_place_begins_is_free_on_the_day_after(free_from, busy, place, early):
    her = aino(free_from=free_from, busy=tuple(busy))
    place = bakery(starts_on=dt.date(2026, 6, 10), **place)
    assert days_early(Market([her], [place])) == pytest.approx(early, nan_ok=True)
    first = first_free_day(her, place)
    assert (first is None) == np.isnan(early)
    if first:
        assert max((first - place.starts_on).days - 7 * place.start_moves_weeks, 0) == early


def test_that_she_is_away_on_the_first_day_is_said_with_the_day_on_which_she_is_back():
    market = Market([aino(busy=(days(8, 12),))], [bakery(starts_on=dt.date(2026, 6, 10))])
    [reasons] = explain(Ranker(), market, [0], [0])
    assert [one["free_from"] for one in reasons.hurts if one["code"] == "availability"] == ["2026-06-13"]


def test_who_is_away_for_weeks_from_the_first_day_on_is_no_candidate():
    away = aino(busy=((dt.date(2026, 6, 9), dt.date(2026, 7, 20)),))
    assert len(candidate_pairs(Market([away, aino(id="other")], [bakery(starts_on=dt.date(2026, 6, 10))]))[0]) == 1
