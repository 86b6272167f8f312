"""What a vocabulary knows of skills and works reaches the facts of a pair."""

import numpy as np
import pytest

from matching.ranking.facts import pair_rows
from matching.ranking.kinship import Vocabulary, incidence, nearest, skill_kinship, skill_relations, work_kinship
from matching.ranking.market import Market
from matching.ranking.schema import COLUMNS
from tests.matching.ranking.town import OCCUPATIONS, aino, bakery, random_pairs, town

BREAD = Vocabulary(
    skills_of={
        "baker": frozenset({"baking", "cleaning", "shaping dough"}),
        "confectioner": frozenset({"baking", "icing"}),
        "cook": frozenset({"cooking", "cleaning"}),
    },
    related=[("customer service", "selling")],
    isco={"baker": "7512", "confectioner": "7512", "cook": "5120"},
)


def facts(seeker, opening):
    market = Market([seeker], [opening], OCCUPATIONS, BREAD)
    return dict(zip(COLUMNS, pair_rows(market, [0], [0])[0].tolist(), strict=True))


def test_works_are_kin_by_the_skills_they_share():
    kin = work_kinship(BREAD, ["baker", "7512"], ["confectioner", "cook", "unheard of"])
    np.testing.assert_allclose(kin[0], [1 / np.sqrt(6), 1 / np.sqrt(6), 0], rtol=1e-6)
    assert kin[1, 0] == pytest.approx(2 / np.sqrt(8))  # an ISCO group has the skills of all its works


def test_skills_are_kin_by_the_works_that_need_them_and_wholly_to_themselves():
    kin = skill_kinship(BREAD, ["baking", "juggling"], ["shaping dough", "cooking", "juggling"])
    np.testing.assert_allclose(kin, [[1 / np.sqrt(2), 0, 0], [0, 0, 1]], rtol=1e-6)


def test_relations_hold_in_both_directions():
    skills = ["selling", "customer service"]
    np.testing.assert_array_equal(skill_relations(BREAD, skills, skills), np.ones((2, 2)))


def test_the_nearest_of_each_persons_skills_counts():
    owned = incidence([{"a", "b"}, set(), {"b"}], {"a": 0, "b": 1})
    table = np.array([[0.25, 0.5], [0.75, 0.0]], np.float32)
    np.testing.assert_array_equal(nearest(owned, table), [[0.75, 0.5], [0, 0], [0.75, 0]])


def test_a_related_skill_counts_as_related_but_not_as_covered():
    opening = bakery(skills_required=frozenset({"selling"}), skills_wished=frozenset())
    found = facts(aino(), opening)
    assert (found["skills_required_covered"], found["skills_related"]) == (0, 1)


def test_experience_in_a_kindred_work_counts_by_its_skills():
    found = facts(aino(experience={"cook": 3}), bakery())
    assert found["experience_kinship"] == pytest.approx(1 / np.sqrt(6), rel=1e-6)
    assert found["experience_total"] == 3


def test_near_shares_do_not_depend_on_the_order_of_the_pairs():
    market = town(7, seekers=1100, openings=30)
    seeker, opening = random_pairs(market, 300)
    turned = np.random.default_rng(0).permutation(300)
    np.testing.assert_allclose(
        pair_rows(market, seeker, opening)[turned], pair_rows(market, seeker[turned], opening[turned])
    )


def test_the_way_counts_by_the_means_at_hand():
    near = bakery(latitude=60.98, longitude=25.66)
    assert facts(aino(has_car=False, max_minutes=28.0), near)["minutes_share"] == pytest.approx(0.5)
    assert facts(aino(has_car=True), bakery())["minutes"] < facts(aino(has_car=False), bakery())["minutes"]


def test_a_route_is_the_same_there_and_back():
    there = facts(aino(town=398), bakery(town=98))["route"]
    assert there == facts(aino(town=98), bakery(town=398))["route"] == 98398
    assert np.isnan(facts(aino(), bakery(town=98))["route"])


def test_each_shift_and_finnish_have_their_own_facts():
    found = facts(
        aino(languages={"fi": "A1", "sv": "A1"}, nights=False), bakery(nights=True, languages={"fi": "B1", "sv": "A2"})
    )
    assert (found["nights_asked"], found["nights_refused"], found["evenings_refused"]) == (1, 1, 0)
    assert (found["language_gap_first"], found["language_gap_others"], found["language_gap"]) == (2, 1, 2)


def test_interests_and_the_field_of_work_stand_beside_each_other():
    found = facts(aino(interests=(1, 2, 3, 4, 5, 1)), bakery())
    assert [found[f"interest_{n}"] for n in range(1, 7)] == [1, 2, 3, 4, 5, 1]
    assert found["field"] == 75


def test_wrong_interests_and_municipalities_are_refused():
    with pytest.raises(ValueError, match="2 interests"):
        aino(interests=(1, 2))
    with pytest.raises(ValueError, match="municipality"):
        bakery(town=1000)
