"""Forty frozen moments (bars R16): deadlines, first days and birthdays at local midnight, where clocks jump and step back."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from marketplace.reference.eligibility.basis.answers import Verdict
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.minors import findings
from marketplace.reference.eligibility.schemes.voucher import may_voucher
from marketplace.work.outcomes import actions
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.tasks import remind_of_deadlines
from tests.factories.outcomes import case, hiring
from tests.marketplace.reference.eligibility.cases import aino, cafe, day, finding
from tests.marketplace.work.outcomes.conftest import trial  # noqa: F401

pytestmark = pytest.mark.django_db
HELSINKI = ZoneInfo("Europe/Helsinki")


def local(text, fold=0):
    """A moment of Helsinki; ``fold=1`` is the second time of an hour that comes twice."""
    return dt.datetime.strptime(text, "%d.%m.%Y %H:%M:%S").replace(tzinfo=HELSINKI, fold=fold)


def utc(text):
    return dt.datetime.strptime(text, "%d.%m.%Y %H:%M:%S").replace(tzinfo=dt.UTC)


DEADLINES = [
    ("the eve of the day after the spring jump, its first second", local("29.3.2026 00:00:00"), "30.3.2026", True),
    ("a second before the clocks jump forward", local("29.3.2026 02:59:59"), "30.3.2026", True),
    ("half past three that does not exist", local("29.3.2026 03:30:00"), "30.3.2026", True),
    ("the first second after the jump", local("29.3.2026 04:00:00"), "30.3.2026", True),
    ("the last second of the short day", local("29.3.2026 23:59:59"), "30.3.2026", True),
    ("local midnight after the short day", local("30.3.2026 00:00:00"), "30.3.2026", False),
    ("local midnight is ten at night in Greenwich by then", utc("29.3.2026 21:00:00"), "30.3.2026", False),
    ("a second before it in Greenwich", utc("29.3.2026 20:59:59"), "30.3.2026", True),
    ("half past three for the first time", local("25.10.2026 03:30:00"), "26.10.2026", True),
    ("half past three for the second time", local("25.10.2026 03:30:00", fold=1), "26.10.2026", True),
    ("the last second of the hour that came twice", local("25.10.2026 03:59:59", fold=1), "26.10.2026", True),
    ("the last second of the long day", local("25.10.2026 23:59:59"), "26.10.2026", True),
    ("local midnight after the long day", local("26.10.2026 00:00:00"), "26.10.2026", False),
    ("the last second of the year", local("31.12.2026 23:59:59"), "1.1.2027", True),
    ("the first second of the year", local("1.1.2027 00:00:00"), "1.1.2027", False),
    ("the last second of week 53", local("3.1.2027 23:59:59"), "4.1.2027", True),
    ("the first second of week 1", local("4.1.2027 00:00:00"), "4.1.2027", False),
    ("29 February before a job on 1 March", local("29.2.2028 23:59:59"), "1.3.2028", False),  # no voucher by then
    ("a second before there are vouchers", local("31.1.2026 23:59:59"), "1.3.2026", False),
    ("the first second of the vouchers", local("1.2.2026 00:00:00"), "1.3.2026", True),
    ("the last second of the vouchers", local("30.6.2027 23:59:59"), "1.8.2027", True),
    ("a second after the vouchers", local("1.7.2027 00:00:00"), "1.8.2027", False),
]


@pytest.mark.parametrize(
    ("now", "begins", "applies"),
    [row[1:] for row in DEADLINES],
    ids=[f"380/2023 § 83, VNA 22.12.2025: {row[0]}" for row in DEADLINES],
)
def test_a_deadline_is_the_last_second_of_the_eve_in_helsinki(cast, trial, now, begins, applies):
    found = case(hiring(trial, starts_on=day(begins)))
    with time_machine.travel(now, tick=False):
        try:
            actions.apply(found, applied_on=timezone.localdate(), by=cast.kaisa)
        except ValidationError:
            assert not applies
    assert (Case.objects.get().state == "applied") is applies


FIRST_DAYS = [
    ("a second before the short day", local("28.3.2026 23:59:59"), "29.3.2026", False),
    ("the first second of the short day", local("29.3.2026 00:00:00"), "29.3.2026", True),
    ("a second before the long day", local("24.10.2026 23:59:59"), "25.10.2026", False),
    ("the first second of the long day", local("25.10.2026 00:00:00"), "25.10.2026", True),
    ("a second before 29 February", local("28.2.2028 23:59:59"), "29.2.2028", False),
    ("the first second of 29 February", local("29.2.2028 00:00:00"), "29.2.2028", True),
]


@pytest.mark.parametrize(
    ("now", "begins", "starts"), [row[1:] for row in FIRST_DAYS], ids=[row[0] for row in FIRST_DAYS]
)
def test_a_first_day_comes_at_local_midnight(cast, trial, now, begins, starts):
    made = hiring(trial, state="agreed", starts_on=day(begins))
    with time_machine.travel(now, tick=False):
        try:
            actions.start(made, by=cast.kaisa)
        except ValidationError:
            assert not starts
    made.refresh_from_db()
    assert (made.state == "running") is starts


BIRTHDAYS = [
    ("a second before it on the short day", "29.3.2008", local("28.3.2026 23:59:59"), True),
    ("on the short day", "29.3.2008", local("29.3.2026 00:00:00"), False),
    ("a second before it on the long day", "25.10.2008", local("24.10.2026 23:59:59"), True),
    ("on the long day", "25.10.2008", local("25.10.2026 00:00:00"), False),
    ("born on 29 February, the end of February of a plain year", "29.2.2008", local("28.2.2026 23:59:59"), True),
    ("born on 29 February, 1 March of a plain year", "29.2.2008", local("1.3.2026 00:00:00"), False),
    ("born on 28 February, the last second before it", "28.2.2010", local("27.2.2028 23:59:59"), True),
    ("born on 29 February and 16 in a leap year", "29.2.2012", local("29.2.2028 00:00:00"), True),
    ("born on new year's eve", "31.12.2008", local("31.12.2026 00:00:00"), False),
    ("born on new year's day, a second before it", "1.1.2009", local("31.12.2026 23:59:59"), True),
    ("born on new year's day", "1.1.2009", local("1.1.2027 00:00:00"), False),
    ("midnight here is ten at night in Greenwich", "1.12.2008", utc("30.11.2026 22:00:00"), False),
    ("a second before it in Greenwich", "1.12.2008", utc("30.11.2026 21:59:59"), True),
]


@pytest.mark.parametrize(
    ("born", "now", "is_minor"),
    [row[1:] for row in BIRTHDAYS],
    ids=[f"998/1993 § 1: {row[0]}" for row in BIRTHDAYS],
)
def test_the_18th_birthday_is_at_local_midnight(db, born, now, is_minor):
    with time_machine.travel(now, tick=False):
        today = timezone.localdate()
        assert bool(findings(aino(born_on=day(born)), cafe(starts_on=today), Law.on(today))) is is_minor


@pytest.mark.parametrize(
    ("now", "verdict"),
    [(local("28.3.2026 23:59:59"), Verdict.MET), (local("29.3.2026 00:00:00"), Verdict.NOT_MET)],
    ids=["VNA 22.12.2025: 29 years old", "VNA 22.12.2025: thirty at midnight"],
)
def test_the_age_of_the_voucher_ends_at_local_midnight(db, now, verdict):
    with time_machine.travel(now, tick=False):
        today = timezone.localdate()
        answer = may_voucher(aino(born_on=day("29.3.1996")), cafe(starts_on=today), Law.on(today), today)
        assert finding(answer, "voucher_age").verdict == verdict


def test_a_clock_that_steps_back_over_midnight_decides_nothing_before_the_application(cast, trial):
    found = case(hiring(trial, starts_on=day("20.12.2026")))
    with time_machine.travel(local("2.12.2026 00:10:00"), tick=False):
        actions.apply(found, applied_on=timezone.localdate(), by=cast.kaisa)
    with time_machine.travel(local("1.12.2026 23:10:00"), tick=False), pytest.raises(ValidationError):
        actions.grant(found, decided_on=timezone.localdate(), months=6, by=cast.kaisa)
    assert Case.objects.get().state == "applied"
    with time_machine.travel(local("2.12.2026 00:10:00"), tick=False):
        assert actions.grant(found, decided_on=timezone.localdate(), months=6, by=cast.kaisa).state == "granted"


def test_the_hour_that_comes_twice_reminds_once(cast, trial):
    case(hiring(trial, starts_on=day("28.10.2026")))
    reminded = []
    for fold in (0, 1):
        with time_machine.travel(local("25.10.2026 03:30:00", fold=fold), tick=False):
            reminded.append(remind_of_deadlines.func()["done"])
    assert reminded == [1, 0]


def test_there_are_at_least_forty_moments():
    assert len(DEADLINES) + len(FIRST_DAYS) + len(BIRTHDAYS) + 2 >= 40
