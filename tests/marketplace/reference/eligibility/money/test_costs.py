"""What a job costs by month, and what a paid period may bring: euros by hand beside euros of the code."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.eligibility.money.costs import Support, cost_of
from marketplace.reference.eligibility.money.paying import may_start, most_for
from tests.marketplace.reference.eligibility.cases import START, day, stay

pytestmark = pytest.mark.django_db


def cost(law, support, months=1, pay="10", hours="30"):
    return cost_of(START, law, euros_an_hour=Decimal(pay), hours_a_week=Decimal(hours), months=months, support=support)


# 10 € × 30 h × 4.33 = 1299.00; side costs 25 % = 324.75; together 1623.75
@pytest.mark.parametrize(
    ("support", "pay", "hours", "euros"),
    [
        (Support.NONE, "10", "30", "0.00"),
        (Support.VOUCHER, "10", "30", "649.50"),
        (Support.VOUCHER, "30", "40", "1500.00"),
        (Support.SKILLS, "10", "30", "811.88"),
        (Support.SKILLS, "20", "40", "1260.00"),
        (Support.ABILITY, "10", "30", "1136.62"),
        (Support.ABILITY, "30", "40", "2770.00"),
        (Support.APPRENTICE, "10", "30", "811.88"),
        (Support.ASSOCIATION, "10", "26", "1384.73"),
        (Support.ASSOCIATION, "10", "40", "1384.73"),
        (Support.ASSOCIATION, "20", "26", "2020.00"),
        (Support.ASSOCIATION, "0.01", "1", "0.05"),
    ],
    ids=[
        "no support", "VNA half of the pay", "VNA 1500 a month", "§ 86 half of the cost", "§ 94 1260", "§ 87 70 %",
        "§ 94 2770", "§ 90 half", "§ 88 pay × 1.23", "§ 88 up to 65 % of full time", "§ 94 2020", "§ 93 never more",
    ],
)  # fmt: skip
def test_support_of_a_month_is_what_the_law_says(law, support, pay, hours, euros):
    assert cost(law, support, pay=pay, hours=hours).support == Decimal(euros)


def test_a_month_is_pay_and_side_costs_less_support(law):
    (month,) = cost(law, Support.VOUCHER).months
    assert (month.pay, month.side, month.net) == (Decimal("1299.00"), Decimal("324.75"), Decimal("974.25"))


@pytest.mark.parametrize(
    ("support", "months", "euros"),
    [
        (Support.VOUCHER, 6, "9000.00"), (Support.VOUCHER, 12, "9000.00"), (Support.SKILLS, 5, "6300.00"),
        (Support.SKILLS, 12, "6300.00"), (Support.ABILITY, 12, "27700.00"), (Support.APPRENTICE, 12, "15120.00"),
    ],
)  # fmt: skip
def test_support_ends_with_its_months_or_its_sum(law, support, months, euros):
    assert cost(law, support, months, pay="30", hours="40").support == Decimal(euros)


@pytest.mark.parametrize(
    ("when", "paid"), [("31.1.2026", False), ("1.2.2026", True), ("30.6.2027", True), ("1.7.2027", False)]
)
def test_the_voucher_is_counted_on_its_days_only(db, when, paid):
    assert (cost(Law.on(day(when)), Support.VOUCHER).support > 0) is paid


def test_every_number_comes_with_its_source_and_an_unread_one_is_marked(law):
    found = cost(law, Support.VOUCHER)
    keys = [limit.key for limit in found.sources]
    assert keys == [
        "weeks-a-month",
        "employer-side-percent",
        "voucher-percent",
        "voucher-euros-month",
        "voucher-euros-all",
    ]
    assert not found.is_verified
    Limit.objects.filter(key__in=keys).update(is_verified=True)
    assert cost(Law.on(START), Support.VOUCHER).is_verified


def test_months_begin_on_the_same_day_or_on_the_last_of_a_shorter_month(db):
    found = cost_of(
        day("31.12.2026"), Law.on(START), euros_an_hour=Decimal(10), hours_a_week=Decimal(30), months=3, support="none"
    )
    assert [month.starts_on for month in found.months] == [day("31.12.2026"), day("31.1.2027"), day("28.2.2027")]


@pytest.mark.parametrize(
    ("scheme", "last", "before", "most"),
    [
        ("voucher", "31.12.2026", "0", "1500"), ("voucher", "1.1.2027", "0", "3000"),
        ("voucher", "31.12.2026", "8000", "1000"), ("voucher", "31.12.2026", "9000", "0"),
        ("subsidy", "31.12.2026", "0", "2770"), ("subsidy", "31.1.2027", "9999", "5540"), ("startup", "31.12.2026", "0", None),
    ],
)  # fmt: skip
def test_a_paid_period_has_its_cap(law, scheme, last, before, most):
    found = most_for(scheme, stay("1.12.2026", last), Decimal(before), law)
    assert found == (None if most is None else Decimal(most))


@pytest.mark.parametrize(
    ("scheme", "applied", "decided", "starts"),
    [
        ("subsidy", "1.11.2026", "30.11.2026", True), ("subsidy", "1.11.2026", "1.12.2026", False),
        ("subsidy", "1.11.2026", None, False), ("voucher", "1.11.2026", None, False),
        ("startup", "30.11.2026", None, True), ("startup", "1.12.2026", None, False), ("startup", None, None, False),
    ],
)  # fmt: skip
def test_work_may_begin_once_what_must_come_before_has_come(scheme, applied, decided, starts):
    days = [day(one) if one else None for one in (applied, decided)]
    assert may_start(scheme, *days, day("1.12.2026")) is starts
