"""What the law asks for Elias, who is 17 when he begins, and for nobody who is grown up."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.schemes.minors import findings
from tests.marketplace.reference.eligibility.cases import MET, NOT_MET, START, UNKNOWN, aino, cafe, day

pytestmark = pytest.mark.django_db

CASES = [
    ("998/1993 § 2 fifteen", "old_enough", {"born_on": day("1.12.2011")}, {}, MET),
    ("998/1993 § 2 fifteen tomorrow", "old_enough", {"born_on": day("2.12.2011")}, {}, NOT_MET),
    ("998/1993 § 2 school unfinished", "basic_school", {"finished_basic_school": False}, {}, NOT_MET),
    ("998/1993 § 2 school not told", "basic_school", {"finished_basic_school": None}, {}, UNKNOWN),
    ("998/1993 § 4 eight hours", "minor_hours_day", {}, {"hours_per_day": Decimal(8)}, MET),
    ("998/1993 § 4 over eight hours", "minor_hours_day", {}, {"hours_per_day": Decimal("8.5")}, NOT_MET),
    ("998/1993 § 4 forty hours", "minor_hours_week", {}, {"hours_per_week": Decimal(40)}, MET),
    ("998/1993 § 4 over forty hours", "minor_hours_week", {}, {"hours_per_week": Decimal(41)}, NOT_MET),
    ("998/1993 § 4 by the days", "minor_hours_week", {}, {"hours_per_week": None, "days_per_week": 7}, NOT_MET),
    ("998/1993 § 4 nothing told", "minor_hours_week", {}, {"hours_per_week": None, "days_per_week": None}, UNKNOWN),
    ("998/1993 § 7 till ten", "minor_until", {}, {"evenings_until": 22}, MET),
    ("998/1993 § 7 till eleven", "minor_until", {}, {"evenings_until": 23}, NOT_MET),
    ("998/1993 § 7 from six", "minor_from", {}, {"mornings_from": 6}, MET),
    ("998/1993 § 7 from five", "minor_from", {}, {"mornings_from": 5}, NOT_MET),
    ("998/1993 § 7 nights", "minor_nights", {}, {"nights": True}, NOT_MET),
    ("998/1993 § 9 hazards", "minor_hazards", {}, {"hazards": True}, NOT_MET),
    ("1102/2017 § 38 alcohol", "minor_alcohol", {}, {"alcohol": True}, NOT_MET),
    ("320/2017 § 15 driving", "minor_driving", {}, {"needs_licence": True}, NOT_MET),
]


@pytest.mark.parametrize(
    ("code", "person", "place", "verdict"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_work_under_18_is_what_the_law_says(law, code, person, place, verdict):
    elias = aino(**{"born_on": day("2.12.2008")} | person)
    assert {one.code: one.verdict for one in findings(elias, cafe(**place), law)}[code] == verdict


@pytest.mark.parametrize(
    ("born", "is_minor"),
    [("1.12.2008", False), ("2.12.2008", True), ("30.11.2008", False), ("29.2.2008", False), ("4.9.2007", False)],
)
def test_on_the_18th_birthday_the_protection_ends(law, born, is_minor):
    night = cafe(starts_on=START, nights=True)
    assert bool(findings(aino(born_on=day(born)), night, law)) is is_minor


@pytest.mark.parametrize(("start", "is_minor"), [("28.2.2026", True), ("1.3.2026", False)])
def test_somebody_born_on_29_february_is_grown_up_on_1_march(law, start, is_minor):
    elias = aino(born_on=day("29.2.2008"))
    assert bool(findings(elias, cafe(starts_on=day(start), ends_on=None), law)) is is_minor


def test_without_a_date_of_birth_nothing_is_known(law):
    (only,) = findings(aino(born_on=None), cafe(), law)
    assert (only.code, only.verdict) == ("age", UNKNOWN)
