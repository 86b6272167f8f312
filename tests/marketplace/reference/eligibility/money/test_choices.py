"""Which support stands beside none, and that every number of the pay subsidy and the voucher is that of the law."""

import csv
from decimal import Decimal

import pytest
from django.utils import translation

from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.loader import DATA
from marketplace.reference.eligibility.models import Limit
from marketplace.reference.eligibility.money.choices import FOR_APPRENTICES, FOR_JOBS, can_be_got, choices_for
from marketplace.reference.eligibility.money.costs import Support
from tests.marketplace.reference.eligibility.cases import START, day

pytestmark = pytest.mark.django_db


def choices(law, host=HostForm.COMPANY, supports=FOR_JOBS, pay="10", hours="30", months=6, starts_on=START):
    return choices_for(
        starts_on, law, host=host, supports=supports, euros_an_hour=Decimal(pay), hours_a_week=Decimal(hours),
        months=months,
    )  # fmt: skip


def names(*args, **facts):
    return [choice.support.value for choice in choices(*args, **facts)]


# Share of the cost, months, euros a month at most, section: 380/2023 § 81-94 and VNA 22.12.2025, by hand.
@pytest.mark.parametrize(
    ("support", "percent", "months", "euros", "section"),
    [
        (Support.SKILLS, 50, 5, 1260, "380/2023 § 86"),
        (Support.SKILLS_LONG, 50, 10, 1260, "380/2023 § 86"),
        (Support.ABILITY, 70, 10, 2770, "380/2023 § 87"),
        (Support.ASSOCIATION, 100, 10, 2020, "380/2023 § 88"),
        (Support.APPRENTICE, 50, 24, 1260, "380/2023 § 90"),  # as long as the authority judges: all that was asked for
        (Support.VOUCHER, 50, 6, 1500, "VNA 22.12.2025"),
    ],
)
def test_share_cap_and_months_are_those_of_the_law(law, support, percent, months, euros, section):
    [_none, found] = choices(law, HostForm.ASSOCIATION if support == Support.ASSOCIATION else HostForm.COMPANY,
                             (support,), pay="40", hours="40", months=24)  # fmt: skip
    assert (found.terms.percent, found.terms.a_month, found.terms.section) == (percent, euros, section)
    assert (found.cost.months[0].support, found.cost.paid_months) == (euros, months)


@pytest.mark.parametrize(
    ("host", "supports", "found"),
    [
        (HostForm.COMPANY, FOR_JOBS, ["none", "voucher", "skills", "skills-long", "ability"]),
        (HostForm.TRADER, FOR_JOBS, ["none", "voucher", "skills", "skills-long", "ability"]),
        (HostForm.ASSOCIATION, FOR_JOBS, ["none", "skills", "skills-long", "association", "ability"]),
        (HostForm.MUNICIPALITY, FOR_JOBS, ["none", "ability"]),
        (HostForm.STATE, FOR_JOBS, ["none"]),
        (HostForm.HOUSEHOLD, FOR_JOBS, ["none"]),
        (HostForm.COMPANY, FOR_APPRENTICES, ["none", "apprentice", "ability"]),
        (HostForm.MUNICIPALITY, FOR_APPRENTICES, ["none", "ability"]),
    ],
)
def test_an_employer_sees_only_what_it_can_get(law, host, supports, found):
    assert names(law, host, supports) == found


@pytest.mark.parametrize(
    ("hours", "months", "is_there"), [("25", 6, True), ("24.9", 6, False), ("25", 5, False), ("40", 12, True)]
)
def test_the_voucher_needs_its_hours_and_its_months(law, hours, months, is_there):
    assert ("voucher" in names(law, hours=hours, months=months)) is is_there
    assert can_be_got("voucher", law, hours_a_week=Decimal(hours), months=months) is is_there


@pytest.mark.parametrize(
    ("when", "is_there"), [("31.1.2026", False), ("1.2.2026", True), ("30.6.2027", True), ("1.7.2027", False)]
)
def test_the_voucher_is_there_on_its_days_only(db, when, is_there):
    assert ("voucher" in names(Law.on(day(when)))) is is_there


def test_a_limit_that_changes_changes_what_can_be_got(law):
    Limit.objects.filter(key="voucher-hours-week-least").update(value=30)
    assert "voucher" not in names(Law.on(START), hours="29")


def test_everything_is_counted_from_the_first_day(law):
    assert {choice.cost.months[0].starts_on for choice in choices(law, starts_on=day("15.3.2027"))} == {
        day("15.3.2027")
    }


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_number_is_named_in_english(db, language):
    with DATA.open(encoding="utf-8", newline="") as file:
        keys = {row["key"] for row in csv.DictReader(file)}
    for limit in Limit.objects.filter(key__in=keys):
        with translation.override("en"):
            english = (limit.label, limit.unit_label)
        with translation.override(language):
            assert limit.label not in (english[0], limit.key), limit.key
            assert not limit.section_label.startswith("own "), limit.key
            assert limit.unit_label != limit.unit or limit.unit == english[1] == "euro", (limit.key, limit.unit_label)
