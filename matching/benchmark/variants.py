"""The same plan under other conditions: some young people use it, or nobody looks beyond the work that she wished."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import numpy as np

from matching.benchmark.adapter import read_dataset
from matching.benchmark.esco import read_esco
from matching.benchmark.files import dataset_options, read_object, write_rows
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.occupations import CLOSE
from matching.ranking.plan import Proposal, plan
from matching.ranking.ranker import Scores, first_of_each

SHARES = (10, 50, 100)  # per cent of young people who use it
SEED = 3  # of who uses it first
WISHED = "wished"
FIRST = 5  # places that somebody without a plan is introduced to
BEST = 60  # pairs of a young person that a plan of the truth chooses among


def users(count: int, percent: int) -> np.ndarray:
    """Who uses it: bool array (young people,); a smaller share is part of a greater one."""
    return np.random.default_rng(SEED).permutation(count) * 100 < percent * count


def write_variants(folder: Path, market: Market, scores: Scores) -> None:
    """A folder for each share of SHARES and for WISHED, with the introductions of the plan among those pairs alone."""
    masks = {str(share): users(len(market.seekers), share)[scores.seeker] for share in SHARES}
    masks[WISHED] = market.wish[scores.seeker, market.occupation[scores.opening]] >= CLOSE
    for name, mask in masks.items():
        _write(folder / name, market, plan(market, _taken(scores, mask)))


def _taken(scores: Scores, keep: np.ndarray) -> Scores:
    parts = {one.name: getattr(scores, one.name) for one in fields(Scores)}
    return Scores(**{name: part[keep] if isinstance(part, np.ndarray) else part for name, part in parts.items()})


def _write(folder: Path, market: Market, proposals: Iterable[Proposal]) -> None:
    lists: dict[int, list[str]] = defaultdict(list)
    for one in proposals:
        lists[one.seeker].append(market.openings[one.opening].id)
    folder.mkdir(parents=True, exist_ok=True)
    rows = ({"seeker": one.id, "listings": lists[at], "introduce": lists[at]} for at, one in enumerate(market.seekers))
    write_rows(folder / "rankings.jsonl", rows)


def true_scores(dataset: Path, market: Market) -> Scores:
    """Scores of who knows every hidden chance: each young person's BEST pairs within the limits."""
    past = read_object(dataset / "meta.json")["historic_listings"]
    chance = np.load(dataset / "truth" / "p.npy").astype(float)
    seeker, opening = np.nonzero(chance > 0)
    keep = first_of_each(seeker, chance[seeker, opening], BEST)
    seeker, opening = seeker[keep], opening[keep]
    keep = allowed(market, seeker, opening + past)
    seeker, opening = seeker[keep], opening[keep]
    own, nothing = chance[seeker, opening], np.zeros(len(seeker))
    return Scores(
        seeker=seeker, opening=opening + past, value=own, chance=own, low=own, high=own,
        band=np.full(len(seeker), "low"), unsure=nothing > 0, known=nothing + 1, engine="truth", why="",
    )  # fmt: skip


def main() -> None:
    """Write the variants of the plan that the hidden truth allows."""
    options = dataset_options(main.__doc__)
    dataset = read_dataset(options.dataset, read_esco(options.esco))
    market = Market(dataset.seekers, dataset.openings, vocabulary=dataset.vocabulary)
    write_variants(options.out, market, true_scores(options.dataset, market))


if __name__ == "__main__":
    main()
