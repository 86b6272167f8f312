"""Each further group of the pay subsidy (380/2023 § 83-90) at both sides of its edges, and the day that decides."""

import pytest

from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.schemes.subsidy import apply_by, may_begin
from tests.marketplace.reference.eligibility.cases import MET, NOT_MET, TODAY, UNKNOWN, day, finding, stay
from tests.marketplace.reference.eligibility.schemes.test_subsidy import HELPERS, subsidy

pytestmark = pytest.mark.django_db
# What § 83-84 ask of every group: name, code, facts of the place, verdict.
COMMON = [
    ("§ 83 begins tomorrow", "not_begun", {"starts_on": day("23.11.2026")}, MET),
    ("§ 83 begun today", "not_begun", {"starts_on": TODAY}, NOT_MET),
    ("§ 83 began yesterday", "not_begun", {"began_on": day("21.11.2026")}, NOT_MET),
    ("§ 83 state agency", "no_state", {"host_form": HostForm.STATE}, NOT_MET),
    ("§ 83 form not told", "no_state", {"host_form": None}, UNKNOWN),
    ("§ 83 dismissals", "no_dismissals", {"dismissed_lately": True}, NOT_MET),
    ("§ 83 debts", "no_debts", {"has_debts": True}, NOT_MET),
    ("§ 83 no debts", "no_debts", {"has_debts": False}, MET),
    ("§ 83 competition not told", "competition", {}, UNKNOWN),
    ("§ 83 competition distorted", "competition", {"distorts_competition": True}, NOT_MET),
    ("§ 83 the same person too soon", "not_again", {"had_support_for_her": True}, NOT_MET),
    ("§ 84 by results only", "not_by_results", {"paid_by_results": True}, NOT_MET),
    ("§ 84 below the agreement", "wage", {"pays_agreed_wage": False}, NOT_MET),
    ("§ 84 by the agreement", "wage", {"pays_agreed_wage": True}, MET),
]
GROUPS = {"skills": "§ 82", "ability": "§ 87", "association": "§ 88", "apprentice": "§ 90"}


@pytest.mark.parametrize(
    ("group", "code", "place", "verdict"),
    [(group, *row[1:]) for group in GROUPS for row in COMMON],
    ids=[f"{section} {row[0]}" for section in GROUPS.values() for row in COMMON],
)
def test_every_group_asks_what_all_ask(law, group, code, place, verdict):
    assert finding(subsidy(law, group, place=place).answer, code).verdict == verdict


OWN = [
    ("§ 83 municipality, skills", "skills", "municipality", {}, {"host_form": HostForm.MUNICIPALITY}, NOT_MET),
    ("§ 83 municipality, ability", "ability", "municipality", {}, {"host_form": HostForm.MUNICIPALITY}, MET),
    ("§ 83 municipality, apprentice", "apprentice", "municipality", {}, {"host_form": HostForm.MUNICIPALITY}, NOT_MET),
    ("§ 83 municipality, association", "association", "municipality", {}, {"host_form": HostForm.MUNICIPALITY}, NOT_MET),
    ("§ 83 company, apprentice", "apprentice", "municipality", {}, {}, MET),
    ("§ 83 form not told", "skills", "municipality", {}, {"host_form": None}, UNKNOWN),
    ("§ 88 24 months of 28", "association", "association_group", {"unemployed": (stay("1.12.2024", "30.11.2026"),)},
     HELPERS, MET),
    ("§ 88 a day less", "association", "association_group", {"unemployed": (stay("2.12.2024", "30.11.2026"),)},
     HELPERS, NOT_MET),
    ("§ 88 for business", "association", "association_group", {"unemployed": (stay("1.12.2024", "30.11.2026"),)},
     HELPERS | {"is_for_business": True}, NOT_MET),
    ("§ 88 unemployment not told", "association", "association_group", {"unemployed": None}, HELPERS, UNKNOWN),
    ("§ 90 jobseeker until the eve", "apprentice", "jobseeker", {"unemployed": (stay("1.3.2026", "30.11.2026"),)}, {}, MET),
    ("§ 90 until the day before the eve", "apprentice", "jobseeker", {"unemployed": (stay("1.3.2026", "29.11.2026"),)},
     {}, NOT_MET),
    ("§ 90 unemployment not told", "apprentice", "jobseeker", {"unemployed": None}, {}, UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("group", "code", "person", "place", "verdict"), [row[1:] for row in OWN], ids=[row[0] for row in OWN]
)
def test_a_group_asks_what_is_its_own(law, group, code, person, place, verdict):
    assert finding(subsidy(law, group, person, place).answer, code).verdict == verdict


@pytest.mark.parametrize(
    ("decided", "verdict"),
    [("30.11.2026", MET), ("1.12.2026", NOT_MET), ("2.12.2026", NOT_MET), (None, UNKNOWN)],
    ids=["§ 83 decided on the eve", "§ 83 on the first day", "§ 83 after it", "§ 83 not decided"],
)
def test_nothing_is_paid_for_a_job_that_began_before_the_decision(decided, verdict):
    assert may_begin(day(decided) if decided else None, day("1.12.2026")).verdict == verdict


def test_the_last_day_to_apply_is_the_eve_also_over_a_leap_day():
    assert (apply_by(day("1.3.2028")), apply_by(day("1.3.2027"))) == (day("29.2.2028"), day("28.2.2027"))
