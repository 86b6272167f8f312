"""The table of the judged pairs: what is asked, what was reached, and starts that come too early for somebody."""

import json

import pytest

from matching.benchmark.judged import early_share, judged_bars

SHOWN = {
    "ndcg@5": 0.78, "best_in_top3": 0.9, "wished_place_open_but_none_shown": 0.0, "first_is_grade0": 0.05,
    "grade0_share_of_shown": 0.4, "must_not_shown": 0, "reason_first_help_agrees": 0.85,
    "reason_any_hurt_agrees": 0.5, "shown_largest_band": 0.45, "precision_of_high_band_(grade>=2)": 0.6,
}  # fmt: skip


def test_each_bar_says_whether_it_is_met_and_what_was_before():
    bars = {bar.name: bar for bar in judged_bars(SHOWN, {"ndcg@5": 0.8}, 0.02, -0.01)}
    assert bars["shown / own list"].value == pytest.approx(0.975)
    assert bars["nDCG@5"].line().split()[-2:] == ["0.61", "must"]
    assert bars["wished place open and none shown"].line().endswith("aim")
    for name in (
        "any weak spot among the coach's",
        "starts 14 days before she is free",
        "town: learned - rules, own list",
    ):
        assert bars[name].line().endswith("NOT MET")


def written(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def test_a_start_more_than_two_weeks_before_somebody_is_free_is_early(tmp_path):
    written(
        tmp_path / "seekers.jsonl",
        [{"id": "Aino", "available_from": "2027-01-15"}, {"id": "Ville", "available_from": None}],
    )
    starts = {"soon": "2026-12-20", "in two weeks": "2027-01-01", "by agreement": None}
    written(tmp_path / "listings.jsonl", [{"id": name, "starts_on": day} for name, day in starts.items()])
    written(tmp_path / "rankings.jsonl", [{"seeker": name, "introduce": list(starts)} for name in ("Aino", "Ville")])
    assert early_share(tmp_path, tmp_path) == pytest.approx(1 / 6)
