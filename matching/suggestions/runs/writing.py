"""From chosen pairs to suggestions in reserve: looked at again under locks, explained, logged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np
from django.db import transaction

from accounts.audit.transitions import create, locked
from accounts.people.models import User
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.work.listings.models import Listing
from matching.oversight.loading import Serving
from matching.ranking.counterfactual import what_would_change
from matching.ranking.explain import explain
from matching.ranking.facts import pair_rows
from matching.ranking.plan import PER_SEAT
from matching.ranking.ranker import Ranker, Scores
from matching.suggestions.models import Run, Shadow, Suggestion
from matching.suggestions.queries import pairs_to_leave_alone
from matching.suggestions.runs.banding import BOUND, bound_of_today, told_band
from matching.suggestions.runs.exploring import Shown
from matching.suggestions.runs.market import Snapshot
from matching.suggestions.runs.ordering import as_logged, logged_scores, taken
from matching.suggestions.states import ALIVE, LONGEST, Engine, Source, SuggestionState


@transaction.atomic
def write(
    everything: Snapshot, scores: Scores, shown: Sequence[Shown], *, ranker: Ranker, shadow: Serving | None, log: Run
) -> int:
    """Keep in reserve what is still possible. Returns how many; work inside a scope over all authorities.

    What goes before the coaches, and when, is ``queueing``'s to say.
    ``scores`` are all scored pairs of the people in ``shown``: reasons tell what sets a pair apart from her others.
    """
    kept = _within_everybodys_five(everything, _still_possible(everything, shown))
    if not kept:
        return 0
    suggestions = _suggestions(everything, scores, kept, ranker, log)
    system = User.objects.system()
    for suggestion in suggestions:
        create(suggestion, "reserve", by=system)
    if shadow and log.engine != Engine.PLAIN:
        _score_by_shadow(everything, scores, kept, suggestions, shadow)
    return len(kept)


def _still_possible(everything: Snapshot, shown: Sequence[Shown]) -> list[Shown]:
    """What nobody has undone since the reading; profiles and listings stay as they are until the commit."""
    pairs = [(everything.profiles[one.seeker], everything.listings[one.opening]) for one in shown]
    in_use = Profile.objects.published().filter(pk__in={profile.pk for profile, _listing in pairs})
    open_ones = Listing.objects.open().filter(pk__in={listing.pk for _profile, listing in pairs})
    profiles = {profile.pk for profile in locked(in_use)}
    listings = {listing.pk for listing in locked(open_ones)}
    blocked = set(Block.objects.values_list("person", "organisation"))
    known = pairs_to_leave_alone()
    return [
        one
        for one, (profile, listing) in zip(shown, pairs, strict=True)
        if profile.pk in profiles
        and listing.pk in listings
        and (profile.person_id, listing.organisation_id) not in blocked
        and (profile.person_id, listing.pk) not in known
    ]


def _within_everybodys_five(everything: Snapshot, shown: Sequence[Shown]) -> list[Shown]:
    """At most five suggestions a person and five a seat, counting those that wait already, the reserve included.

    Whoever would have nothing at all gets a place whose queue is full. To a full list without a place of the work that
    she wishes for one is added, if something in reserve can fall away for it (``queueing`` lets it).
    """
    alive = Suggestion.objects.filter(state__in=ALIVE).order_by()
    of_person = Counter(alive.values_list("person", flat=True))
    of_listing = Counter(alive.values_list("listing", flat=True))
    wished = set(alive.filter(is_wished=True).values_list("person", flat=True))
    spare = set(alive.filter(state=SuggestionState.RESERVED).values_list("person", flat=True)) - wished
    kept = []
    for one in sorted(shown, key=lambda one: (one.rank, one.seeker, one.opening)):
        person_id, listing = everything.profiles[one.seeker].person_id, everything.listings[one.opening]
        has_room = of_listing[listing.pk] < listing.seats_left * PER_SEAT or not of_person[person_id]
        longest = LONGEST + (one.is_wished and person_id in spare)
        if has_room and of_person[person_id] < longest:
            of_person[person_id] += 1
            of_listing[listing.pk] += 1
            kept.append(one)
    return kept


def _suggestions(
    everything: Snapshot, scores: Scores, kept: Sequence[Shown], ranker: Ranker, log: Run
) -> list[Suggestion]:
    seeker, opening = np.array([one.seeker for one in kept], int), np.array([one.opening for one in kept], int)
    rows = pair_rows(everything.market, seeker, opening).astype(float)
    told = explain(ranker, everything.market, seeker, opening, ranker.reference_set(everything.market, scores))
    plain = [log.engine == Engine.PLAIN or not everything.profiles[at].person.wants_ranking for at in seeker]
    engines = [str(Engine.PLAIN.value if is_plain else log.engine) for is_plain in plain]
    houses = [str(everything.listings[at].organisation_id) for at in opening]
    logged = logged_scores(ranker, engines, rows, houses)
    engine_of_all = Engine.RULES if log.engine == Engine.PLAIN else log.engine
    bound = log.settings_used.get(BOUND) or bound_of_today(Serving(ranker, log.model))
    changes = what_would_change(ranker, engine_of_all, everything.market, seeker, opening)
    place = {pair: at for at, pair in enumerate(zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True))}
    at = [place[one.seeker, one.opening] for one in kept]
    return [
        _suggestion(
            everything, one, run=log, engine=engine, score=float(score),
            band=told_band(str(scores.band[i]), float(scores.chance[i]), bound),
            is_unsure=bool(scores.unsure[i]), features=as_logged(row),
            reasons={} if engine == Engine.PLAIN else {**asdict(reasons), "changes": change},
            expected_matches=None if engine == Engine.PLAIN else one.worth,  # a plain order knows no chances
        )
        for one, engine, score, reasons, change, row, i in zip(
            kept, engines, logged, told, changes, rows, at, strict=True
        )
    ]  # fmt: skip


def _suggestion(everything: Snapshot, one: Shown, **facts: Any) -> Suggestion:
    profile = everything.profiles[one.seeker]
    return Suggestion(
        person=profile.person, profile=profile, authority_id=profile.authority_id,
        listing=everything.listings[one.opening], source=Source.RANKER, state=SuggestionState.RESERVED,
        rank=one.rank, explored=one.explored, propensity=one.propensity, is_wished=one.is_wished, **facts,
    )  # fmt: skip


def _score_by_shadow(
    everything: Snapshot, scores: Scores, kept: Sequence[Shown], suggestions: Sequence[Suggestion], shadow: Serving
) -> None:
    """Log what the shadow model says of each pair: its score, and its rank among all of her places."""
    theirs = taken(scores, np.isin(scores.seeker, [one.seeker for one in kept]))
    said = shadow.ranker.score(everything.market, theirs.seeker, theirs.opening)
    order = np.lexsort((said.opening, -said.value, said.seeker))
    first = np.searchsorted(said.seeker[order], said.seeker[order])
    rank = np.empty(len(order), int)
    rank[order] = np.arange(len(order)) - first + 1
    place = {pair: at for at, pair in enumerate(zip(said.seeker.tolist(), said.opening.tolist(), strict=True))}
    at = [place[one.seeker, one.opening] for one in kept]
    Shadow.objects.bulk_create(
        Shadow(suggestion=suggestion, model=shadow.model, score=float(said.value[i]), rank=int(rank[i]))
        for suggestion, i in zip(suggestions, at, strict=True)
    )
