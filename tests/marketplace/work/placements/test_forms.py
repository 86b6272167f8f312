"""Forms of placements: days, hours as people write them, an end with what comes next."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from marketplace.work.placements.forms import AnswerForm, CancelForm, EndForm, PlacementForm, StopForm
from marketplace.work.placements.states import Outcome


def day(days):
    return f"{timezone.localdate() + dt.timedelta(days=days):%d.%m.%Y}"


@pytest.mark.parametrize(("written", "hours"), [("6", "6"), ("7,5", "7.5"), ("7.5", "7.5"), ("", None)])
def test_hours_are_read_as_people_write_them(written, hours):
    form = PlacementForm({"hours_per_day": written})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["hours_per_day"] == (Decimal(hours) if hours else None)


@pytest.mark.parametrize("written", ["kuusi", "7,55", "1e5", "NaN"])
def test_hours_that_are_no_number_are_refused(written):
    assert list(PlacementForm({"hours_per_day": written}).errors) == ["hours_per_day"]


@pytest.mark.parametrize("written", ["1.12.2026", "01.12.2026", "2026-12-01"])
def test_days_are_read_as_people_write_them(written):
    form = PlacementForm({"starts_on": written})
    assert form.is_valid()
    assert form.cleaned_data["starts_on"] == dt.date(2026, 12, 1)


@pytest.mark.parametrize("written", ["31.2.2027", "12/01/2026", "ensi viikolla", "0.0.0"])
def test_impossible_days_are_refused(written):
    assert list(PlacementForm({"starts_on": written}).errors) == ["starts_on"]


def test_a_last_day_before_the_first_is_told_at_its_field():
    assert list(PlacementForm({"starts_on": "2.12.2026", "ends_on": "1.12.2026"}).errors) == ["ends_on"]


@pytest.mark.parametrize("outcome", Outcome.values)
def test_an_end_has_a_day_and_what_comes_next(outcome):
    assert EndForm({"ended_on": day(0), "outcome": outcome}).is_valid()


def test_an_end_to_come_or_without_a_next_step_is_refused():
    assert list(EndForm({"ended_on": day(1), "outcome": "studies"}).errors) == ["ended_on"]
    assert list(EndForm({"ended_on": day(0)}).errors) == ["outcome"]
    assert list(EndForm({"ended_on": day(0), "outcome": "fired"}).errors) == ["outcome"]


def test_a_stop_says_who_and_why():
    assert set(StopForm({"ended_on": day(0), "outcome": "studies"}).errors) == {"side", "reason"}
    assert StopForm({"ended_on": day(0), "outcome": "studies", "side": "host", "reason": "Syy"}).is_valid()


def test_a_cancelled_one_says_why_and_an_answer_is_one_of_the_list():
    assert not CancelForm({"reason": ""}).is_valid()
    assert not AnswerForm({"situation": "x"}).is_valid()
    assert AnswerForm({"situation": "studies"}).is_valid()
