"""On which days host and young person are asked: the middle, four weeks before the end, never twice at once."""

import datetime as dt

import pytest

from marketplace.work.nextsteps.days import asked_on, is_too_late
from marketplace.work.nextsteps.states import Moment

D = dt.date


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "halfway", "before_end"),
    [
        (D(2026, 12, 1), D(2027, 2, 28), D(2027, 1, 14), D(2027, 1, 31)),
        (D(2026, 1, 1), D(2026, 2, 26), D(2026, 1, 29), None),  # 56 days: the middle is four weeks before the end
        (D(2026, 1, 1), D(2026, 2, 27), D(2026, 1, 29), D(2026, 1, 30)),  # 57: the day after the middle
        (D(2026, 1, 1), D(2026, 1, 15), D(2026, 1, 8), None),  # short: four weeks before lies before the beginning
        (D(2026, 3, 28), D(2026, 3, 30), D(2026, 3, 29), None),  # over the night of summer time
        (D(2028, 2, 1), D(2028, 4, 30), D(2028, 3, 16), D(2028, 4, 2)),  # a leap year
    ],
)
def test_the_middle_and_four_weeks_before_the_end_are_asked_about(starts_on, ends_on, halfway, before_end):
    wanted = {Moment.HALFWAY: halfway, **({Moment.BEFORE_END: before_end} if before_end else {})}
    assert asked_on(starts_on, ends_on) == wanted


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(None, D(2026, 1, 1)), (D(2026, 1, 1), None), (D(2026, 1, 1), D(2026, 1, 1)), (D(2026, 1, 1), D(2026, 1, 2))],
)
def test_nothing_is_asked_where_a_day_is_missing_or_nothing_lies_between(starts_on, ends_on):
    assert asked_on(starts_on, ends_on) == {}


def test_a_middle_of_eight_days_ago_is_left_and_the_end_never_is():
    today = D(2026, 11, 22)
    assert not is_too_late(Moment.HALFWAY, D(2026, 11, 15), today)
    assert is_too_late(Moment.HALFWAY, D(2026, 11, 14), today)
    assert not is_too_late(Moment.BEFORE_END, D(2026, 10, 1), today)
