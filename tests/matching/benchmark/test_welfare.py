"""Figures beside the bars: worth of lists against the truth, who uses it first, words of the tables."""

import json

import numpy as np
import pytest

from matching.benchmark.truth import WORTH, Truth
from matching.benchmark.variants import SHARES, users, write_variants
from matching.benchmark.welfare import Filled, calibration_table, ladder_table, welfare_table
from matching.ranking.evaluate import Difference
from matching.ranking.ranker import Ranker
from tests.matching.ranking.town import town

GRADES = [[3, 0, 0, 1, 0, 2, 1], [0, 0, 0, 0, 0, 0, 2]]


def written(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def market(tmp_path):
    """Aino and Ville, seven open places after one of the past, and chances that are right for both."""
    (tmp_path / "meta.json").write_text('{"historic_listings": 1}', "utf-8")
    written(tmp_path / "listings.jsonl", [{"id": f"L{n}"} for n in range(8)])
    people = [("Aino", "f", "fi", 18), ("Ville", "m", "ru", 24)]
    written(
        tmp_path / "protected.jsonl",
        [{"id": name, "sex": sex, "native_language": tongue, "age": age} for name, sex, tongue, age in people],
    )
    asked = [{"seeker": name, "listing": "L1", "p": 0.2} for name, *_rest in people]
    written(tmp_path / "truth" / "pairs.jsonl", asked)
    np.save(tmp_path / "truth" / "grade.npy", np.array(GRADES, np.int8))
    return tmp_path


def answers(folder, lists, chances):
    written(folder / "rankings.jsonl", [{"seeker": name, "listings": own} for name, own in lists.items()])
    written(folder / "pairs.jsonl", [{"seeker": name, "listing": "L1", "p": p} for name, p in chances.items()])
    return folder


def test_the_best_lists_let_nothing_go_and_others_what_their_five_are_worth_less(market):
    truth = Truth.of(market)
    best = answers(market / "best", {"Aino": ["L1", "L6", "L4", "L7"], "Ville": ["L7"]}, {})
    assert truth.surplus_regret(best) == pytest.approx(0)
    missed = answers(market / "missed", {"Aino": ["L6", "L2", "L3", "L4", "L5", "L1"], "Ville": ["L7"]}, {})
    all_of_it = WORTH[[3, 2, 1, 1]].sum() + WORTH[2]
    assert truth.surplus_regret(missed) == pytest.approx((WORTH[3] + WORTH[1]) / all_of_it)
    assert truth.quality(best).tolist() == [1.0, 1.0]
    assert truth.quality(missed)[0] < 0.7


def test_a_group_whose_chance_is_put_too_low_has_a_ratio_below_one(market):
    chances = {"Aino": 0.1, "Ville": 0.2}
    found = Truth.of(market).calibration(answers(market / "own", {}, chances))
    assert found["under 20"].mean == found["women"].mean == pytest.approx(0.5)
    assert found["foreign-language"].mean == pytest.approx(2)


def test_a_smaller_share_of_users_is_part_of_a_greater_one():
    ten, half, everybody = (users(1000, share) for share in SHARES)
    assert (ten.sum(), half.sum(), everybody.sum()) == (100, 500, 1000)
    assert (ten <= half).all()


def test_plans_of_some_introduce_nobody_else_and_the_wished_ones_stay_within_the_wish(tmp_path):
    market = town(61, seekers=40)
    write_variants(tmp_path, market, Ranker().score(market))
    uses = users(40, 10)
    some, wished = (
        [json.loads(line)["introduce"] for line in (tmp_path / name / "rankings.jsonl").read_text("utf-8").splitlines()]
        for name in ("10", "wished")
    )
    assert [bool(one) for one in some] == [bool(one) and uses[at] for at, one in enumerate(some)]
    assert sum(map(len, some)) > 0
    assert all(
        market.wish[at, market.occupation[market.places.index[place]]] >= 0.5
        for at, own in enumerate(wished)
        for place in own
    )


def test_the_tables_say_what_was_found():
    by_share = {"10": 50.0, "50": 200.0, "100": 300.0}
    found = Filled(
        {**by_share, "wished": 240.0}, by_share, by_share, {"10": 60.0, "50": 250.0, "100": 400.0, "wished": 320.0}
    )
    text = welfare_table(found, 1000, {"own": 0.2, "rival": 0.3})
    assert "10 % of young people                          50.0" in text
    assert "surplus regret of the plan                   0.250" in text
    assert "gain by widened occupations                  0.250    the truth's plan: 0.250" in text
    assert "small" in calibration_table({"small": {"women": Difference(1.0, 0.9, 1.1)}})
    assert ladder_table(["a step"]).endswith("a step")
