"""How long scoring takes in one process and on workers of this machine, one of them killed, and how it grows with areas."""

import argparse
import os
import resource
import signal
import sys
import time
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from distributed import LocalCluster

from matching.benchmark.bench import machine
from matching.ranking.part import Area, Part, one_after_the_other
from matching.ranking.ranker import Ranker
from matching.suggestions.runs.farm import Farm
from tests.matching.ranking.town import lessons, town

PEOPLE, PLACES, SIZE = 2000, 400, 250
AREAS = (1, 2, 3)
OPEN_LINE = {"ca": "", "cert": "", "key": ""}
HONESTY = """Times are wall-clock seconds of scoring alone, by a learned model with trees, in one run after
another on this machine; only ratios mean anything. Workers share its cores with the scheduler and with whatever
else runs, so that more workers than cores gain nothing here. Areas of {people} made-up young people and
{places} places, {size} people a part. Starting the workers, and a first round by the rules that lets them
import what they need, are not counted. Equal: every column of every part to the last bit."""


def an_area(number: int, ranker: Ranker) -> tuple[Area, list[Part]]:
    """An area of a made-up country and its parts."""
    market = town(200 + number, seekers=PEOPLE, openings=PLACES)
    everyone = np.ones(SIZE, bool)
    parts = [Part(market.seekers[at : at + SIZE], everyone, everyone) for at in range(0, PEOPLE, SIZE)]
    return Area(market.places, market.vocabulary, ranker, "learned"), parts


def scored(areas: Iterable[tuple[Area, list[Part]]], score_parts):
    """Scores of all parts by area and number, and the seconds that scoring took."""
    seconds, found = 0.0, {}
    for at, (area, parts) in enumerate(areas):
        start = time.perf_counter()
        own = dict(score_parts(area, parts))
        seconds += time.perf_counter() - start
        found |= {(at, number): scores for number, scores in own.items()}
    return found, seconds


def killing_one(cluster, farm):
    """Scoring during which the first worker that still has work is killed once a first part is done."""
    victims = [worker.process.process.pid for worker in list(cluster.workers.values())[:1]]

    def score_parts(area, parts):
        for one in farm.score_parts(area, parts):
            if victims:
                os.kill(victims.pop(), signal.SIGKILL)
            yield one

    return score_parts


def equal(one, other):
    names = ("seeker", "opening", "value", "chance", "low", "high", "band", "unsure", "known")
    return one.keys() == other.keys() and all(
        np.array_equal(getattr(one[key], name), getattr(other[key], name)) for key in one for name in names
    )


@contextmanager
def workers(count):
    """A cluster of processes on this machine that have scored something, and the farm over it."""
    options = {"threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "silence_logs": 50, "host": "127.0.0.1"}
    with LocalCluster(n_workers=count, **options) as cluster, Farm(cluster.scheduler_address, OPEN_LINE) as farm:
        area, parts = an_area(0, Ranker())
        dict(farm.score_parts(area, parts[: 2 * count]))
        yield cluster, farm


def growth(ranker: Ranker) -> list[str]:
    """Seconds and the most memory of the process of the run by the number of areas, each made when its turn comes."""
    rows, first = [f"{'growth, 2 workers':<40} {'seconds':>9} {'× first':>9} {'peak MB here':>13}"], 0.0
    for count in AREAS:
        with workers(2) as (_cluster, farm):
            _found, seconds = scored((an_area(number, ranker) for number in range(count)), farm.score_parts)
        first, peak = first or seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        name = f"{count} areas, {count * PEOPLE} young people"
        rows.append(f"{name:<40} {seconds:>9.1f} {seconds / first:>9.2f} {peak:>13.0f}")
    return rows


def speed(ranker: Ranker) -> list[str]:
    """Two areas in one process and on 1, 2, 3 workers, and on three of whom one is killed."""
    areas = [an_area(number, ranker) for number in range(2)]
    alone, base = scored(areas, one_after_the_other)
    rows = [f"{'scoring of 2 areas':<40} {'seconds':>9} {'× faster':>9}  equal", f"{'one process':<40} {base:>9.1f}"]
    for count, killed in ((1, False), (2, False), (3, False), (3, True)):
        with workers(count) as (cluster, farm):
            found, seconds = scored(areas, killing_one(cluster, farm) if killed else farm.score_parts)
        name = f"{count} worker{'s' * (count > 1)}{', one killed in mid-run' * killed}"
        rows.append(f"{name:<40} {seconds:>9.1f} {base / seconds:>9.2f}  {'yes' if equal(found, alone) else 'NO'}")
    return rows


def measured() -> str:
    """Both tables."""
    ranker = Ranker(funnel_from=0).fit(lessons(town(199, seekers=400), 6000))
    grown = growth(ranker)
    return "\n".join([*speed(ranker), "", *grown])


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    head = "Scoring on workers beside one process, by `make bench-farm`."
    words = HONESTY.format(people=PEOPLE, places=PLACES, size=SIZE)
    text = f"{head}\n\n{measured()}\n\nMachine: {machine()}\n{words}\n"
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
