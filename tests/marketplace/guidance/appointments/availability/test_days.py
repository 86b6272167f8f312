"""Two years day by day: which days are closed, on which days hours come again, what a day away takes (2026-2027)."""

import datetime as dt
from types import SimpleNamespace

import pytest

from marketplace.guidance.appointments.availability.days import MIDNIGHT, closing_time, eve_of
from marketplace.guidance.appointments.availability.slots import HELSINKI, cut, days_of, free
from marketplace.guidance.appointments.availability.states import Eve

# Weekdays on which offices are closed, by hand from the almanac of the University of Helsinki.
CLOSED_WEEKDAYS = {
    2026: [
        (1, 1, "New Year's Day"), (1, 6, "Epiphany"), (4, 3, "Good Friday"), (4, 6, "Easter Monday"), (5, 1, "May Day"),
        (5, 14, "Ascension Day"), (6, 19, "Midsummer Eve"), (12, 24, "Christmas Eve"), (12, 25, "Christmas Day"),
    ],
    2027: [
        (1, 1, "New Year's Day"), (1, 6, "Epiphany"), (3, 26, "Good Friday"), (3, 29, "Easter Monday"),
        (5, 6, "Ascension Day"), (6, 25, "Midsummer Eve"), (12, 6, "Independence Day"), (12, 24, "Christmas Eve"),
    ],
}  # fmt: skip
SHIPPED = [(Eve.CHRISTMAS_EVE, None, None, None), (Eve.MIDSUMMER_EVE, None, None, None)]
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2027, 12, 31)
DAY = dt.timedelta(days=1)
EVERY_DAY = [FIRST + number * DAY for number in range((LAST - FIRST).days + 1)]


def hours(**facts):
    return SimpleNamespace(
        **{
            "coach_id": 1, "weekday": 0, "starts": dt.time(9), "ends": dt.time(12), "every": 1, "minutes": 60,
            "valid_from": FIRST, "valid_until": None, "way": "place", "place": "Ohjaamo", "link": "", **facts,
        }
    )  # fmt: skip


@pytest.mark.parametrize("year", CLOSED_WEEKDAYS)
def test_the_closed_weekdays_of_a_year_are_those_of_the_almanac_and_no_others(year):
    found = [
        (day.month, day.day)
        for day in EVERY_DAY
        if day.year == year and day.weekday() < 5 and closing_time(day, SHIPPED) == MIDNIGHT
    ]
    assert found == [(month, day) for month, day, _name in CLOSED_WEEKDAYS[year]]


def test_feasts_at_weekends_are_closed_too():
    for day in (dt.date(2026, 12, 6), dt.date(2026, 10, 31), dt.date(2026, 5, 24), dt.date(2027, 5, 1)):
        assert closing_time(day, []) == MIDNIGHT


@pytest.mark.parametrize(
    ("eve", "first", "second"),
    [
        (Eve.EPIPHANY_EVE, (1, 5), (1, 5)), (Eve.MAUNDY_THURSDAY, (4, 2), (3, 25)), (Eve.WALPURGIS_EVE, (4, 30), (4, 30)),
        (Eve.MIDSUMMER_EVE, (6, 19), (6, 25)), (Eve.INDEPENDENCE_EVE, (12, 5), (12, 5)),
        (Eve.CHRISTMAS_EVE, (12, 24), (12, 24)), (Eve.NEW_YEARS_EVE, (12, 31), (12, 31)),
    ],
)  # fmt: skip
def test_an_eve_is_closed_where_the_table_says_so_and_open_where_it_does_not(eve, first, second):
    for year, (month, day) in ((2026, first), (2027, second)):
        there = dt.date(year, month, day)
        assert eve_of(year, eve) == there
        assert closing_time(there, []) is None
        assert closing_time(there, [(eve, None, None, None)]) == MIDNIGHT
        assert closing_time(there, [(eve, None, dt.time(12), None)]) == dt.time(12)


def test_one_single_closed_day_closes_no_other_year():
    table = [("", dt.date(2026, 8, 17), None, None)]
    assert closing_time(dt.date(2026, 8, 17), table) == MIDNIGHT
    assert closing_time(dt.date(2027, 8, 17), table) is None


@pytest.mark.parametrize("weekday", range(7))
def test_weekly_hours_come_on_every_such_day_of_two_years(weekday):
    wanted = [day for day in EVERY_DAY if day.weekday() == weekday]
    assert days_of(hours(weekday=weekday), FIRST, LAST) == wanted


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("begin", [dt.date(2026, 1, 5), dt.date(2026, 1, 7), dt.date(2026, 1, 11)])
def test_hours_of_every_other_week_count_from_the_week_of_their_first_day(weekday, begin):
    monday = begin - begin.weekday() * DAY
    wanted = [
        day for day in EVERY_DAY if day >= begin and day.weekday() == weekday and (day - monday).days // 7 % 2 == 0
    ]
    assert days_of(hours(weekday=weekday, every=2, valid_from=begin), FIRST, LAST) == wanted


def test_hours_of_every_other_week_keep_their_beat_over_the_new_year_with_53_weeks():
    found = days_of(hours(every=2, valid_from=dt.date(2026, 1, 5)), dt.date(2026, 12, 1), dt.date(2027, 2, 1))
    assert {(later - earlier).days for earlier, later in zip(found, found[1:], strict=False)} == {14}


def test_hours_are_open_on_their_first_and_on_their_last_valid_day():
    begin, end = dt.date(2026, 3, 2), dt.date(2026, 3, 16)
    found = days_of(hours(valid_from=begin, valid_until=end), FIRST, LAST)
    assert found == [begin, dt.date(2026, 3, 9), end]


def test_meetings_are_cut_to_their_length_and_the_rest_is_left():
    found = [f"{slot.starts_at:%H.%M}-{slot.ends_at:%H.%M}" for slot in cut(hours(minutes=50), dt.date(2026, 3, 2))]
    assert found == ["09.00-09.50", "09.50-10.40", "10.40-11.30"]


def test_on_a_day_that_closes_at_noon_no_meeting_ends_later():
    found = list(cut(hours(ends=dt.time(16)), dt.date(2026, 12, 31), dt.time(12)))
    assert [slot.ends_at.hour for slot in found] == [10, 11, 12]


@pytest.mark.parametrize(
    "day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25), dt.date(2027, 3, 28), dt.date(2027, 10, 31)]
)
def test_on_the_days_when_clocks_change_hours_keep_the_time_on_the_wall(day):
    found = list(cut(hours(weekday=6, starts=dt.time(1), ends=dt.time(12)), day))
    hours_on_the_wall = [slot.starts_at.hour for slot in found]
    missing = {3} if day.month == 3 else set()
    assert hours_on_the_wall == [hour for hour in range(1, 12) if hour not in missing]
    assert {slot.ends_at.astimezone(dt.UTC) - slot.starts_at.astimezone(dt.UTC) for slot in found} == {
        dt.timedelta(hours=1)
    }


def free_of(row, taken=(), table=SHIPPED, first=FIRST, last=LAST):
    return free([row], first, last, closing=lambda day: closing_time(day, table), taken=lambda _coach: taken)


def test_two_years_of_mondays_without_feasts_without_leave_and_without_what_is_booked():
    away = (dt.datetime(2026, 7, 6, tzinfo=HELSINKI), dt.datetime(2026, 8, 3, tzinfo=HELSINKI))
    booked = (dt.datetime(2026, 9, 7, 10, tzinfo=HELSINKI), dt.datetime(2026, 9, 7, 11, tzinfo=HELSINKI))
    found = free_of(hours(), [away, booked])
    mondays = [day for day in EVERY_DAY if day.weekday() == 0]
    feasts = [dt.date(2026, 4, 6), dt.date(2027, 3, 29), dt.date(2027, 12, 6)]
    leave = [dt.date(2026, 7, day) for day in (6, 13, 20, 27)]
    assert len(found) == 3 * (len(mondays) - len(feasts) - len(leave)) - 1
    assert not {slot.starts_at.date() for slot in found} & {*feasts, *leave}
    assert [slot.starts_at.hour for slot in found if slot.starts_at.date() == dt.date(2026, 9, 7)] == [9, 11]


def test_a_leave_of_some_hours_takes_only_the_meetings_that_it_touches():
    day = dt.date(2026, 3, 2)
    away = (dt.datetime(2026, 3, 2, 10, 30, tzinfo=HELSINKI), dt.datetime(2026, 3, 2, 11, tzinfo=HELSINKI))
    assert [slot.starts_at.hour for slot in free_of(hours(), [away], first=day, last=day)] == [9, 11]


def test_hours_that_overlap_give_each_moment_once():
    rows = [hours(), hours(starts=dt.time(9, 30))]
    day = dt.date(2026, 3, 2)
    found = free(rows, day, day, closing=lambda _day: None, taken=lambda _coach: ())
    assert [f"{slot.starts_at:%H.%M}" for slot in found] == ["09.00", "10.00", "11.00"]


def test_a_closed_day_closes_nothing_before_it_came_into_force():
    table = [(Eve.MAUNDY_THURSDAY, None, dt.time(12), dt.date(2027, 1, 1))]
    assert closing_time(dt.date(2026, 4, 2), table) is None
    assert closing_time(dt.date(2027, 3, 25), table) == dt.time(12)
