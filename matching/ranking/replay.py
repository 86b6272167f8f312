"""The policy's score of a pair from its logged facts alone, the very same whenever it is asked (bars.md M8)."""

from collections.abc import Iterator

import numpy as np

from matching.ranking.ranker import Ranker

BATCH = 64  # rows computed together; always so many, because sums round differently in other company


def policy_scores(ranker: Ranker, engine: str, rows: np.ndarray, organisation: np.ndarray) -> np.ndarray:
    """What an engine of the ranker ("learned" or "rules") orders by, 0–1: array (rows,).

    `rows` are facts by SCHEMA (rows, columns), `organisation` the ids of the workplaces (rows,). A row gets the same
    number bit by bit whatever other rows are asked with it.
    """
    scores = np.empty(len(rows))
    for place, batch, whose in _batches(rows, np.asarray(organisation, dtype=str)):
        scores[place] = _batch_scores(ranker, engine, batch, whose)[: place.stop - place.start]
    return scores


def _batch_scores(ranker: Ranker, engine: str, rows: np.ndarray, organisation: np.ndarray) -> np.ndarray:
    if engine != "learned" or ranker.funnel_ is None:
        return ranker.baseline_.predict_proba(rows)[:, 1]
    odds, _ = ranker.funnel_.log_odds(rows, organisation)
    return np.exp(ranker.funnel_.value(odds))


def _batches(rows: np.ndarray, organisation: np.ndarray) -> Iterator[tuple[slice, np.ndarray, np.ndarray]]:
    for start in range(0, len(rows), BATCH):
        stop = min(start + BATCH, len(rows))
        filled = np.minimum(np.arange(start, start + BATCH), stop - 1)  # the last row again and again
        yield slice(start, stop), rows[filled], organisation[filled]
