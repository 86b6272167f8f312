"""LambdaMART of LightGBM on the same facts, the rival to beat; needs the extra "bench", the product never does."""

import numpy as np
from lightgbm import LGBMRanker

from matching.benchmark.adapter import read_dataset
from matching.benchmark.esco import read_esco
from matching.benchmark.files import dataset_options, write_rows
from matching.benchmark.results import SHOWN, SHOWN_OF_LISTING, best_first
from matching.ranking.candidates import candidate_pairs
from matching.ranking.decisions import Decisions
from matching.ranking.facts import pair_rows
from matching.ranking.market import Market

CHUNK = 50_000  # pairs whose facts are held in memory at once
SETTINGS = {
    "n_estimators": 200, "learning_rate": 0.05, "num_leaves": 31, "min_child_samples": 40, "n_jobs": 2,
    "random_state": 0, "deterministic": True, "verbose": -1,
}  # fmt: skip


def fit_lambdamart(decisions: Decisions) -> LGBMRanker:
    """Learn to order each seeker's decided pairs by how many stages they passed (Burges 2010)."""
    decisions = decisions.take(decisions.reviewed)
    decisions = decisions.take(np.argsort(decisions.seeker, kind="stable"))
    _, sizes = np.unique(decisions.seeker, return_counts=True)
    return LGBMRanker(**SETTINGS).fit(decisions.rows, decisions.grades.astype(int), group=sizes)


def scores(model: LGBMRanker, market: Market) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Seeker, opening and score of every candidate; the same candidates and hard limits as for the ranker."""
    seeker, opening = candidate_pairs(market)
    parts = [slice(start, start + CHUNK) for start in range(0, len(seeker), CHUNK)]
    score = np.concatenate([model.predict(pair_rows(market, seeker[part], opening[part])) for part in parts])
    return seeker, opening, score


def main() -> None:
    """Rank a dataset from both sides."""
    options = dataset_options(main.__doc__)
    dataset = read_dataset(options.dataset, read_esco(options.esco))
    market = Market(dataset.seekers, dataset.openings, vocabulary=dataset.vocabulary)
    seeker, opening, score = scores(fit_lambdamart(Decisions.of(market, dataset.decisions)), market)
    people, places = [one.id for one in market.seekers], [one.id for one in market.openings]
    options.out.mkdir(parents=True, exist_ok=True)
    shown = best_first(seeker, opening, score, SHOWN)
    rows = ({"seeker": name, "listings": [places[at] for at in shown.get(i, [])]} for i, name in enumerate(people))
    write_rows(options.out / "rankings.jsonl", rows)
    shown = best_first(opening, seeker, score, SHOWN_OF_LISTING)
    rows = ({"listing": places[at], "seekers": [people[i] for i in found]} for at, found in sorted(shown.items()))
    write_rows(options.out / "by_listing.jsonl", rows)


if __name__ == "__main__":
    main()
