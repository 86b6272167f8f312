"""Eves are told in one way: what closes the offices lets nobody wait for an answer on that day either."""

import datetime as dt

import pytest

from marketplace.guidance.appointments.availability.models import ClosedDay
from marketplace.guidance.appointments.availability.queries import closing_times, working_days
from marketplace.guidance.appointments.availability.states import Eve
from marketplace.work.messages.queries import promised_on
from tests.architecture.source import FLOORS, python_files, short

MIDSUMMER_EVE, CHRISTMAS_EVE = dt.date(2026, 6, 19), dt.date(2026, 12, 24)
DAYS = [
    (MIDSUMMER_EVE, False), (dt.date(2026, 6, 18), True), (dt.date(2026, 6, 22), True),  # a Friday between them
    (CHRISTMAS_EVE, False), (dt.date(2026, 12, 25), False), (dt.date(2026, 12, 23), True),
    (dt.date(2026, 1, 6), False), (dt.date(2026, 1, 5), True),  # Epiphany, a Tuesday
    (dt.date(2026, 12, 6), False), (dt.date(2027, 12, 6), False), (dt.date(2027, 12, 7), True),  # Independence Day
    (dt.date(2026, 11, 28), False), (dt.date(2026, 11, 27), True),  # an ordinary Saturday and Friday
]  # fmt: skip


@pytest.mark.parametrize(("day", "works"), DAYS)
def test_a_day_is_one_of_work_or_not(db, day, works):
    assert working_days()(day) is works


@pytest.mark.parametrize(
    ("eve", "day", "asked_on", "later", "sooner"),
    [
        (Eve.MIDSUMMER_EVE, MIDSUMMER_EVE, dt.date(2026, 6, 17), dt.date(2026, 6, 22), MIDSUMMER_EVE),
        (Eve.CHRISTMAS_EVE, CHRISTMAS_EVE, dt.date(2026, 12, 22), dt.date(2026, 12, 28), CHRISTMAS_EVE),
    ],
)
def test_appointments_and_promises_follow_the_same_row_of_an_eve(db, eve, day, asked_on, later, sooner):
    assert (closing_times()(day), promised_on(asked_on)) == (dt.time(0), later)
    ClosedDay.objects.filter(eve=eve).delete()
    assert (closing_times()(day), promised_on(asked_on)) == (None, sooner)


def test_a_half_day_is_still_one_of_work(db):
    ClosedDay.objects.filter(eve=Eve.CHRISTMAS_EVE).update(closes=dt.time(12))
    assert (closing_times()(CHRISTMAS_EVE), working_days()(CHRISTMAS_EVE)) == (dt.time(12), True)


def test_a_day_that_the_office_closes_lets_an_answer_wait(db):
    ClosedDay.objects.create(day=dt.date(2026, 11, 25), source="Kaupungin päätös")
    assert promised_on(dt.date(2026, 11, 23)) == dt.date(2026, 11, 26)


def test_the_shipped_eves_say_by_whose_word(db):
    assert dict(ClosedDay.objects.values_list("eve", "source")) == {
        "midsummer_eve": "KVTES, luku III (työaika)", "christmas_eve": "KVTES, luku III (työaika)",
    }  # fmt: skip


def test_one_module_alone_asks_the_package_for_feasts():
    asking = [short(path) for path in python_files(*FLOORS) if "import holidays" in path.read_text("utf-8")]
    assert asking == ["marketplace/guidance/appointments/availability/days.py"]
