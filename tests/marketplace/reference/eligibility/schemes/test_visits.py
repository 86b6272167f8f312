"""Come-and-try days by 380/2023 § 54 subsection 3: the rules of a trial, for a day or some."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.basis.facts import HostForm
from marketplace.reference.eligibility.schemes.visits import may_visit
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
FULL = (stay("1.5.2026", "31.10.2026"),)
FIVE_MONTHS = (stay("1.6.2026", "31.10.2026"),)
CASES = [
    ("§ 54 one day", "fixed_term", {}, {}, MET),
    ("§ 54 to find out", "aim", {}, {"aim": "explore"}, MET),
    ("§ 54 to help out", "aim", {}, {"aim": "help"}, NOT_MET),
    ("§ 54 at a household", "host", {}, {"host_form": HostForm.HOUSEHOLD}, NOT_MET),
    ("§ 54 where she works", "other_employer", {"employers": frozenset({"0737546-2"})}, {}, NOT_MET),
    ("§ 38 not in the plan", "plan", {"is_in_plan": False}, {}, NOT_MET),
    ("§ 38 plan not told", "plan", {"is_in_plan": None}, {}, UNKNOWN),
    ("§ 57 today", "not_back_dated", {}, {"starts_on": TODAY}, MET),
    ("§ 57 yesterday", "not_back_dated", {}, {"starts_on": day("21.11.2026")}, NOT_MET),
    ("§ 57 four hours", "hours_day", {}, {"hours_per_day": Decimal(4)}, MET),
    ("§ 57 three hours", "hours_day", {}, {"hours_per_day": Decimal(3)}, NOT_MET),
    ("§ 57 nobody to guide", "guide", {}, {"guide_named": False}, NOT_MET),
    ("§ 55 all months used", "months", {"earlier_trials": FULL}, {}, NOT_MET),
    ("§ 55 a month left, a month long", "months", {"earlier_trials": FIVE_MONTHS}, {"ends_on": day("31.12.2026")}, MET),
    ("§ 55 a month left, a day more", "months", {"earlier_trials": FIVE_MONTHS}, {"ends_on": day("1.1.2027")}, NOT_MET),
    ("998/1993 § 7 seventeen, at night", "minor_nights", {"born_on": day("2.12.2008")}, {"nights": True}, NOT_MET),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "person", "place", "verdict"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_a_day_to_try_the_work_is_what_the_law_says_of_a_trial(law, code, person, place, verdict):
    visit = cafe(**{"ends_on": None} | place)
    assert finding(may_visit(aino(**person), visit, law, TODAY), code).verdict == verdict


def test_a_visit_without_a_last_day_is_a_day_that_counts(law):
    person = aino(earlier_trials=(*FIVE_MONTHS, stay("1.11.2026", "29.11.2026")))
    assert finding(may_visit(person, cafe(ends_on=None), law, TODAY), "months").verdict == MET
    two_days = cafe(ends_on=day("2.12.2026"))
    assert finding(may_visit(person, two_days, law, TODAY), "months").verdict == NOT_MET
    assert day("1.12.2026") == START
