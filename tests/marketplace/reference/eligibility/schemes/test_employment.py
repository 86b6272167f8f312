"""Paid jobs and the line between employee and entrepreneur (55/2001), and places that have no person yet."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.schemes.employment import QUESTIONS, may_be_business, may_hire
from marketplace.reference.eligibility.schemes.openings import may_open_apprenticeship, may_open_trial
from tests.marketplace.reference.eligibility.cases import MET, NOT_MET, UNKNOWN, aino, cafe, day, finding

pytestmark = pytest.mark.django_db
JOBS = [
    ("55/2001 ch. 2 § 4 hours", "hours_told", {}, {"hours_per_week": Decimal(1)}, MET),
    ("55/2001 ch. 2 § 4 hours not told", "hours_told", {}, {"hours_per_week": None}, UNKNOWN),
    ("55/2001 ch. 2 § 4 lasting", "length_told", {}, {"is_permanent": True, "ends_on": None}, MET),
    ("55/2001 ch. 2 § 4 until a day", "length_told", {}, {"is_permanent": False}, MET),
    ("55/2001 ch. 2 § 4 not told", "length_told", {}, {"ends_on": None}, UNKNOWN),
    ("55/2001 ch. 2 § 7 named", "agreement_named", {}, {"agreement_named": True}, MET),
    ("55/2001 ch. 2 § 7 not named", "agreement_named", {}, {}, UNKNOWN),
    ("55/2001 ch. 2 § 7 below it", "wage", {}, {"pays_agreed_wage": False}, NOT_MET),
    ("55/2001 ch. 2 § 7 pay not told", "wage", {}, {"pays_agreed_wage": None}, UNKNOWN),
    ("998/1993 § 4 seventeen, eight hours", "minor_hours_day", {"born_on": day("2.12.2008")},
     {"hours_per_day": Decimal(8)}, MET),
    ("998/1993 § 4 seventeen, more", "minor_hours_day", {"born_on": day("2.12.2008")},
     {"hours_per_day": Decimal("8.1")}, NOT_MET),
    ("998/1993 § 9 seventeen, hazards", "minor_hazards", {"born_on": day("2.12.2008")}, {"hazards": True}, NOT_MET),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "person", "place", "verdict"), [row[1:] for row in JOBS], ids=[row[0] for row in JOBS]
)
def test_a_job_is_what_the_law_says(law, code, person, place, verdict):
    assert finding(may_hire(aino(**person), cafe(**place), law), code).verdict == verdict


def test_a_grown_up_is_asked_nothing_about_the_young(law):
    assert [one.code for one in may_hire(aino(born_on=day("1.12.2008")), cafe(), law).findings][4:] == []


@pytest.mark.parametrize("code", QUESTIONS)
@pytest.mark.parametrize(
    ("said", "verdict"), [("yes", MET), ("no", NOT_MET), ("unknown", UNKNOWN), (None, UNKNOWN)],
    ids=["55/2001 ch. 1 § 1 yes", "55/2001 ch. 1 § 1 no", "55/2001 ch. 1 § 1 unknown", "55/2001 ch. 1 § 1 not asked"],
)  # fmt: skip
def test_each_answer_speaks_for_a_business_or_against_it(code, said, verdict):
    answers = dict.fromkeys(QUESTIONS, "yes") | ({} if said is None else {code: said})
    if said is None:
        del answers[code]
    answer = may_be_business(answers)
    assert (finding(answer, code).verdict, answer.verdict) == (verdict, verdict)


OPENINGS = [
    ("380/2023 § 54 aim", may_open_trial, "aim", {"aim": ""}, NOT_MET),
    ("380/2023 § 55 six months", may_open_trial, "months", {"ends_on": day("31.5.2027")}, MET),
    ("380/2023 § 55 a day more", may_open_trial, "months", {"ends_on": day("1.6.2027")}, NOT_MET),
    ("380/2023 § 57 no last day", may_open_trial, "fixed_term", {"ends_on": None}, NOT_MET),
    ("380/2023 § 57 four hours a week", may_open_trial, "hours_trial_week", {"hours_per_week": Decimal(4)}, MET),
    ("380/2023 § 57 three", may_open_trial, "hours_trial_week", {"hours_per_week": Decimal(3)}, NOT_MET),
    ("380/2023 § 57 forty", may_open_trial, "hours_trial_week", {"hours_per_week": Decimal(40)}, MET),
    ("380/2023 § 57 over forty", may_open_trial, "hours_trial_week", {"hours_per_week": Decimal(41)}, NOT_MET),
    ("531/2017 § 70 25 hours", may_open_apprenticeship, "hours_week", {"hours_per_week": Decimal(25)}, MET),
    ("531/2017 § 70 under 25", may_open_apprenticeship, "hours_week", {"hours_per_week": Decimal(24)}, NOT_MET),
    ("531/2017 § 70 not told", may_open_apprenticeship, "hours_week", {"hours_per_week": None}, UNKNOWN),
    ("531/2017 § 72 nobody named", may_open_apprenticeship, "guide", {"guide_named": False}, NOT_MET),
]


@pytest.mark.parametrize(
    ("judge", "code", "place", "verdict"), [row[1:] for row in OPENINGS], ids=[row[0] for row in OPENINGS]
)
def test_a_place_without_a_person_is_what_the_law_says(law, judge, code, place, verdict):
    assert finding(judge(cafe(**place), law), code).verdict == verdict
