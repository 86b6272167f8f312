"""The answers as files of the format that the judge of the benchmark reads."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from matching.benchmark.adapter import Dataset
from matching.benchmark.files import write_rows
from matching.benchmark.running import Answers
from matching.ranking.ranker import first_of_each

SHOWN, SHOWN_OF_LISTING = 10, 20


def write_results(folder: Path, dataset: Dataset, answers: Answers, timing: dict[str, float]) -> None:
    """Write all files into a folder, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    write_rows(folder / "rankings.jsonl", _rankings(answers))
    write_rows(folder / "by_listing.jsonl", _by_listing(answers))
    pairs = zip(dataset.pairs, answers.asked.tolist(), strict=True)
    write_rows(folder / "pairs.jsonl", ({"seeker": s, "listing": o, "p": round(p, 6)} for (s, o), p in pairs))
    write_rows(folder / "reasons.jsonl", _reasons(answers))
    (folder / "timing.json").write_text(json.dumps(timing, indent=1) + "\n", encoding="utf-8")


def best_first(owner: np.ndarray, other: np.ndarray, value: np.ndarray, count: int) -> dict[int, list[int]]:
    """For every owner the others with the greatest values."""
    chosen = np.flatnonzero(first_of_each(owner, value, count))
    lists: dict[int, list[int]] = defaultdict(list)
    for place in chosen[np.lexsort((chosen, -value[chosen], owner[chosen]))].tolist():
        lists[int(owner[place])].append(int(other[place]))
    return lists


def _rankings(answers: Answers) -> Iterator[dict[str, Any]]:
    scores, market = answers.scores, answers.market
    shown = best_first(scores.seeker, scores.opening, scores.value, SHOWN)
    introduced: dict[int, list[str]] = defaultdict(list)
    for proposal in answers.proposals:
        introduced[proposal.seeker].append(market.openings[proposal.opening].id)
    for place, seeker in enumerate(market.seekers):
        listings = [market.openings[opening].id for opening in shown.get(place, [])]
        yield {"seeker": seeker.id, "listings": listings, "introduce": introduced.get(place, [])}


def _by_listing(answers: Answers) -> Iterator[dict[str, Any]]:
    scores, market = answers.scores, answers.market
    shown = best_first(scores.opening, scores.seeker, scores.value, SHOWN_OF_LISTING)
    for place in np.flatnonzero(market.places.seats > 0).tolist():
        seekers = [market.seekers[seeker].id for seeker in shown.get(place, [])]
        yield {"listing": market.openings[place].id, "seekers": seekers}


def _reasons(answers: Answers) -> Iterator[dict[str, Any]]:
    market = answers.market
    for seeker, opening, told in answers.explained:
        yield {
            "seeker": market.seekers[seeker].id,
            "listing": market.openings[opening].id,
            "helps": [reason["code"] for reason in told.helps],
            "hurts": [reason["code"] for reason in (*told.hurts, *told.unknown)],
        }
