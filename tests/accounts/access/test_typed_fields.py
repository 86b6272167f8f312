"""Days and numbers as people type them."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts.access.typed_fields import AmountField, DayField, MomentField

TODAY = dt.date(2026, 11, 30)


def here(*moment):
    return dt.datetime(*moment, tzinfo=timezone.get_current_timezone())


@pytest.fixture(autouse=True)
def _the_last_day_of_november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("heti", TODAY), ("Heti ", TODAY), ("nu", TODAY), ("genast", TODAY), ("now", TODAY), ("Right  away", TODAY),
        ("30.11.", TODAY), ("1.12.", dt.date(2026, 12, 1)), ("1.12", dt.date(2026, 12, 1)),
        ("1.1.", dt.date(2027, 1, 1)), ("1. 1.", dt.date(2027, 1, 1)), ("29.11.", dt.date(2027, 11, 29)),
        ("29.2.", dt.date(2028, 2, 29)), ("1.1.2027", dt.date(2027, 1, 1)), ("1.1.27", dt.date(2027, 1, 1)),
        ("2027-01-01", dt.date(2027, 1, 1)), ("ma 4.1.", dt.date(2027, 1, 4)), ("maanantaina 4.1.", dt.date(2027, 1, 4)),
        ("Thu 4.2.", dt.date(2027, 2, 4)), ("Mån. 4.1.2027", dt.date(2027, 1, 4)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it(language, typed, day):
    with translation.override(language):
        assert DayField().clean(typed) == day


@pytest.mark.parametrize(
    "typed", ["31.2.", "0.1.", "1.13.", "joskus", "ennen 4.1.", "1.1.2.3", "99.99.", "٣.١.", "31.2.2027"]
)
def test_what_is_no_day_is_told_with_an_example(typed):
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        DayField().clean(typed)
    with translation.override("en"):
        assert refusal.value.messages == ["Write the day like this: 1.12. or 1.12.2026."]


def test_an_empty_field_that_may_stay_empty_is_no_day():
    assert DayField(required=False).clean(" ") is None


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("is_localized", [False, True])
@pytest.mark.parametrize("typed", ["37,5", "37.5", " 37,5 "])
def test_a_number_is_read_with_a_comma_and_with_a_point(language, is_localized, typed):
    with translation.override(language):
        assert AmountField(localize=is_localized).clean(typed) == Decimal("37.5")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-12-01T14:30", (2026, 12, 1, 14, 30)), ("2026-12-01 14:30", (2026, 12, 1, 14, 30)),
        ("1.12.2026 klo 14.30", (2026, 12, 1, 14, 30)), ("1.12.2026 kl. 14.30", (2026, 12, 1, 14, 30)),
        ("1.12.2026 at 14:30", (2026, 12, 1, 14, 30)), ("01.12.2026 14.30", (2026, 12, 1, 14, 30)),
        ("ti 1.12. klo 9", (2026, 12, 1, 9, 0)), ("1.12., 9.05", (2026, 12, 1, 9, 5)), ("4.1. 8", (2027, 1, 4, 8, 0)),
        ("Heti klo 23", (2026, 11, 30, 23, 0)),
    ],
)  # fmt: skip
def test_a_moment_is_read_as_it_is_picked_typed_and_shown(language, typed, moment):
    with translation.override(language):
        assert timezone.localtime(MomentField().clean(typed)) == here(*moment)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_moment_reads_the_format_in_which_it_is_shown(language):
    when = here(2026, 12, 24, 9, 5)
    with translation.override(language):
        assert MomentField().clean(date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT")) == when


def test_the_calendar_of_the_browser_gets_back_what_it_sent():
    class Form(forms.Form):
        when = MomentField()

    when = here(2026, 12, 24, 9, 5)
    assert 'type="datetime-local"' in str(Form(initial={"when": when})["when"])
    assert 'value="2026-12-24T09:05"' in str(Form(initial={"when": when})["when"])
    assert 'value="24.12. klo 25"' in str(Form({"when": "24.12. klo 25"})["when"])


@pytest.mark.parametrize(
    "typed",
    [
        "1.12.2026",
        "klo 14",
        "31.2. klo 14",
        "1.12. klo 25",
        "huomenna iltapäivällä",
        "1.12. 14.60",
        "1.12.2026 24.00",
        "2026-12-01",
    ],
)
def test_what_is_no_moment_is_told_with_an_example(typed):
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        MomentField().clean(typed)
    with translation.override("en"):
        assert refusal.value.messages == ["Write the day and the time like this: 1.12.2026 14.30."]


def test_an_hour_that_the_clock_skips_is_refused():
    with pytest.raises(ValidationError):
        MomentField().clean("28.3.2027 3.30")
