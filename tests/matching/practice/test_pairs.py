"""A round of practice: pairs that fit, and one that does not although the ranker praises it."""

import pytest

from matching.practice.pairs import FLAWS, QUIET, SIZE, made_up
from tests.matching.ranking.town import bakery, town

PLACES = [bakery(languages={"fi": "B1"}), *town(5).openings[:30]]


def test_one_pair_in_fifty_is_planted_and_never_among_the_first():
    planted = [[at for at, pair in enumerate(made_up(PLACES, seed)) if pair["flaw"]] for seed in range(12)]
    assert [len(which) for which in planted] == [1] * 12
    assert min(which[0] for which in planted) >= QUIET
    assert len({which[0] for which in planted}) > 4


def test_every_way_of_being_wrong_comes_up_and_shows_in_the_facts():
    found = {}
    for seed in range(40):
        pair = next(pair for pair in made_up(PLACES, seed) if pair["flaw"])
        found[pair["flaw"]] = pair["hers"], pair["its"]
    assert set(found) == set(FLAWS)
    assert found["far"][1]["km"] > 2 * found["far"][0]["km"]
    assert "nights" in found["night"][1]["shifts"]
    assert "nights" not in found["night"][0]["shifts"]
    assert (found["licence"][0]["licence"], found["licence"][1]["licence"]) == (False, True)
    assert (found["language"][0]["languages"]["fi"], found["language"][1]["languages"]["fi"]) == ("A1", "C1")


def test_the_planted_pair_shines():
    pair = next(pair for pair in made_up(PLACES, 3) if pair["flaw"])
    assert pair["band"] == "high"
    assert pair["reasons"]["helps"]
    assert pair["reasons"]["hurts"] == []


def test_all_other_pairs_are_within_what_she_can_do():
    for pair in made_up(PLACES, 4):
        if not pair["flaw"]:
            assert pair["its"]["km"] is None or pair["its"]["km"] <= pair["hers"]["km"]
            assert set(pair["its"]["shifts"]) <= set(pair["hers"]["shifts"])
            assert pair["hers"]["licence"] or not pair["its"]["licence"]


def test_the_same_seed_gives_the_same_round():
    assert made_up(PLACES, 7) == made_up(PLACES, 7)
    assert made_up(PLACES, 7) != made_up(PLACES, 8)
    assert len(made_up(PLACES, 7)) == SIZE


def test_half_of_the_pairs_come_without_their_reasons():
    told = [pair["told"] for seed in range(6) for pair in made_up(PLACES, seed)]
    assert 0.4 < sum(told) / len(told) < 0.6


def test_without_a_place_there_is_nothing_to_practise_with():
    with pytest.raises(ValueError, match="no opening"):
        made_up([], 1)
