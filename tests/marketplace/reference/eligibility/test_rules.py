"""What the law allows under 18, at its edges, and limits by day."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest

from marketplace.reference.eligibility.basis.law import LimitUnknownError
from marketplace.reference.eligibility.loader import load_limits
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.eligibility.rules import limit_on
from marketplace.reference.eligibility.schemes.minors import HOURS_A_WEEK, minors_allowed

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def work(**facts):
    plain = {"nights": False, "hazards": False, "alcohol": False, "needs_licence": False, "hours_per_week": 30}
    return SimpleNamespace(**plain | facts)


def test_a_minor_may_do_plain_daytime_work():
    assert minors_allowed(work(), Decimal(40))


@pytest.mark.parametrize("barred", ["nights", "hazards", "alcohol", "needs_licence"])
def test_a_minor_may_not_do_barred_work(barred):
    assert not minors_allowed(work(**{barred: True}), Decimal(40))


@pytest.mark.parametrize(("hours", "allowed"), [(39, True), (40, True), (41, False)])
def test_a_minor_works_at_most_the_hours_of_the_limit(hours, allowed):
    assert minors_allowed(work(hours_per_week=hours), limit_on(HOURS_A_WEEK, TODAY)) is allowed


def test_a_limit_counts_from_its_first_till_its_last_day():
    Limit.objects.create(
        key="x", value=5, unit="days", section="1/2000 § 1", valid_from=dt.date(2026, 1, 1),
        valid_until=dt.date(2026, 6, 30),
    )  # fmt: skip
    Limit.objects.create(key="x", value=6, unit="days", section="1/2000 § 1", valid_from=dt.date(2026, 7, 1))
    days = {dt.date(2026, 1, 1): 5, dt.date(2026, 6, 30): 5, dt.date(2026, 7, 1): 6, dt.date(2030, 1, 1): 6}
    assert {day: limit_on("x", day) for day in days} == days
    with pytest.raises(LimitUnknownError):
        limit_on("x", dt.date(2025, 12, 31))


def test_an_unknown_limit_is_never_guessed():
    with pytest.raises(LimitUnknownError, match="no-such"):
        limit_on("no-such", TODAY)


def test_loading_again_keeps_what_an_administrator_has_changed():
    Limit.objects.filter(key="trial-months", valid_until=None).update(value=7)
    assert load_limits() == 0
    assert limit_on("trial-months", TODAY) == 7
