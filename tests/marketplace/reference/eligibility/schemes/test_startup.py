"""The start-up grant (380/2023 § 99-101) and the expense allowance (§ 103-105)."""

import pytest

from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.allowance import euros, euros_raised
from marketplace.reference.eligibility.schemes.startup import Business, may_grant, timeline
from tests.marketplace.reference.eligibility.cases import MET, NOT_MET, TODAY, UNKNOWN, day, finding

pytestmark = pytest.mark.django_db
GOOD = {
    "starts_on": day("1.12.2026"), "is_full_time": True, "can_run_it": True, "may_profit": True, "owes_taxes": False,
    "lives_of_it_already": False,
}  # fmt: skip
CASES = [
    ("§ 99 tomorrow", "applied_before", {"starts_on": day("23.11.2026")}, MET),
    ("§ 99 today", "applied_before", {"starts_on": TODAY}, NOT_MET),
    ("§ 99 yesterday", "applied_before", {"starts_on": day("21.11.2026")}, NOT_MET),
    ("§ 99 part-time", "full_time", {"is_full_time": False}, NOT_MET),
    ("§ 99 full-time not told", "full_time", {"is_full_time": None}, UNKNOWN),
    ("§ 99 able", "own_ability", {"can_run_it": True}, MET),
    ("§ 99 not able", "own_ability", {"can_run_it": False}, NOT_MET),
    ("§ 99 no chance of profit", "profit", {"may_profit": False}, NOT_MET),
    ("§ 99 profit not told", "profit", {"may_profit": None}, UNKNOWN),
    ("§ 99 taxes owed", "taxes", {"owes_taxes": True}, NOT_MET),
    ("§ 99 taxes not told", "taxes", {"owes_taxes": None}, UNKNOWN),
    ("§ 99 a living already", "no_living_yet", {"lives_of_it_already": True}, NOT_MET),
]


@pytest.mark.parametrize(("code", "facts", "verdict"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_grant_is_what_the_law_says(code, facts, verdict):
    assert finding(may_grant(Business(**GOOD | facts), TODAY), code).verdict == verdict


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        ("1.12.2026", "31.5.2027", "30.11.2027"), ("31.8.2026", "27.2.2027", "30.8.2027"),
        ("29.2.2028", "28.8.2028", "27.2.2029"),
    ],
)  # fmt: skip
def test_a_grant_runs_six_months_and_twelve_at_most(law, start, first, last):
    days = timeline(day(start), law)
    assert (days.apply_before, days.first_until, days.last_until) == (day(start), day(first), day(last))


@pytest.mark.parametrize(("days", "plain", "raised"), [(0, 0, 0), (1, 9, 18), (22, 198, 396)])
def test_the_allowance_is_paid_for_days_of_presence(law, days, plain, raised):
    assert (euros(days, law), euros_raised(days, law)) == (plain, raised)


def test_nobody_is_present_on_fewer_days_than_none(law):
    with pytest.raises(ValueError, match="-1 days"):
        euros(-1, law)


@pytest.mark.parametrize(("when", "known"), [("31.12.2025", True), ("1.1.2026", False)])
def test_the_euros_of_a_grant_are_known_for_2025_only(when, known):
    assert ("startup-euros-day" in Law.on(day(when))) is known
