"""One run of the ranking over a dataset: read, learn, score, plan, explain, with the time of each step."""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import TypeVar

import numpy as np

from matching.benchmark.adapter import Dataset
from matching.ranking.decisions import Decisions
from matching.ranking.explain import Reasons, explain
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.pairs import Opening, Seeker
from matching.ranking.plan import Proposal, plan
from matching.ranking.ranker import Ranker, Scores, first_of_each

MEGABYTE = 1024  # ru_maxrss counts kilobytes
Row = TypeVar("Row")
TRIED = 9  # seekers and openings refreshed for the time of one


@dataclass
class Watch:
    """Seconds by step, and the most memory that the process ever held."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what stands inside."""
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def report(self) -> dict[str, float]:
        """Seconds rounded, their sum and megabytes."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
        rounded = {name: round(seconds, 2) for name, seconds in self.seconds.items()}
        return {**rounded, "total_s": round(sum(self.seconds.values()), 2), "peak_mb": round(peak)}


@dataclass(frozen=True, slots=True)
class Answers:
    """What the ranking says of a dataset."""

    market: Market
    ranker: Ranker
    scores: Scores
    proposals: list[Proposal]
    asked: np.ndarray  # chance of each asked pair
    explained: list[tuple[int, int, Reasons]]  # seeker, her first opening, why


def answer(dataset: Dataset, watch: Watch) -> Answers:
    """Learn from the decisions and answer everything the benchmark asks."""
    with watch.step("features_s"):
        market = Market(dataset.seekers, dataset.openings, vocabulary=dataset.vocabulary)
    with watch.step("fit_s"):
        ranker = Ranker().fit(Decisions.of(market, dataset.decisions))
    with watch.step("score_s"):
        scores = ranker.score(market)
        asked = chances(ranker, market, dataset.pairs)
    with watch.step("plan_s"):
        proposals = plan(market, scores)
    with watch.step("explain_s"):
        explained = reasons(ranker, market, scores)
    return Answers(market, ranker, scores, proposals, asked, explained)


def chances(ranker: Ranker, market: Market, pairs: list[tuple[str, str]]) -> np.ndarray:
    """Chance of a two-sided match of each pair; none where a hard limit is broken."""
    seeker = np.array([market.people.index[one] for one, _ in pairs], int)
    opening = np.array([market.places.index[one] for _, one in pairs], int)
    chance = np.zeros(len(pairs))
    possible = allowed(market, seeker, opening)
    if possible.any():
        chance[possible] = ranker.score(market, seeker[possible], opening[possible]).chance
    return chance


def reasons(ranker: Ranker, market: Market, scores: Scores) -> list[tuple[int, int, Reasons]]:
    """Why everybody's first opening is the first."""
    first = first_of_each(scores.seeker, scores.value, 1)
    seeker, opening = scores.seeker[first], scores.opening[first]
    told = explain(ranker, market, seeker, opening, ranker.reference_set(market, scores))
    return list(zip(seeker.tolist(), opening.tolist(), told, strict=True))


def refresh_times(ranker: Ranker, market: Market) -> dict[str, float]:
    """Median milliseconds of one changed seeker and of one new opening, encoding and scoring.

    The side that has changed is encoded anew; the other is kept, as by a process that serves many changes.
    """
    people = [market.seekers[at] for at in _spread(len(market.seekers))]
    places = np.flatnonzero(market.places.seats > 0)
    fresh = [market.openings[at] for at in places[_spread(len(places))]]

    def of_seeker(one: Seeker) -> Scores:
        return ranker.for_seeker(Market([one], market.places, vocabulary=market.vocabulary), 0)

    def of_opening(one: Opening) -> Scores:
        return ranker.for_opening(Market(market.people, [one], vocabulary=market.vocabulary), 0)

    return {"seeker_ms": _median_ms(of_seeker, people), "listing_ms": _median_ms(of_opening, fresh)}


def _spread(count: int) -> np.ndarray:
    """Up to TRIED positions, evenly over all."""
    return np.unique(np.linspace(0, count - 1, TRIED).astype(int)) if count else np.empty(0, int)


def _median_ms(work: Callable[[Row], object], rows: Sequence[Row]) -> float:
    taken = []
    for row in rows:
        start = time.perf_counter()
        work(row)
        taken.append(time.perf_counter() - start)
    return round(1000 * median(taken), 1) if taken else 0.0
