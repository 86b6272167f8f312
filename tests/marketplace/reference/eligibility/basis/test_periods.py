"""How days and months are counted, at the ends of months and in leap years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.reference.eligibility.basis.periods import (
    DAY,
    Period,
    Span,
    age_on,
    days_within,
    length,
    months_later,
    months_within,
    total,
)
from tests.marketplace.reference.eligibility.cases import day, stay

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "months", "days"),
    [
        ("1.1.2026", "1.1.2026", 0, 1),
        ("1.1.2026", "30.1.2026", 0, 30),
        ("1.1.2026", "31.1.2026", 1, 0),
        ("1.2.2026", "28.2.2026", 1, 0),
        ("1.2.2028", "28.2.2028", 0, 28),
        ("1.2.2028", "29.2.2028", 1, 0),
        ("15.1.2026", "14.2.2026", 1, 0),
        ("15.1.2026", "15.2.2026", 1, 1),
        ("31.1.2026", "27.2.2026", 1, 0),
        ("1.12.2026", "31.5.2027", 6, 0),
        ("1.12.2026", "1.6.2027", 6, 1),
    ],
)
def test_a_stay_has_whole_months_and_days_left_over(first, last, months, days):
    assert length(stay(first, last)) == Span(months, days)


@given(first=DAYS, months=st.integers(1, 24))
def test_so_many_months_from_any_day_are_so_many_months(first, months):
    assert length(Period(first, months_later(first, months) - DAY)) == Span(months, 0)


@given(first=DAYS, days=st.integers(0, 900))
def test_a_day_more_is_never_shorter(first, days):
    stay = Period(first, first + DAY * days)
    assert length(Period(first, stay.last + DAY)) > length(stay)


def test_left_over_days_of_several_stays_become_months():
    three = [stay("1.1.2026", "10.2.2026"), stay("1.3.2026", "10.4.2026"), stay("1.5.2026", "10.6.2026")]
    assert [length(one) for one in three] == [Span(1, 10)] * 3
    assert total(three, 30) == Span(4, 0)
    assert total(three[:2], 30) == Span(2, 20)


@pytest.mark.parametrize(
    ("born", "when", "age"),
    [
        ("4.9.2008", "3.9.2026", 17), ("4.9.2008", "4.9.2026", 18), ("29.2.2008", "28.2.2026", 17),
        ("29.2.2008", "1.3.2026", 18), ("29.2.2008", "29.2.2028", 20), ("31.12.2008", "31.12.2026", 18),
    ],
)  # fmt: skip
def test_a_birthday_counts_from_its_midnight(born, when, age):
    assert age_on(day(born), day(when)) == age


def test_a_break_begins_the_count_of_months_anew():
    window = stay("1.1.2025", "31.12.2026")
    whole = [stay("1.1.2025", "31.12.2025")]
    broken = [stay("1.1.2025", "30.6.2025"), stay("2.7.2025", "31.12.2025")]
    assert (months_within(whole, window), months_within(broken, window)) == (12, 6)
    assert months_within([stay("1.1.2020", "31.12.2020")], window) == 0


def test_days_in_two_spells_count_once_and_days_outside_not_at_all():
    spells = [stay("1.1.2026", "10.1.2026"), stay("5.1.2026", "12.1.2026"), stay("1.1.2020", "5.1.2020")]
    assert days_within(spells, stay("3.1.2026", "31.1.2026")) == 10


def test_nobody_leaves_before_coming():
    with pytest.raises(ValueError, match="2026-01-01 is before 2026-01-02"):
        stay("2.1.2026", "1.1.2026")
