"""Work trials by 380/2023 § 54-59, at both sides of every edge, and no sequence of them beyond the limit."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.basis.periods import DAY, Period, Span, total
from marketplace.reference.eligibility.schemes.trial import counted, last_day, may_try
from tests.marketplace.reference.eligibility.cases import (
    MET,
    NOT_MET,
    START,
    TODAY,
    UNKNOWN,
    aino,
    cafe,
    day,
    finding,
    stay,
)

pytestmark = pytest.mark.django_db

DEMANDS = [
    ("§ 54 to find out", "aim", {"aim": "explore"}, MET),
    ("§ 54 to come back", "aim", {"aim": "return"}, MET),
    ("§ 54 another purpose", "aim", {"aim": "takeover"}, NOT_MET),
    ("§ 54 purpose not told", "aim", {"aim": ""}, UNKNOWN),
    ("§ 54 municipality", "host", {"host_form": HostForm.MUNICIPALITY}, MET),
    ("§ 54 household", "host", {"host_form": HostForm.HOUSEHOLD}, NOT_MET),
    ("§ 54 form not told", "host", {"host_form": None}, UNKNOWN),
    ("§ 57 today", "not_back_dated", {"starts_on": TODAY}, MET),
    ("§ 57 yesterday", "not_back_dated", {"starts_on": TODAY - DAY}, NOT_MET),
    ("§ 57 no last day", "fixed_term", {"ends_on": None}, UNKNOWN),
    ("§ 57 four hours", "hours_day", {"hours_per_day": Decimal(4)}, MET),
    ("§ 57 under four hours", "hours_day", {"hours_per_day": Decimal("3.9")}, NOT_MET),
    ("§ 57 eight hours", "hours_day", {"hours_per_day": Decimal(8)}, MET),
    ("§ 57 over eight hours", "hours_day", {"hours_per_day": Decimal("8.1")}, NOT_MET),
    ("§ 57 hours not told", "hours_day", {"hours_per_day": None}, UNKNOWN),
    ("§ 57 five days", "days_week", {"days_per_week": 5}, MET),
    ("§ 57 six days", "days_week", {"days_per_week": 6}, NOT_MET),
    ("§ 57 no guide", "guide", {"guide_named": False}, NOT_MET),
    ("§ 57 guide not told", "guide", {"guide_named": None}, UNKNOWN),
    ("§ 55 six months", "months", {"ends_on": day("31.5.2027")}, MET),
    ("§ 55 six months and a day", "months", {"ends_on": day("1.6.2027")}, NOT_MET),
]


@pytest.mark.parametrize(("code", "facts", "verdict"), [row[1:] for row in DEMANDS], ids=[row[0] for row in DEMANDS])
def test_a_trial_is_what_the_law_says(law, code, facts, verdict):
    assert finding(may_try(aino(), cafe(**facts), law, TODAY), code).verdict == verdict


PEOPLE = [
    ("§ 54 works there", "other_employer", {"employers": frozenset({"0737546-2"})}, NOT_MET),
    ("§ 54 works elsewhere", "other_employer", {"employers": frozenset({"2331972-7"})}, MET),
    ("§ 54 work not told", "other_employer", {"employers": None}, UNKNOWN),
    ("§ 38 not in the plan", "plan", {"is_in_plan": False}, NOT_MET),
    ("§ 38 plan not told", "plan", {"is_in_plan": None}, UNKNOWN),
    ("§ 55 three months before", "months", {"earlier_trials": (stay("1.1.2026", "31.3.2026"),)}, MET),
    ("§ 55 three months and a day before", "months", {"earlier_trials": (stay("1.1.2026", "1.4.2026"),)}, NOT_MET),
    ("§ 55 trials not told", "months", {"earlier_trials": None}, UNKNOWN),
    (
        "§ 55 over, and unemployment not told",
        "months",
        {"earlier_trials": (stay("1.1.2025", "30.6.2025"),), "unemployed": None},
        UNKNOWN,
    ),
    (
        "§ 55 over, and no time for a new counter",
        "months",
        {"earlier_trials": (stay("1.4.2026", "30.9.2026"),), "unemployed": None},
        NOT_MET,
    ),
]


@pytest.mark.parametrize(("code", "facts", "verdict"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
def test_a_trial_is_for_whom_the_law_says(law, code, facts, verdict):
    place = cafe(ends_on=day("28.2.2027"))
    assert finding(may_try(aino(**facts), place, law, TODAY), code).verdict == verdict


USED_UP = stay("1.1.2025", "30.6.2025")
COUNTERS = [
    ("under 25, all used, three months unemployed", "4.9.2007", USED_UP, "1.7.2025", "30.9.2025", 0),
    ("under 25, all used, a day less", "4.9.2007", USED_UP, "1.7.2025", "29.9.2025", 1),
    ("under 25, not all used, three months", "4.9.2007", stay("1.1.2025", "29.6.2025"), "30.6.2025", "30.9.2025", 1),
    ("25, all used, three months", "1.12.2001", USED_UP, "1.7.2025", "30.9.2025", 1),
    ("25, all used, twelve months", "1.12.2001", USED_UP, "1.7.2025", "30.6.2026", 0),
    ("25, all used, a day less than twelve", "1.12.2001", USED_UP, "1.7.2025", "29.6.2026", 1),
    ("not all used, twelve months", "4.9.2007", stay("1.1.2025", "31.3.2025"), "1.4.2025", "31.3.2026", 0),
    ("25 tomorrow, three months", "2.12.2001", USED_UP, "1.7.2025", "30.9.2025", 0),
]


@pytest.mark.parametrize(
    ("born", "trial", "first", "last", "left"),
    [row[1:] for row in COUNTERS],
    ids=[f"§ 55 {row[0]}" for row in COUNTERS],
)
def test_the_counter_begins_anew_after_unbroken_unemployment(law, born, trial, first, last, left):
    person = aino(born_on=day(born), earlier_trials=(trial,), unemployed=(stay(first, last),))
    assert len(counted(person.earlier_trials, person, law, START)) == left


def test_unemployment_of_two_halves_begins_no_new_counter(law):
    halves = (stay("1.7.2025", "31.8.2025"), stay("2.9.2025", "1.11.2025"))
    person = aino(earlier_trials=(USED_UP,), unemployed=halves)
    assert counted(person.earlier_trials, person, law, START) == [USED_UP]


@pytest.mark.parametrize(
    ("before", "until"),
    [
        ((), "31.5.2027"),
        ((stay("1.1.2026", "31.1.2026"),), "30.4.2027"),
        ((stay("1.1.2026", "31.1.2026"), stay("1.3.2026", "10.3.2026")), "20.4.2027"),
    ],
)
def test_the_last_day_is_what_the_earlier_trials_leave(law, before, until):
    assert last_day(aino(earlier_trials=before), cafe(), law) == day(until)


def test_where_everything_is_used_up_no_day_is_left(law):
    used = (stay("1.4.2026", "30.9.2026"),)
    assert last_day(aino(earlier_trials=used, unemployed=()), cafe(), law) is None


@pytest.mark.parametrize(("start", "months"), [("31.12.2024", 12), ("1.1.2025", 6)])
def test_the_limit_is_that_of_the_day_before_and_after_the_change(start, months):
    assert Law.on(day(start)).whole("trial-months") == months


def test_a_whole_answer_is_as_good_as_its_worst_part(law):
    assert may_try(aino(), cafe(), law, TODAY).verdict == MET
    assert may_try(aino(is_in_plan=None), cafe(), law, TODAY).verdict == UNKNOWN
    both = may_try(aino(is_in_plan=None), cafe(days_per_week=6), law, TODAY)
    assert both.verdict == NOT_MET
    assert [one.code for one in both.of(NOT_MET)] == ["days_week"]
    assert [one.code for one in both.of(UNKNOWN)] == ["plan"]


WISHES = st.lists(st.tuples(st.integers(1, 120), st.integers(1, 250)), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def any_law(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return Law.on(START)


@settings(max_examples=150, deadline=None)
@given(wishes=WISHES)
def test_no_sequence_of_trials_that_are_allowed_goes_beyond_six_months(any_law, wishes):
    allowed, first = [], START
    for pause, days in wishes:
        first += DAY * pause
        wish = Period(first, first + DAY * days)
        person = aino(earlier_trials=tuple(allowed), unemployed=())
        answer = may_try(person, cafe(starts_on=wish.first, ends_on=wish.last), any_law, TODAY)
        if finding(answer, "months").verdict == Verdict.MET:
            assert wish.last <= answer.until
            allowed.append(wish)
        first = wish.last
    assert total(allowed, 30) <= Span(6, 0)


@settings(max_examples=100, deadline=None)
@given(first=st.dates(dt.date(2025, 1, 1), dt.date(2026, 10, 1)), days=st.integers(0, 170))
def test_a_day_after_the_last_one_is_too_late(any_law, first, days):
    person = aino(earlier_trials=(Period(first, min(first + DAY * days, TODAY)),), unemployed=())
    until = last_day(person, cafe(), any_law)
    on_it = may_try(person, cafe(ends_on=until), any_law, TODAY)
    after = may_try(person, cafe(ends_on=until + DAY), any_law, TODAY)
    assert finding(on_it, "months").verdict == MET
    assert finding(after, "months").verdict == NOT_MET
