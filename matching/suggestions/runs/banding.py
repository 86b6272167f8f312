"""What is called promising among what is shown: of everybody's best places at most a fifth, so that it stands out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.oversight.loading import Serving
from matching.ranking.bands import BANDS, with_few_in_the_top
from matching.ranking.ranker import Ranker, Scores
from matching.suggestions.models import Run
from matching.suggestions.runs.exploring import Shown

BOUND = "top_band_from"  # in the settings that a run has used
MIDDLE, TOP = BANDS[1], BANDS[2]


def bound_of_today(serving: Serving) -> float:
    """The chance from which on a pair is promising: as this ranker's newest run over all has set it, else its own."""
    same = Run.objects.filter(settings_used__has_key=BOUND, model=serving.model)
    newest = same.order_by("-started_at", "-pk").first()
    return float(newest.settings_used[BOUND] if newest else serving.ranker.bands[1])


def bound_among(ranker: Ranker, scores: Scores, shown: Sequence[Shown]) -> float:
    """So high that the first places of no more than a fifth of the lists reach it."""
    place = {pair: at for at, pair in enumerate(zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True))}
    heads = [place[one.seeker, one.opening] for one in shown if one.rank == 1]
    return with_few_in_the_top(ranker.bands, scores.chance[np.array(heads, int)])[1]


def told_band(band: str, chance: float, bound: float) -> str:
    """The band as people are told it."""
    return str(MIDDLE) if band == TOP and chance < bound else band
