"""Some young people of an area scored beside its places: one piece of a run, the same wherever it is computed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from threadpoolctl import threadpool_limits

from matching.ranking.candidates import candidate_pairs
from matching.ranking.kinship import Vocabulary
from matching.ranking.market import Market
from matching.ranking.pairs import Seeker
from matching.ranking.places import Places
from matching.ranking.ranker import Ranker, Scores
from matching.ranking.store import library_versions

PLAIN = "plain"  # the engine when the ranker is off


@dataclass(frozen=True, slots=True)
class Area:
    """What all parts share: the places within reach of an area's people, and how their pairs are scored."""

    places: Places
    vocabulary: Vocabulary
    ranker: Ranker
    engine: str  # "plain": the nearest first


@dataclass(frozen=True, slots=True)
class Part:
    """Young people as facts, without a name, and of each whether she may be proposed anything and wants the ranker."""

    seekers: tuple[Seeker, ...]
    free: np.ndarray
    wants_ranking: np.ndarray


class OtherVersionsError(RuntimeError):
    """A worker has other libraries than the run, so that its numbers would differ."""


# What scores the parts of an area: number of each part with its scores, in whatever order they are done.
ScoreParts = Callable[[Area, Sequence[Part]], Iterator[tuple[int, Scores]]]


def one_after_the_other(area: Area, parts: Sequence[Part]) -> Iterator[tuple[int, Scores]]:
    """Every part in this process."""
    return ((number, score_part(area, part)) for number, part in enumerate(parts))


def score_part(area: Area, part: Part) -> Scores:
    """Scores of a part's candidates, positions being those of its seekers and of the area's places.

    Products of matrices are summed by one thread, so that the same part gives the same bits however many cores
    there are.
    """
    with threadpool_limits(1, "blas"):
        market = Market(part.seekers, area.places, vocabulary=area.vocabulary)
        seeker, opening = candidate_pairs(market)
        free = part.free[seeker]
        seeker, opening = seeker[free], opening[free]
        if area.engine == PLAIN:
            return plain_order(market, seeker, opening)
        scores = area.ranker.score(market, *area.ranker.shortlist(market, seeker, opening))
        return respecting_choice(market, scores, part.wants_ranking)


def score_part_there(area: Area, part: Part, versions: Mapping[str, str]) -> Scores:
    """The same on another machine. Raises OtherVersionsError where its libraries are not those of the run."""
    own = library_versions()
    other = {name: f"{own.get(name)}, not {version}" for name, version in versions.items() if own.get(name) != version}
    if other:
        raise OtherVersionsError(", ".join(f"{name} {what}" for name, what in sorted(other.items())))
    return score_part(area, part)


def plain_order(market: Market, seeker: np.ndarray, opening: np.ndarray) -> Scores:
    """Candidates within the hard limits, nearest first: what is left when the ranker is off."""
    nothing, near = np.zeros(len(seeker)), nearness(market.km(seeker, opening))
    return Scores(
        seeker=seeker, opening=opening, value=near,
        chance=near, low=nothing, high=nothing,
        band=np.full(len(seeker), "", "<U6"), unsure=np.zeros(len(seeker), bool), known=nothing,
        engine=PLAIN, why="switched_off",
    )  # fmt: skip


def nearness(km: np.ndarray) -> np.ndarray:
    """1 for the same place, towards 0 with the distance; unknown distances come last."""
    return 1 / (1 + np.nan_to_num(km, nan=np.inf))


def respecting_choice(market: Market, scores: Scores, wants_ranking: np.ndarray) -> Scores:
    """The nearest first for whoever wants no ranker (M17); `wants_ranking` is of every seeker of the market."""
    plain = ~wants_ranking[scores.seeker]
    near = nearness(market.km(scores.seeker, scores.opening))
    return replace(
        scores,
        value=np.where(plain, near, scores.value),
        chance=np.where(plain, near, scores.chance),
        band=np.where(plain, "", scores.band),
    )
