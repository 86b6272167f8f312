"""What would change a pair's place: facts that people can change, tried one by one on the ranker itself."""

from collections.abc import Mapping

import numpy as np

from matching.ranking.facts import pair_rows
from matching.ranking.market import Market
from matching.ranking.particulars import Pair, particulars
from matching.ranking.ranker import Ranker
from matching.ranking.replay import policy_scores
from matching.ranking.schema import COLUMNS

# A change that somebody can bring about, as the facts of the pair would be then (Wachter et al. 2017).
CHANGES: Mapping[str, Mapping[str, float]] = {
    "certificates": {"certificates_missing": 0.0},
    "shifts": {"shifts_refused": 0.0, "evenings_refused": 0.0, "nights_refused": 0.0, "weekends_refused": 0.0},
    "hours": {"hours_over": 0.0, "hours_under": 0.0},
    "language": {"language_gap": 0.0, "language_gap_first": 0.0, "language_gap_others": 0.0},
    "skills": {"skills_required_covered": 1.0, "skills_missing": 0.0},
}
FELT = 1.02  # a change that lifts the score by less would not be noticed in the order
MOST = 3


def what_would_change(
    ranker: Ranker, engine: str, market: Market, seeker: np.ndarray, opening: np.ndarray
) -> list[list[dict[str, object]]]:
    """For each pair at most MOST changes that would lift its score, the strongest first, as codes with particulars.

    A change that leaves the facts as they are is none; what nobody has told is not changed.
    """
    rows = pair_rows(market, seeker, opening).astype(float)
    houses = market.places.organisation_ids[market.places.organisation[opening]]
    now = policy_scores(ranker, engine, rows, houses)
    lift = {code: np.ones(len(rows)) for code in CHANGES}
    for code, facts in CHANGES.items():
        then = rows.copy()
        for column, value in facts.items():
            known = ~np.isnan(then[:, COLUMNS.index(column)])
            then[known, COLUMNS.index(column)] = value
        touched = np.flatnonzero((np.nan_to_num(then) != np.nan_to_num(rows)).any(axis=1))
        if len(touched):
            after = policy_scores(ranker, engine, then[touched], houses[touched])
            lift[code][touched] = after / np.maximum(now[touched], 1e-12)
    return [
        _told(market, int(s), int(o), row, {code: lift[code][at] for code in CHANGES})
        for at, (s, o, row) in enumerate(zip(seeker, opening, rows, strict=True))
    ]


def _told(market: Market, seeker: int, opening: int, row: np.ndarray, lift: Mapping[str, float]) -> list[dict]:
    pair = Pair(market, market.seekers[seeker], market.openings[opening], dict(zip(COLUMNS, row.tolist(), strict=True)))
    best = sorted((code for code in lift if lift[code] >= FELT), key=lambda code: (-lift[code], code))[:MOST]
    return [particulars(code, pair) for code in best]
