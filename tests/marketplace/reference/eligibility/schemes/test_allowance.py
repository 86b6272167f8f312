"""The expense allowance of a trial by 380/2023 § 103-105: days, euros, and when the raised sum may be paid."""

from decimal import Decimal

import pytest

from marketplace.reference.eligibility.basis.law import Law, LimitUnknownError
from marketplace.reference.eligibility.schemes.allowance import euros, euros_raised, is_outside_commuting, may_raise
from tests.marketplace.reference.eligibility.cases import MET, NOT_MET, UNKNOWN, day, finding

pytestmark = pytest.mark.django_db
CASES = [
    ("§ 104 neither far nor lodging", False, False, NOT_MET),
    ("§ 104 far", True, False, MET),
    ("§ 104 lodging elsewhere", False, True, MET),
    ("§ 104 both", True, True, MET),
    ("§ 104 way not told, lodging elsewhere", None, True, MET),
    ("§ 104 way not told, at home", None, False, UNKNOWN),
    ("§ 104 near, lodging not told", False, None, UNKNOWN),
    ("§ 104 nothing told", None, None, UNKNOWN),
]


@pytest.mark.parametrize(("far", "lodges", "verdict"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_the_raised_sum_is_for_those_whom_the_law_names(law, far, lodges, verdict):
    answer = may_raise(outside_commuting=far, lodges_elsewhere=lodges, law=law)
    assert finding(answer, "raised_allowance").verdict == verdict


@pytest.mark.parametrize(
    ("kilometres", "is_far"),
    [("79.9", False), ("80", False), ("80.1", True), (None, None)],
    ids=["§ 10 under 80 km", "§ 10 80 km", "§ 10 over 80 km", "§ 10 not told"],
)
def test_the_commuting_area_reaches_as_far_as_the_law_says(law, kilometres, is_far):
    assert is_outside_commuting(None if kilometres is None else Decimal(kilometres), law) is is_far


@pytest.mark.parametrize(("days", "plain", "raised"), [(0, 0, 0), (1, 9, 18), (2, 18, 36), (21, 189, 378)])
def test_euros_are_for_days_of_presence(law, days, plain, raised):
    assert (euros(days, law), euros_raised(days, law)) == (plain, raised)


@pytest.mark.parametrize(("when", "known"), [("31.12.2024", False), ("1.1.2025", True)])
def test_the_sum_is_known_from_its_first_day_on(db, when, known):
    try:
        euros(1, Law.on(day(when)))
    except LimitUnknownError:
        assert not known
    else:
        assert known
