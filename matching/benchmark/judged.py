"""Runs the ranker over pairs that a job coach has judged by reading, and writes what it reached beside the bars."""

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matching.benchmark.bars import Bar, at_least, at_most
from matching.benchmark.bench import Bench, machine
from matching.benchmark.files import read_rows

OPEN, TOWN = "open", "town"
EARLY = dt.timedelta(days=14)
HEAD = f"{'bar':<40} {'must':>12} {'aim':>12} {'reached':>9} {'before':>11}"
TITLE = """The ranker on young people and places that a coach has judged pair by pair, by `make bench-judged`.
Day one without a decision, except the last line. Before: the weights of the first written rules."""
HONESTY = """Weights were chosen while looking at these pairs (and at simulated towns), so that another set decides how
good they are; sixty young people leave the order uncertain by 0.05 on either side. The last line compares what some
thousand decisions of noisy coaches teach with the written rules: where the gate finds no gain, it is 0."""

Judged = Mapping[str, Any]


def judged_bars(shown: Judged, own: Judged, early: float, learned_gain: float) -> list[Bar]:
    """Bars of the judged set: of the plan, beside the own lists; the share of early starts; the gain by learning."""
    largest, wished = shown["shown_largest_band"], shown["wished_place_open_but_none_shown"]
    return [
        at_least("nDCG@5", shown["ndcg@5"], 0.73, 0.80).beside(0.61),
        at_least("shown / own list", shown["ndcg@5"] / own["ndcg@5"], 0.97, 1.0).beside(0.88),
        at_least("best place among the first three", shown["best_in_top3"], 0.85, 0.93).beside(0.76),
        at_most("wished place open and none shown", wished, 0.03, 0).beside(0.09),
        at_most("first shown is grade 0", shown["first_is_grade0"], 0.08, 0.03).beside(0.28),
        at_most("grade 0 among shown", shown["grade0_share_of_shown"], 0.45, 0.25).beside(0.55),
        at_most("must-nots shown", shown["must_not_shown"], 0, 0).beside(2),
        at_least("first reason among the coach's", shown["reason_first_help_agrees"], 0.80, 0.90).beside(0.40),
        at_least("any weak spot among the coach's", shown["reason_any_hurt_agrees"], 0.60, 0.75).beside(0.56),
        at_most("shown in one band", largest, 0.60, 0.50).beside(0.99),
        at_least("grade 2 or 3 in the top band", shown["precision_of_high_band_(grade>=2)"], 0.50, 0.70).beside(0.04),
        at_most("starts 14 days before she is free", early, 0.01, 0).beside(0.05),
        at_least("town: learned - rules, own list", learned_gain, 0, 0.04).beside(0.025),
    ]


def early_share(dataset: Path, result: Path) -> float:
    """Share of what is shown that begins more than EARLY before the young person is free."""
    free = {row["id"]: _day(row["available_from"]) for row in read_rows(dataset / "seekers.jsonl")}
    starts = {row["id"]: _day(row["starts_on"]) for row in read_rows(dataset / "listings.jsonl")}
    pairs = [(row["seeker"], one) for row in read_rows(result / "rankings.jsonl") for one in row["introduce"]]
    early = [
        seeker
        for seeker, listing in pairs
        if (starts_on := starts[listing]) and (free_from := free[seeker]) and free_from - starts_on > EARLY
    ]
    return len(early) / max(len(pairs), 1)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def measured(bench: Bench) -> list[Bar]:
    """All bars, each run in a process of its own."""
    day_one, town = bench.dataset(OPEN), bench.dataset(TOWN)
    result = bench.ranked(day_one, OPEN)
    rules = bench.ranked(bench.without_history(town), "town-rules")
    gain = bench.judged_lists(town, bench.ranked(town, TOWN))["ndcg@5"] - bench.judged_lists(town, rules)["ndcg@5"]
    shown, own = bench.judged(day_one, result), bench.judged_lists(day_one, result)
    return judged_bars(shown, own, early_share(day_one, result), gain)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("judged", type=Path, help="folder with the judged sets and their judge, judged.py")
    parser.add_argument("--esco", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    folder = options.judged.resolve()
    with tempfile.TemporaryDirectory(prefix="bench-judged-") as scratch:
        bars = measured(Bench(folder, options.esco.resolve(), folder / "judged.py", Path(scratch)))
    lines = "\n".join(bar.line() for bar in bars)
    text = f"{TITLE}\n\n{HEAD}\n{lines}\n\nMachine: {machine()}\n{HONESTY}\n"
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
