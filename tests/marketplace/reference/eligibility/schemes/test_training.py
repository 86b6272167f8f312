"""Apprenticeships and training agreements by 531/2017, at both sides of every edge."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.schemes.training import may_apprentice, may_train
from tests.marketplace.reference.eligibility.cases import MET, NOT_MET, UNKNOWN, aino, cafe, day, finding

pytestmark = pytest.mark.django_db

APPRENTICES = [
    ("§ 70 fifteen", "apprentice_age", {"born_on": day("1.12.2011")}, {}, MET),
    ("§ 70 fifteen tomorrow", "apprentice_age", {"born_on": day("2.12.2011")}, {}, NOT_MET),
    ("§ 70 age not told", "apprentice_age", {"born_on": None}, {}, UNKNOWN),
    ("§ 70 25 hours", "hours_week", {}, {"hours_per_week": Decimal(25)}, MET),
    ("§ 70 under 25 hours", "hours_week", {}, {"hours_per_week": Decimal("24.9")}, NOT_MET),
    ("§ 70 hours not told", "hours_week", {}, {"hours_per_week": None}, UNKNOWN),
    ("§ 70 unpaid", "paid", {}, {"is_paid": False}, NOT_MET),
    ("§ 70 pay not told", "paid", {}, {"is_paid": None}, UNKNOWN),
    ("§ 70 not in writing", "written", {}, {"is_written": False}, NOT_MET),
    ("§ 70 no last day yet", "fixed_term", {}, {"ends_on": None}, UNKNOWN),
    ("§ 70 no school named", "provider", {}, {"provider_named": False}, NOT_MET),
    ("§ 70 study plan not told", "study_plan", {}, {"has_study_plan": None}, UNKNOWN),
    ("§ 72 no instructor", "guide", {}, {"guide_named": False}, NOT_MET),
    ("998/1993 § 4 apprentice of 17, 41 hours", "minor_hours_week", {"born_on": day("2.12.2008")},
     {"hours_per_week": Decimal(41)}, NOT_MET),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "person", "place", "verdict"), [row[1:] for row in APPRENTICES], ids=[row[0] for row in APPRENTICES]
)
def test_an_apprenticeship_is_what_the_law_says(law, code, person, place, verdict):
    assert finding(may_apprentice(aino(**person), cafe(**place), law), code).verdict == verdict


TRAINEES = [
    ("§ 71 unpaid", "unpaid", {}, {"is_paid": False}, MET),
    ("§ 71 paid", "unpaid", {}, {"is_paid": True}, NOT_MET),
    ("§ 71 pay not told", "unpaid", {}, {"is_paid": None}, UNKNOWN),
    ("§ 72 company", "host", {}, {"host_form": HostForm.COMPANY}, MET),
    ("§ 72 state", "host", {}, {"host_form": HostForm.STATE}, MET),
    ("§ 72 household", "host", {}, {"host_form": HostForm.HOUSEHOLD}, NOT_MET),
    ("§ 72 form not told", "host", {}, {"host_form": None}, UNKNOWN),
    ("§ 72 guide", "guide", {}, {"guide_named": True}, MET),
    ("§ 72 no guide", "guide", {}, {"guide_named": False}, NOT_MET),
    ("§ 71 no school", "provider", {}, {"provider_named": False}, NOT_MET),
    ("§ 71 no study plan", "study_plan", {}, {"has_study_plan": False}, NOT_MET),
    ("998/1993 § 7 trainee of 17 at night", "minor_nights", {"born_on": day("2.12.2008")}, {"nights": True}, NOT_MET),
]


@pytest.mark.parametrize(
    ("code", "person", "place", "verdict"), [row[1:] for row in TRAINEES], ids=[row[0] for row in TRAINEES]
)
def test_a_training_agreement_is_what_the_law_says(law, code, person, place, verdict):
    assert finding(may_train(aino(**person), cafe(**place), law), code).verdict == verdict


def test_an_apprenticeship_has_no_last_lawful_day_of_its_own(law):
    answer = may_apprentice(aino(), cafe(), law)
    assert (answer.verdict, answer.until) == (MET, None)
