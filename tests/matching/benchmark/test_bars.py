"""The table of bars says of each measure how far it came; the markets are unpacked and changed beside the originals."""

import json
import tarfile

import pytest

from matching.benchmark.bars import at_least, at_most, city_bars, near_one, table, text_bars, town_bars
from matching.benchmark.bench import Bench

JUDGED = {
    "ndcg@10": 0.65, "listing_ndcg@10": 0.9, "brier": 0.032, "brier_base_rate": 0.0446, "brier_oracle": 0.0285,
    "ece": 0.007, "limits_broken": 0.0, "filled_seats": 0.86, "seekers_introduced": 0.76, "reason_plus@2": 0.7,
    "reason_minus@2": 0.6, "timing": {"fit_s": 20.0, "score_s": 40.0, "plan_s": 3.0, "peak_mb": 1200, "seeker_ms": 20.0, "listing_ms": 300.0},
    **{f"{ratio}_ratio_{group}": 1.0 for ratio in ("calibration", "exposure") for group in ("sex", "foreign", "under20")},
}  # fmt: skip


@pytest.mark.parametrize(
    ("bar", "met"),
    [
        (at_least("order", 0.7, 0.6, 0.65), "aim"),
        (at_least("order", 0.62, 0.6, 0.65), "must"),
        (at_least("order", 0.5, 0.6, 0.65), "NOT MET"),
        (at_most("error", 0.004, 0.01, 0.005), "aim"),
        (at_most("error", 0.02, 0.01, 0.005), "NOT MET"),
        (near_one("ratio", 1.08, 0.1, 0.05), "must"),
        (near_one("ratio", 0.88, 0.1, 0.05), "NOT MET"),
        (at_least("broken", float("nan"), 0.6, 0.65), "NOT MET"),
    ],
)
def test_a_line_says_how_far_a_measure_came(bar, met):
    assert bar.line().endswith(f"  {met}")


def reached(bars):
    return {bar.name: bar.value for bar in bars}


def last_words(text, name):
    return next(line for line in text.splitlines() if line.startswith(name)).split()[-3:]


def test_the_rival_is_compared_by_its_own_run_and_the_plan_by_its_own_top_five():
    rival = {**JUDGED, "ndcg@10": 0.61}
    bars = city_bars(JUDGED, {"filled_seats": 0.6}, rival, {"ndcg@10": 0.3})
    assert reached(bars)["nDCG@10 / own LambdaMART"] == pytest.approx(0.65 / 0.61)
    assert reached(bars)["plan / own top-5"] == pytest.approx(0.86 / 0.6)
    assert reached(bars)["fit + score + plan, s"] == 63
    text = table(bars, "two cores")
    assert "Machine: two cores" in text
    assert last_words(text, "nDCG@10   ") == ["0.65", "0.61", "must"]
    assert last_words(text, "no history") == ["0.3", "NOT", "MET"]


def test_a_plan_that_reaches_everybody_but_fills_few_seats_is_worth_nothing():
    bars = city_bars({**JUDGED, "filled_seats": 0.5}, {"filled_seats": 0.4}, JUDGED, JUDGED)
    assert reached(bars)["seekers introduced, fill >= 0.95"] == 0


def test_a_town_below_its_own_rules_misses_its_bar():
    bars = town_bars({**JUDGED, "ndcg@10": 0.4}, {**JUDGED, "ndcg@10": 0.3}, {"ndcg@10": 0.5}, "small")
    assert [bar.line().endswith("NOT MET") for bar in bars] == [True, True, False]
    assert bars[1].value == pytest.approx(0.8)
    assert bars[0].rival == pytest.approx(0.3)


def test_titles_are_judged_over_all_languages_and_melo_by_its_folders():
    melo = {"swe_q_sv_c_sv": {"mrr": 0.45}, "swe_q_sv_c_en": {"mrr": 0.41}, "usa_q_en_c_en": {"mrr": 0.5}}
    bars = text_bars({"all": {"a@1": 0.83, "a@5": 0.93}, "fi": {"a@1": 0.1, "a@5": 0.1}}, melo)
    assert [bar.line().split()[-1] for bar in bars] == ["aim", "must", "aim", "must", "MET"]


@pytest.fixture
def bench(tmp_path):
    (tmp_path / "market" / "tiny").mkdir(parents=True)
    (tmp_path / "market" / "tiny" / "decisions.jsonl").write_text('{"seeker": "S1"}\n', encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    return Bench(tmp_path / "market", tmp_path / "esco", tmp_path / "score.py", tmp_path / "scratch")


def test_an_archive_is_unpacked_into_the_scratch_folder_only(bench):
    with tarfile.open(bench.market / "packed.tar.xz", "w:xz") as archive:
        archive.add(bench.market / "tiny", arcname="packed")
        archive.add(bench.market / "tiny" / "decisions.jsonl", arcname="../beside.jsonl")
    assert bench.dataset("packed") == bench.scratch / "packed"
    assert (bench.scratch / "packed" / "decisions.jsonl").is_file()
    assert not (bench.market / "packed").exists()
    assert not (bench.scratch.parent / "beside.jsonl").exists()


def test_a_market_without_history_leaves_the_original_as_it_was(bench):
    bare = bench.without_history(bench.dataset("tiny"))
    assert (bare / "decisions.jsonl").read_bytes() == b""
    assert (bench.market / "tiny" / "decisions.jsonl").read_bytes() != b""


def test_few_decisions_are_the_first_ones(bench):
    first = bench.market / "tiny" / "decisions.jsonl"
    first.write_text("".join(f'{{"seeker": "S{n}"}}\n' for n in range(9)), encoding="utf-8")
    some = bench.with_history(bench.dataset("tiny"), 3) / "decisions.jsonl"
    assert some.read_text(encoding="utf-8").splitlines() == first.read_text(encoding="utf-8").splitlines()[:3]


def test_without_a_plan_everyone_is_introduced_to_the_first_five(bench):
    (bench.scratch / "own").mkdir()
    row = {"seeker": "S1", "listings": [f"L{n}" for n in range(10)], "introduce": ["L9"]}
    (bench.scratch / "own" / "rankings.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    written = (bench.without_plan(bench.scratch / "own") / "rankings.jsonl").read_text(encoding="utf-8")
    assert json.loads(written)["introduce"] == ["L0", "L1", "L2", "L3", "L4"]


def test_answers_lie_apart_from_the_market_even_under_its_name(bench, monkeypatch):
    asked = []
    monkeypatch.setattr("matching.benchmark.bench.subprocess.run", lambda command, **kwargs: asked.append(command))
    (bench.scratch / "tiny").mkdir()
    result = bench.ranked(bench.scratch / "tiny", "tiny")
    assert result != bench.scratch / "tiny"
    assert asked[0][1:] == [
        "manage.py",
        "benchmark_ranker",
        str(bench.scratch / "tiny"),
        "--esco",
        str(bench.esco),
        "--out",
        str(result),
    ]
