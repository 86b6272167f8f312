"""Days away, and officials' mandates."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.notices.models import Notice
from marketplace.work.agreements.days import report_absence
from marketplace.work.agreements.mandates import end_mandate, give_mandate
from marketplace.work.agreements.models import Absence, Mandate
from marketplace.work.agreements.queries import away_in_a_row, officials_of
from tests.after import code_of, fresh
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


def test_a_mandate_holds_from_its_first_to_its_last_day(cast):
    today = timezone.localdate()
    mandate = give_mandate(cast.sofia, valid_from=today, valid_until=today + 5 * DAY, by=cast.admin)
    assert list(officials_of(cast.sofia.authority_id)) == [cast.sofia]
    assert [Mandate.objects.on(today + days * DAY).count() for days in (-1, 0, 5, 6)] == [0, 1, 1, 0]
    assert not officials_of(cast.ville.authority_id).exists()
    end_mandate(mandate, by=cast.admin)
    assert mandate.valid_until == today


@pytest.mark.parametrize("who", ["kaisa", "aino", "mikko", "admin"])
def test_only_a_coordinator_gets_a_mandate(cast, who):
    with pytest.raises(ValidationError):
        give_mandate(getattr(cast, who), valid_from=timezone.localdate(), by=cast.admin)
    assert not Mandate.objects.exists()


def test_no_mandate_is_given_for_yesterday_nor_twice(cast):
    today = timezone.localdate()
    with pytest.raises(ValidationError):
        give_mandate(cast.sofia, valid_from=today - DAY, by=cast.admin)
    give_mandate(cast.sofia, valid_from=today, by=cast.admin)
    with pytest.raises(ValidationError):
        give_mandate(cast.sofia, valid_from=today + 9 * DAY, by=cast.admin)
    assert Mandate.objects.count() == 1


def test_a_mandate_ends_once_and_not_before_it_has_begun(cast):
    today = timezone.localdate()
    mandate = give_mandate(cast.sofia, valid_from=today, by=cast.admin)
    end_mandate(mandate, by=cast.admin)
    assert code_of(end_mandate, mandate, by=cast.admin) == "ended"
    coming = give_mandate(cast.sofia, valid_from=today + DAY, by=cast.admin)
    assert code_of(end_mandate, coming, by=cast.admin) == "ended"
    assert fresh(coming).valid_until is None
