"""Answers about interests beside fields of work: Holland's types."""

import numpy as np
import pytest

from matching.ranking.facts import pair_rows
from matching.ranking.interests import FIELDS, TYPES, fields_of_codes, interest_fit
from matching.ranking.market import Market
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import aino, bakery

HANDY, SOCIAL = (5.0, 3.0, 2.0, 1.0, 2.0, 3.0), (1.0, 2.0, 3.0, 5.0, 2.0, 2.0)


def fit(answers, isco):
    market = Market([aino(interests=answers)], [bakery(occupation="työ", isco=isco)])
    return pair_rows(market, [0], [0])[0, COLUMNS.index("interest_fit")]


def test_who_likes_to_work_with_her_hands_fits_a_building_site_and_who_likes_people_a_day_care():
    assert (fit(HANDY, "9313") > 0.5, fit(SOCIAL, "9313") < 0) == (True, True)
    assert (fit(SOCIAL, "5311") > 0.5, fit(HANDY, "5311") < 0) == (True, True)


@pytest.mark.parametrize(("answers", "isco"), [(None, "9313"), ((3.0,) * 6, "9313"), (HANDY, "")])
def test_where_nothing_was_answered_or_all_alike_or_the_field_is_not_known_nobody_guesses(answers, isco):
    assert np.isnan(fit(answers, isco))


def test_the_longest_group_that_begins_a_code_counts():
    waiter, hairdresser = fields_of_codes(["5131", "5141"])
    assert waiter[TYPES.index("S")] == 1.0
    assert hairdresser[TYPES.index("A")] == 1.0


def test_every_field_is_told_in_letters_of_the_six_types():
    assert all(set(code) <= set(TYPES) and len(set(code)) == len(code) <= 3 for code in FIELDS.values())


def test_likeness_goes_from_one_to_minus_one():
    field = np.array([[1.0, 0, 0, 0, 0, 0]])
    assert interest_fit(field, field)[0] == pytest.approx(1)
    assert interest_fit(1 - field, field)[0] == pytest.approx(-1)
