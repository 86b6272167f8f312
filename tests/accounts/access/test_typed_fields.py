"""Days and numbers as people type them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from accounts.access.typed_fields import AmountField, DayField

TODAY = dt.date(2026, 11, 30)


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
