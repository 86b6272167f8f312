"""Pay subsidy by 380/2023 § 81-94: groups, municipality, euros, and that software never says "entitled"."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.basis.law import Law
from marketplace.reference.eligibility.schemes.subsidy import may_subsidise
from tests.marketplace.reference.eligibility.cases import (
    MET,
    NOT_MET,
    START,
    TODAY,
    UNKNOWN,
    aino,
    cafe,
    day,
    finding,
    stay,
)

pytestmark = pytest.mark.django_db


def subsidy(law, group, person=None, place=None, today=TODAY):
    found = may_subsidise(aino(**person or {}), cafe(**place or {}), law, today)
    return next(one for one in found if one.group == group)


GROWN = {
    "born_on": day("1.12.2001"), "has_upper_secondary": True, "has_integration_plan": False,
    "last_paid_work_on": day("30.9.2026"),
}  # fmt: skip
LONG = (stay("1.12.2024", "22.11.2026"),)
HELPERS = {"host_form": HostForm.ASSOCIATION, "is_for_business": False}
CASES = [
    ("§ 82 twenty-four", "skills", "skills_group", GROWN | {"born_on": day("2.12.2001")}, {}, UNKNOWN),
    ("§ 82 twenty-five with a degree and fresh work", "skills", "skills_group", GROWN, {}, NOT_MET),
    ("§ 82 no degree", "skills", "skills_group", GROWN | {"has_upper_secondary": False}, {}, UNKNOWN),
    ("§ 82 integration plan", "skills", "skills_group", GROWN | {"has_integration_plan": True}, {}, UNKNOWN),
    ("§ 82 six months without work", "skills", "skills_group", GROWN | {"last_paid_work_on": day("1.6.2026")}, {},
     UNKNOWN),
    ("§ 82 a day less", "skills", "skills_group", GROWN | {"last_paid_work_on": day("2.6.2026")}, {}, NOT_MET),
    ("§ 82 never worked", "skills", "skills_group", GROWN | {"worked_before": False}, {}, UNKNOWN),
    ("§ 83 begun today", "skills", "not_begun", {}, {"starts_on": TODAY}, NOT_MET),
    ("§ 83 begins tomorrow", "skills", "not_begun", {}, {"starts_on": day("23.11.2026")}, MET),
    ("§ 83 began before", "skills", "not_begun", {}, {"began_on": day("1.11.2026")}, NOT_MET),
    ("§ 83 state", "skills", "no_state", {}, {"host_form": HostForm.STATE}, NOT_MET),
    ("§ 83 municipality, healthy", "skills", "municipality", {}, {"host_form": HostForm.MUNICIPALITY}, NOT_MET),
    ("§ 83 municipality, ability", "ability", "municipality", {}, {"host_form": HostForm.MUNICIPALITY}, MET),
    ("§ 83 household, private", "skills", "business", {},
     {"host_form": HostForm.HOUSEHOLD, "is_for_business": False}, NOT_MET),
    ("§ 83 trader, for business", "skills", "business", {}, {"host_form": HostForm.TRADER}, MET),
    ("§ 83 dismissals", "skills", "no_dismissals", {}, {"dismissed_lately": True}, NOT_MET),
    ("§ 83 dismissals not told", "skills", "no_dismissals", {}, {"dismissed_lately": None}, UNKNOWN),
    ("§ 84 below the agreement", "skills", "wage", {}, {"pays_agreed_wage": False}, NOT_MET),
    ("§ 87 never judged here", "ability", "ability", {}, {}, UNKNOWN),
    ("§ 88 company", "association", "association_group", {"unemployed": LONG}, {}, NOT_MET),
    ("§ 88 association, too short", "association", "association_group", {"unemployed": LONG}, HELPERS, NOT_MET),
    ("§ 88 association, 24 of 28", "association", "association_group",
     {"unemployed": (stay("1.12.2024", "30.11.2026"),)}, HELPERS, MET),
    ("§ 90 jobseeker", "apprentice", "jobseeker", {"unemployed": (stay("1.3.2026", "30.11.2026"),)}, {}, MET),
    ("§ 90 in work", "apprentice", "jobseeker", {"unemployed": ()}, {}, NOT_MET),
]  # fmt: skip


@pytest.mark.parametrize(
    ("group", "code", "person", "place", "verdict"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_a_subsidy_may_be_what_the_law_says(law, group, code, person, place, verdict):
    assert finding(subsidy(law, group, person, place).answer, code).verdict == verdict


def test_nobody_of_the_skills_group_is_told_that_it_is_certain(law):
    assert subsidy(law, "skills").answer.verdict == UNKNOWN


@pytest.mark.parametrize(("first", "months"), [("1.12.2025", 10), ("2.12.2025", 5)])
def test_the_long_unemployed_get_it_for_longer(law, first, months):
    person = {"unemployed": (stay(first, "30.11.2026"),)}
    assert subsidy(law, "skills", person).months == months


@pytest.mark.parametrize(
    ("group", "cost", "euros"),
    [
        ("skills", "2000", "1000.00"), ("skills", "2520", "1260.00"), ("skills", "2600", "1260.00"),
        ("ability", "3000", "2100.00"), ("ability", "5000", "2770.00"), ("association", "1500.55", "1500.55"),
        ("association", "3000", "2020.00"),
    ],
)  # fmt: skip
def test_a_month_costs_the_employer_the_rest(law, group, cost, euros):
    assert subsidy(law, group).by_month(Decimal(cost)) == Decimal(euros)


def test_the_authority_judges_how_long_an_apprentice_is_subsidised(law):
    assert subsidy(law, "apprentice").months is None


def test_the_share_is_that_of_the_day(db, law):
    assert "subsidy-skills-percent" in Law.on(START)
    assert "subsidy-skills-percent" not in Law.on(day("31.12.2024"))
