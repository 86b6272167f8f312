"""What the ranker says of a pair that a person thought of: logged and told as of a pair of its own."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.oversight.loading import ranker_in_service
from matching.ranking.counterfactual import what_would_change
from matching.ranking.explain import explain
from matching.ranking.facts import pair_rows
from matching.suggestions.queries import ranker_is_on
from matching.suggestions.runs.banding import bound_of_today, told_band
from matching.suggestions.runs.market import Snapshot
from matching.suggestions.runs.ordering import as_logged


def known_of_pair(profile: Profile, listing: Listing) -> dict[str, Any]:
    """Columns of a suggestion: the facts as they are now and, where the ranker may speak, its band and its reasons.

    The facts are kept either way: what a coach decides about a pair teaches the ranker whoever thought of it.
    """
    everything, pair = Snapshot([profile], [listing]), (np.zeros(1, int), np.zeros(1, int))
    known: dict[str, Any] = {"features": as_logged(pair_rows(everything.market, *pair)[0].astype(float))}
    if not ranker_is_on() or not profile.person.wants_ranking:
        return known
    serving = ranker_in_service()
    ranker = serving.ranker
    scores = ranker.score(everything.market, *pair)
    [reasons] = explain(ranker, everything.market, *pair)
    [changes] = what_would_change(ranker, ranker.engine_, everything.market, *pair)
    known["band"] = told_band(str(scores.band[0]), float(scores.chance[0]), bound_of_today(serving))
    known["is_unsure"] = bool(scores.unsure[0])
    return {**known, "reasons": {**asdict(reasons), "changes": changes}}
