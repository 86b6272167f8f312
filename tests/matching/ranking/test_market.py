"""Facts of a pair are what a person would read off the two rows; None stays unknown."""

import math

import numpy as np
import pytest

from matching.ranking.facts import pair_rows
from matching.ranking.limits import broken_limits
from matching.ranking.market import Market, overlap
from matching.ranking.occupations import likeness
from matching.ranking.pairs import Opening, Seeker
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import OCCUPATIONS, aino, bakery, random_pairs, town


def facts(seeker, opening):
    market = Market([seeker], [opening], OCCUPATIONS)
    return dict(zip(COLUMNS, pair_rows(market, [0], [0])[0].tolist(), strict=True))


def test_ainos_facts_at_the_bakery_are_read_off_the_rows():
    found = facts(aino(), bakery())
    assert found["skills_required_covered"] == pytest.approx(0.4)
    assert found["skills_wished_covered"] == 1
    assert found["skills_missing"] == pytest.approx(1.2)
    assert (found["wish_similarity"], found["interest"]) == (1, 5)
    assert (found["language_gap"], found["education_gap"], found["certificates_missing"]) == (0, 0, 0)
    assert (found["hours_over"], found["hours_under"]) == (5, 0)
    assert (found["shifts_refused"], found["shifts_unsaid"]) == (0, 0)
    assert (found["kind_job"], found["kind_work_trial"], found["kind_wished"]) == (1, 0, 1)
    assert found["km"] == pytest.approx(11.12, abs=0.01)
    assert found["km_share"] == pytest.approx(11.12 / 30, abs=0.001)


def test_a_seeker_of_whom_nothing_is_known_has_unknown_facts_and_no_zeros():
    found = facts(Seeker(id="nobody yet"), bakery())
    for name in ("skills_required_covered", "experience_months", "wish_similarity", "interest", "language_gap", "km",
                 "education_gap", "hours_over", "kind_wished", "support_need", "has_car"):  # fmt: skip
        assert math.isnan(found[name]), name
    assert found["shifts_unsaid"] == 1


@pytest.mark.parametrize(
    ("changes", "column", "value"),
    [
        ({"languages": {"fi": "A1"}}, "language_gap", 2),
        ({"languages": {}}, "language_gap", 3),
        ({"education": 0}, "education_gap", 1),
        ({"evenings": False}, "shifts_refused", 1),
        ({"evenings": None}, "shifts_unsaid", 1),
        ({"hours_per_week": 40.0}, "hours_under", 5),
        ({"kinds": frozenset({"work_trial"})}, "kind_wished", 0),
        ({"wished_occupations": {"confectioner": 4}}, "wish_similarity", 0.8),
        ({"wished_occupations": {"butcher": 4}}, "wish_similarity", 0.6),
        ({"wished_occupations": {"cleaner": 4}}, "wish_similarity", 0),
        ({"experience": {"baker": 6, "butcher": 10}}, "experience_months", 12),
        ({"skills": frozenset({"baking", "cleaning"})}, "skills_missing", 0),
    ],
)  # fmt: skip
def test_one_change_of_aino_changes_the_fact_it_should(changes, column, value):
    assert facts(aino(**changes), bakery())[column] == pytest.approx(value)


def test_only_certificates_that_can_be_got_in_time_are_counted_as_missing():
    both = frozenset({"hygiene", "forklift"})
    opening = bakery(certificates_required=both, certificates_obtainable=frozenset({"hygiene"}))
    assert facts(aino(certificates=frozenset({"forklift"})), opening)["certificates_missing"] == 1
    assert facts(aino(certificates=both), opening)["certificates_missing"] == 0


def test_interest_in_something_else_says_nothing_about_this_work():
    assert math.isnan(facts(aino(wished_occupations={"cleaner": 5}), bakery())["interest"])


def test_a_job_without_occupation_leaves_the_wish_unknown():
    assert math.isnan(facts(aino(), bakery(occupation="", isco=""))["wish_similarity"])


def test_occupations_are_alike_by_leading_digits_only():
    left = [("a", "7512"), ("b", "75"), ("c", "")]
    right = [("a", "7512"), ("d", "7519"), ("e", "5120"), ("f", "")]
    expected = [[1, 0.6, 0, 0], [0.4, 0.4, 0, 0], [0, 0, 0, 0]]
    np.testing.assert_allclose(likeness(left, right), expected)


def test_overlaps_by_blocks_equal_those_worked_out_one_by_one():
    market = town(5, seekers=1100, openings=30)  # more than one block
    seeker, opening = random_pairs(market, 400)
    slow = [
        sum(market.seekers[s].skills.get(skill, 0) for skill in market.openings[o].skills_required)
        for s, o in zip(seeker, opening, strict=True)
    ]
    np.testing.assert_allclose(overlap(market.skills, market.places.required, seeker, opening), slow)


def test_facts_of_a_pair_do_not_depend_on_the_rest_of_the_market():
    market = town(6)
    seeker, opening = random_pairs(market, 50)
    whole = pair_rows(market, seeker, opening)
    for number in range(50):
        alone = Market([market.seekers[seeker[number]]], [market.openings[opening[number]]], OCCUPATIONS)
        np.testing.assert_allclose(pair_rows(alone, [0], [0])[0], whole[number], rtol=1e-6)


def test_a_side_that_is_kept_while_the_other_changes_gives_the_same_facts():
    market = town(6)
    places, people = np.arange(len(market.openings)), np.arange(len(market.seekers))
    her = Market([market.seekers[3]], market.places, OCCUPATIONS)
    its = Market(market.people, [market.openings[5]], OCCUPATIONS)
    np.testing.assert_allclose(
        pair_rows(her, np.zeros_like(places), places), pair_rows(market, np.full_like(places, 3), places), rtol=1e-6
    )
    np.testing.assert_allclose(
        pair_rows(its, people, np.zeros_like(people)), pair_rows(market, people, np.full_like(people, 5)), rtol=1e-6
    )


def test_a_refused_workplace_stays_refused_whichever_side_is_kept():
    seeker = aino(blocked_organisations=frozenset({"elsewhere", bakery().organisation}))
    market = Market([seeker], [bakery()])
    assert "blocked" in broken_limits(Market(market.people, [bakery()]), np.zeros(1, int), np.zeros(1, int))[0]
    assert "blocked" in broken_limits(Market([seeker], market.places), np.zeros(1, int), np.zeros(1, int))[0]


def test_no_pairs_give_no_rows():
    assert pair_rows(town(), [], []).shape == (0, len(COLUMNS))
    assert pair_rows(Market([], []), [], []).shape == (0, len(COLUMNS))


def test_an_id_may_stand_only_once_on_a_side():
    with pytest.raises(ValueError, match="twice"):
        Market([aino(), aino()], [])


def test_words_outside_the_lists_are_refused():
    with pytest.raises(ValueError, match="kind: holiday"):
        bakery(kind="holiday")
    with pytest.raises(ValueError, match="CEFR level: fluent"):
        aino(languages={"fi": "fluent"})
    with pytest.raises(ValueError, match="support: lots"):
        aino(support="lots")
    with pytest.raises(ValueError, match="seats"):
        Opening(id="x", organisation="y", kind="job", seats=-1)
