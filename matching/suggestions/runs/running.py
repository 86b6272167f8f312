"""A run of the ranker: from everybody's rows to new suggestions for the coaches, in parts that survive a crash."""

from __future__ import annotations

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version

import numpy as np
from django.db import transaction
from django.utils import timezone

from accounts.audit.transitions import locked
from matching.oversight.loading import Serving, opened, ranker_in_service, ranker_in_shadow
from matching.oversight.models import Number
from matching.oversight.states import NumberKey
from matching.ranking.part import Area, ScoreParts, one_after_the_other
from matching.ranking.plan import PER_SEAT, plan
from matching.ranking.ranker import Ranker, Scores
from matching.ranking.schema import SCHEMA
from matching.suggestions.models import Run, Shard, Suggestion
from matching.suggestions.queries import pairs_to_leave_alone, ranker_is_on
from matching.suggestions.runs.banding import BOUND, bound_among
from matching.suggestions.runs.ending import run_ended
from matching.suggestions.runs.exploring import Shown, with_chance
from matching.suggestions.runs.market import (
    Snapshot,
    field_of_listing,
    field_of_person,
    field_of_profiles,
    whole_snapshot,
)
from matching.suggestions.runs.ordering import pairs_to_score, scored, taken
from matching.suggestions.runs.shards import (
    divide,
    joined,
    packed,
    part_of,
    proposals_as_keys,
    proposals_from_keys,
    unpacked,
)
from matching.suggestions.runs.widening import lists_of_today, near_the_wish
from matching.suggestions.runs.writing import write
from matching.suggestions.states import ALIVE, Engine

PER_PERSON = 5
LIBRARIES = ("django", "numpy", "scikit-learn", "skops")
STILL_FRESH = dt.timedelta(hours=20)  # a run that broke off is taken up again; after that a new one begins
Progress = Callable[[str, int, int], None]


def quietly(_step: str, _done: int, _all: int) -> None:
    """Tell nobody how far it is."""


def run(
    trigger: str,
    *,
    person_id: int | None = None,
    listing_id: int | None = None,
    say: Progress = quietly,
    everybody: Callable[[], Snapshot] = whole_snapshot,
    area: str = "",
    score_parts: ScoreParts = one_after_the_other,
) -> Run:
    """Make new suggestions for everybody, for one young person or for one listing, and log how.

    Work inside a scope over all authorities. Never approves anything: what it makes waits for a coach, as much of it
    before her as she can read (``queueing``), the rest in reserve. The long computing holds no lock; what has changed
    meanwhile is looked at again when the suggestions are written. Who or what alone has changed is scored alone, with
    her pairs or its pairs and no others. ``everybody`` reads the field of a run over all of an ``area``, "" being
    everywhere; ``score_parts`` may score it elsewhere.
    """
    if person_id is not None:
        log = _run_of_one(trigger, field_of_person(person_id))
    elif listing_id is not None:
        log = _run_of_one(trigger, field_of_listing(listing_id))
    else:
        log = _run_in_parts(trigger, say, everybody(), area, score_parts)
    is_of_all = person_id is None and listing_id is None
    touched = Suggestion.objects.filter(state__in=ALIVE) if is_of_all else log.suggestions.all()
    run_ended.send(Run, authorities=set(touched.order_by().values_list("authority", flat=True)))
    return log


def _run_of_one(trigger: str, everything: Snapshot) -> Run:
    serving = ranker_in_service()
    log = _begin(trigger, serving)
    scores = scored(everything, serving.ranker, log.engine, pairs_to_score(everything, serving.ranker, log.engine))
    _note_engine(log, scores)
    shown = _chosen(everything, scores, log)
    if len(everything.profiles) > 1 and shown:
        around, their_scores, shown = _with_their_other_places(everything, shown, serving, log)
    else:
        around, their_scores = everything, scores
    new = write(around, their_scores, shown, ranker=serving.ranker, shadow=ranker_in_shadow(), log=log)
    return _end(log, everything, len(scores), new)


def _with_their_other_places(
    everything: Snapshot, shown: Sequence[Shown], serving: Serving, log: Run
) -> tuple[Snapshot, Scores, list[Shown]]:
    """The chosen people beside all open places: what a reason compares a pair with."""
    keys = proposals_as_keys(everything, shown)
    around = field_of_profiles(int(profile) for profile, *_rest in keys)
    again = proposals_from_keys(around, keys)
    chosen = np.array([(one.seeker, one.opening) for one in again], int).reshape(-1, 2)
    pairs = np.column_stack(pairs_to_score(around, serving.ranker, log.engine))
    pairs = np.unique(np.concatenate([pairs, chosen]), axis=0)
    return around, scored(around, serving.ranker, log.engine, (pairs[:, 0], pairs[:, 1])), again


def _run_in_parts(trigger: str, say: Progress, everything: Snapshot, area: str, score_parts: ScoreParts) -> Run:
    log = _broken_off(area)
    if log:
        serving = opened(log.model) if log.model else Serving(Ranker())
    else:
        serving = ranker_in_service()
        log = _begin(trigger, serving, area)
        log.counts = {"people": len(everything.profiles), "listings": len(everything.listings), "new": 0}
        log.save(update_fields=["counts"])
        divide(log, everything)
    _score_missing(everything, serving, log, say, score_parts)
    _plan_parts(everything, serving, log)
    _write_parts(everything, serving, log, say)
    return _end(log, everything, log.counts.get("scored", 0), log.counts.get("new", 0))


def _broken_off(area: str) -> Run | None:
    """The newest run over all of an area that did not come to its end; older ones are closed for good."""
    rows = Run.objects.filter(ended_at__isnull=True, shards__isnull=False, settings_used__area=area).distinct()
    old = rows.filter(started_at__lt=timezone.now() - STILL_FRESH)
    for log in old:
        log.ended_at, log.why = timezone.now(), "broken_off"
        log.save(update_fields=["ended_at", "why"])
        log.shards.all().delete()
    return rows.first()


def _score_missing(everything: Snapshot, serving: Serving, log: Run, say: Progress, score_parts: ScoreParts) -> None:
    """Score what has no scores yet, part by part, each kept at once."""
    missing = list(log.shards.filter(scores__isnull=True, written_at__isnull=True))
    if not missing:
        return
    area = Area(everything.market.places, everything.market.vocabulary, serving.ranker, str(log.engine))
    listings = [listing.pk for listing in everything.listings]
    keys, parts = zip(*(part_of(everything, shard.people) for shard in missing), strict=True)
    for done, (number, scores) in enumerate(score_parts(area, parts), start=1):
        shard = missing[number]
        shard.scores = packed(keys[number], listings, scores)
        shard.save(update_fields=["scores"])
        say("score", done, len(missing))


def _plan_parts(everything: Snapshot, serving: Serving, log: Run) -> None:
    """Plan once for everybody, so that the seats of the whole town are shared out, and keep each part's share."""
    shards = list(log.shards.all())
    if not shards or all(shard.proposals is not None for shard in shards):
        return
    scores = joined([unpacked(everything, bytes(shard.scores)) for shard in shards if shard.scores])
    _note_engine(log, scores)
    shown = _chosen(everything, scores, log)
    log.settings_used = {**log.settings_used, BOUND: bound_among(serving.ranker, scores, shown)}
    keys = proposals_as_keys(everything, shown)
    part_of = {pk: shard for shard in shards for pk in shard.people}
    with transaction.atomic():
        for shard in shards:
            shard.proposals = [row for row in keys if part_of[int(row[0])] == shard]
            shard.save(update_fields=["proposals"])
        log.counts = {**log.counts, "scored": len(scores)}
        log.save(update_fields=["counts", "settings_used"])


def _write_parts(everything: Snapshot, serving: Serving, log: Run, say: Progress) -> None:
    """Write each part's proposals in a transaction of its own; a part that is written is never written again."""
    shadow, numbers = ranker_in_shadow(), list(log.shards.values_list("pk", flat=True))
    for done, number in enumerate(numbers, start=1):
        with transaction.atomic():
            for shard in locked(Shard.objects.filter(pk=number, written_at__isnull=True)):
                scores = unpacked(everything, bytes(shard.scores))
                shown = proposals_from_keys(everything, shard.proposals)
                new = write(everything, scores, shown, ranker=serving.ranker, shadow=shadow, log=log)
                shard.written_at, shard.scores = timezone.now(), None
                shard.save(update_fields=["written_at", "scores"])
                log.counts = {**log.counts, "new": log.counts["new"] + new}
                log.save(update_fields=["counts"])
        say("write", done, len(numbers))


def _begin(trigger: str, serving: Serving, area: str = "") -> Run:
    is_on = ranker_is_on()
    return Run.objects.create(
        trigger=trigger,
        engine=serving.ranker.engine_ if is_on else Engine.PLAIN,
        why=serving.trouble if is_on else "switched_off",
        model=serving.model,
        model_hash=serving.model.sha256 if serving.model else "",
        schema_hash=SCHEMA.digest,
        library_versions={name: version(name) for name in LIBRARIES},
        settings_used={
            "per_person": PER_PERSON, "exploring": Number.now(NumberKey.EXPLORING),
            "widened": Number.now(NumberKey.WIDENED), "seed": secrets.randbits(32),
            "area": area,
        },
    )  # fmt: skip


def _note_engine(log: Run, scores: Scores) -> None:
    """What has scored in truth: a model that breaks leaves its place to the rules within the run."""
    log.engine, log.why = Engine(scores.engine), log.why or scores.why
    log.save(update_fields=["engine", "why"])


def _end(log: Run, everything: Snapshot, scored_pairs: int, new: int) -> Run:
    log.ended_at = timezone.now()
    log.counts = {
        "people": len(everything.profiles), "listings": len(everything.listings), "scored": scored_pairs, "new": new,
    }  # fmt: skip
    log.save()
    log.shards.all().delete()
    return log


def _chosen(everything: Snapshot, scores: Scores, log: Run) -> list[Shown]:
    """The plan among pairs that nobody knows yet, with one place by chance in some lists."""
    fresh = _with_room(everything, _without_known_pairs(everything, scores))
    proposals = plan(everything.market, fresh, per_seeker=PER_PERSON)
    if log.engine != Engine.PLAIN:
        proposals = near_the_wish(
            everything.market, fresh, proposals, lists_of_today(), int(log.settings_used["widened"])
        )
    wants = np.array([profile.person.wants_ranking for profile in everything.profiles], bool)
    return with_chance(
        proposals,
        taken(fresh, wants[fresh.seeker]),
        chance=0.0 if log.engine == Engine.PLAIN else log.settings_used["exploring"],
        seed=log.settings_used["seed"],
        number_of=lambda seeker: everything.profiles[seeker].pk,
    )


def _without_known_pairs(everything: Snapshot, scores: Scores) -> Scores:
    known = pairs_to_leave_alone()
    pairs = zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True)
    people = [profile.person_id for profile in everything.profiles]
    places = [listing.pk for listing in everything.listings]
    return taken(scores, np.array([(people[one], places[other]) not in known for one, other in pairs], bool))


def _with_room(everything: Snapshot, scores: Scores) -> Scores:
    """Pairs with places whose queue is not full; for somebody who has no other, those too."""
    waiting = Counter(Suggestion.objects.filter(state__in=ALIVE).order_by().values_list("listing", flat=True))
    room = np.array([waiting[one.pk] < one.seats_left * PER_SEAT for one in everything.listings], bool)[scores.opening]
    has_other = np.zeros(len(everything.profiles), bool)
    has_other[scores.seeker[room]] = True
    return taken(scores, room | ~has_other[scores.seeker])
