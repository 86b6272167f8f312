"""The youth employment voucher (VNA 22.12.2025): its days, its people, its euros."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.voucher import euros_by_month, may_voucher
from tests.marketplace.reference.eligibility.cases import MET, NOT_MET, TODAY, UNKNOWN, aino, cafe, day, finding, stay

pytestmark = pytest.mark.django_db
HALF_YEAR = (stay("1.6.2026", "30.11.2026"),)
QUARTER = (stay("1.9.2026", "30.11.2026"),)
CASES = [
    ("eighteen", "voucher_age", {"born_on": day("1.12.2008")}, {}, MET),
    ("eighteen tomorrow", "voucher_age", {"born_on": day("2.12.2008")}, {}, NOT_MET),
    ("twenty-nine", "voucher_age", {"born_on": day("2.12.1996")}, {}, MET),
    ("thirty", "voucher_age", {"born_on": day("1.12.1996")}, {}, NOT_MET),
    ("age not told", "voucher_age", {"born_on": None}, {}, UNKNOWN),
    ("six of seven months", "voucher_unemployed", {"unemployed": HALF_YEAR, "has_upper_secondary": True}, {}, MET),
    ("a day less", "voucher_unemployed",
     {"unemployed": (stay("2.6.2026", "30.11.2026"),), "has_upper_secondary": True}, {}, NOT_MET),
    ("three months, basic school", "voucher_unemployed", {"unemployed": QUARTER}, {}, MET),
    ("three months, a degree", "voucher_unemployed", {"unemployed": QUARTER, "has_upper_secondary": True}, {}, NOT_MET),
    ("three months, schooling not told", "voucher_unemployed",
     {"unemployed": QUARTER, "has_upper_secondary": None}, {}, UNKNOWN),
    ("unemployment not told", "voucher_unemployed", {"unemployed": None}, {}, UNKNOWN),
    ("six months promised", "voucher_promise", {}, {"ends_on": day("31.5.2027")}, MET),
    ("a day less promised", "voucher_promise", {}, {"ends_on": day("30.5.2027")}, NOT_MET),
    ("a lasting job", "voucher_promise", {}, {"ends_on": None, "is_permanent": True}, MET),
    ("last day not told", "voucher_promise", {}, {"ends_on": None}, UNKNOWN),
    ("25 hours", "hours_week", {}, {"hours_per_week": Decimal(25)}, MET),
    ("under 25 hours", "hours_week", {}, {"hours_per_week": Decimal(24)}, NOT_MET),
    ("begun", "not_begun", {}, {"began_on": TODAY}, NOT_MET),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "person", "place", "verdict"), [row[1:] for row in CASES], ids=[f"VNA {row[0]}" for row in CASES]
)
def test_a_voucher_is_what_the_decree_says(law, code, person, place, verdict):
    assert finding(may_voucher(aino(**person), cafe(**place), law, TODAY), code).verdict == verdict


@pytest.mark.parametrize(
    ("when", "exists"), [("31.1.2026", False), ("1.2.2026", True), ("30.6.2027", True), ("1.7.2027", False)]
)
def test_there_are_vouchers_on_their_days_only(db, when, exists):
    assert (may_voucher(aino(), cafe(), Law.on(day(when)), TODAY) is not None) is exists


@pytest.mark.parametrize(
    ("pay", "months", "euros"),
    [
        ("2000", 6, ["1000.00"] * 6),
        ("3000", 6, ["1500.00"] * 6),
        ("4000", 6, ["1500.00"] * 6),
        ("3000", 8, ["1500.00"] * 6 + ["0.00"] * 2),
        ("2500", 8, ["1250.00"] * 6 + ["0.00"] * 2),
    ],
)
def test_euros_are_a_share_up_to_a_month_and_up_to_the_whole(law, pay, months, euros):
    assert euros_by_month(Decimal(pay), months, law) == [Decimal(one) for one in euros]
