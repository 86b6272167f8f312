"""Days away: which count as a row, and which are refused."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from accounts.notices.models import Notice
from marketplace.work.agreements.absences.actions import report_absence
from marketplace.work.agreements.absences.models import Absence
from marketplace.work.agreements.absences.queries import away_in_a_row
from tests.factories import marketplace

pytestmark = pytest.mark.django_db
MONDAY = marketplace.next_monday
DAY = dt.timedelta(days=1)


@pytest.fixture
def running(met):
    """Since Monday three weeks ago, five days a week."""
    return marketplace.placement(met, "running", starts_on=MONDAY() - 28 * DAY)


def away(running, *days, was_announced=False):
    first = running.starts_on
    return [
        marketplace.absence(running, running.listing.contact, day=first + day * DAY, was_announced=was_announced)
        for day in days
    ]


@pytest.mark.parametrize(
    ("days", "row"),
    [((), 0), ((0,), 1), ((0, 1, 2, 3, 4), 5), ((0, 1, 3, 4), 2), ((3, 4, 7, 8, 9), 5), ((0, 2, 4), 1), ((4, 7), 2)],
)
def test_a_weekend_breaks_no_row_and_a_day_at_work_does(running, days, row):
    away(running, *days)
    assert away_in_a_row(running) == row


def test_days_that_were_announced_are_not_counted(running):
    away(running, 0, 1, 2, 3, 4, was_announced=True)
    assert away_in_a_row(running) == 0


def test_the_fifth_day_in_a_row_asks_the_coach_once(cast, running):
    for day in (0, 1, 2, 3, 4, 7):
        assert Notice.objects.filter(name="absences_in_a_row", recipient=cast.kaisa).count() == (day > 4)
        report_absence(running, day=running.starts_on + day * DAY, was_announced=False, by=cast.mikko)
    assert Notice.objects.filter(name="absences_in_a_row").count() == 1


@pytest.mark.parametrize("day", [-1, 5, 6, 400])
def test_a_day_that_is_no_trial_day_is_refused(cast, running, day):
    with pytest.raises(ValidationError):
        report_absence(running, day=running.starts_on + day * DAY, was_announced=True, by=cast.mikko)
    assert not Absence.objects.exists()


def test_a_day_is_written_down_once(cast, running):
    away(running, 0)
    with pytest.raises(ValidationError):
        report_absence(running, day=running.starts_on, was_announced=True, by=cast.kaisa)
    assert Absence.objects.count() == 1
