"""A run of the ranker: from everybody's rows to new suggestions before the coaches, with its log."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.audit.transitions import begin, locked
from accounts.people.models import User
from marketplace.listings.models import Listing
from marketplace.profiles.models import Block, Profile
from matching.ranking.candidates import candidate_pairs
from matching.ranking.explain import explain
from matching.ranking.facts import pair_rows
from matching.ranking.market import Market
from matching.ranking.plan import plan
from matching.ranking.ranker import Ranker, Scores
from matching.ranking.schema import SCHEMA
from matching.ranking.store import load
from matching.suggestions.models import Run, Suggestion
from matching.suggestions.queries import pairs_to_leave_alone, ranker_is_on
from matching.suggestions.rows import LISTING_PARTS, PROFILE_PARTS, openings, seekers
from matching.suggestions.states import Engine, Source, SuggestionState

PER_PERSON = 5
LIBRARIES = ("django", "numpy", "scikit-learn", "skops")


@dataclass
class Field:
    """Who and what takes part in a run: rows of the database beside their plain market."""

    profiles: list[Profile]
    listings: list[Listing]
    market: Market = field(init=False)

    def __post_init__(self) -> None:
        self.market = Market(seekers(self.profiles), openings(self.listings))


def whole_field() -> Field:
    """Everybody whose profile is in use, and every open listing."""
    profiles = Profile.objects.published().filter(person__is_active=True).select_related("person", "municipality")
    return Field(
        list(profiles.prefetch_related(*PROFILE_PARTS).order_by("pk")),
        list(Listing.objects.open().prefetch_related(*LISTING_PARTS).order_by("pk")),
    )


def ranker_in_service() -> tuple[Ranker, str]:
    """The stored ranker and why it is the one; the rules where none is stored or the stored one is damaged."""
    loaded = load(settings.MODEL_DIR)
    return (loaded.ranker, "") if loaded.ranker else (Ranker(), loaded.reason)


def run(trigger: str, *, person_id: int | None = None, listing_id: int | None = None) -> Run:
    """Make new suggestions for everybody, for one young person or for one listing, and log how.

    Work inside a scope over all authorities. Never approves anything: what it makes waits for a coach. The long
    computing holds no lock; what has changed meanwhile is looked at again when the suggestions are written.
    """
    log = Run.objects.create(trigger=trigger, engine=Engine.PLAIN)
    everything = whole_field()
    scores, reasons_by = _score(everything, log)
    fresh = _without_known_pairs(everything, scores)
    proposals = plan(everything.market, fresh, per_seeker=PER_PERSON)
    made = [
        proposal
        for proposal in proposals
        if person_id in (None, everything.profiles[proposal.seeker].person_id)
        and listing_id in (None, everything.listings[proposal.opening].pk)
    ]
    with transaction.atomic():
        made = _within_everybodys_five(everything, _still_possible(everything, made))
        _propose(everything, fresh, made, reasons_by, log)
        log.ended_at = timezone.now()
        log.counts = {
            "people": len(everything.profiles), "listings": len(everything.listings), "scored": len(scores),
            "new": len(made), "repeated_left_out": len(scores) - len(fresh),
        }  # fmt: skip
        log.save()
    return log


def _score(everything: Field, log: Run) -> tuple[Scores, Ranker]:
    ranker, trouble = ranker_in_service()
    if ranker_is_on():
        scores = _respecting_choice(everything, ranker.score(everything.market))
        log.engine, log.why = Engine(scores.engine), trouble or scores.why
    else:
        scores = plain_order(everything.market)
        log.engine, log.why = Engine.PLAIN, "switched_off"
    log.schema_hash = SCHEMA.digest
    log.library_versions = {name: version(name) for name in LIBRARIES}
    log.settings_used = {"per_person": PER_PERSON}
    return scores, ranker


def _nearness(market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """1 for the same place, towards 0 with the distance; unknown distances come last."""
    return 1 / (1 + np.nan_to_num(market.km(seeker, opening), nan=np.inf))


def _respecting_choice(everything: Field, scores: Scores) -> Scores:
    """Whoever has switched the ranker off for herself gets the nearest places first (bars.md M17)."""
    plain = np.array([not profile.person.wants_ranking for profile in everything.profiles], bool)[scores.seeker]
    near = _nearness(everything.market, scores.seeker, scores.opening)
    return replace(
        scores,
        value=np.where(plain, near, scores.value),
        chance=np.where(plain, near, scores.chance),
        band=np.where(plain, "", scores.band),
    )


def plain_order(market: Market) -> Scores:
    """The same candidates within the same hard limits, nearest first: what is left when the ranker is off."""
    seeker, opening = candidate_pairs(market)
    nothing, near = np.zeros(len(seeker)), _nearness(market, seeker, opening)
    return Scores(
        seeker=seeker, opening=opening, value=near,
        chance=near, low=nothing, high=nothing,
        band=np.full(len(seeker), ""), unsure=np.zeros(len(seeker), bool), known=nothing,
        engine=Engine.PLAIN, why="switched_off",
    )  # fmt: skip


def _without_known_pairs(everything: Field, scores: Scores) -> Scores:
    known = pairs_to_leave_alone()
    keep = np.array(
        [
            (everything.profiles[seeker].person_id, everything.listings[opening].pk) not in known
            for seeker, opening in zip(scores.seeker, scores.opening, strict=True)
        ],
        bool,
    )
    parts = {
        name: value[keep] if isinstance(value, np.ndarray) else value
        for name, value in ((name, getattr(scores, name)) for name in Scores.__dataclass_fields__)
    }
    return Scores(**parts)


def _still_possible(everything: Field, proposals: list[Any]) -> list[Any]:
    """What nobody has undone since the reading; profiles and listings stay as they are until the commit."""
    pairs = [(everything.profiles[one.seeker], everything.listings[one.opening]) for one in proposals]
    in_use = Profile.objects.published().filter(pk__in={profile.pk for profile, _listing in pairs})
    open_ones = Listing.objects.open().filter(pk__in={listing.pk for _profile, listing in pairs})
    profiles = {profile.pk for profile in locked(in_use)}
    listings = {listing.pk for listing in locked(open_ones)}
    blocked = set(Block.objects.values_list("person", "organisation"))
    known = pairs_to_leave_alone()
    return [
        proposal
        for proposal, (profile, listing) in zip(proposals, pairs, strict=True)
        if profile.pk in profiles
        and listing.pk in listings
        and (profile.person_id, listing.organisation_id) not in blocked
        and (profile.person_id, listing.pk) not in known
    ]


def _within_everybodys_five(everything: Field, proposals: list[Any]) -> list[Any]:
    """Nobody gets more than five open suggestions in all, counting those that wait already."""
    taken = Counter(Suggestion.objects.open().values_list("person", flat=True))
    kept = []
    for proposal in sorted(proposals, key=lambda one: (one.rank, one.seeker, one.opening)):
        person_id = everything.profiles[proposal.seeker].person_id
        if taken[person_id] < PER_PERSON:
            taken[person_id] += 1
            kept.append(proposal)
    return kept


def _as_logged(row: np.ndarray) -> dict[str, float | None]:
    """The facts of a pair by column, None where unknown."""
    return {name: None if np.isnan(value) else float(value) for name, value in zip(SCHEMA.names, row, strict=True)}


def _propose(everything: Field, scores: Scores, proposals: list[Any], ranker: Ranker, log: Run) -> None:
    place = {pair: at for at, pair in enumerate(zip(scores.seeker.tolist(), scores.opening.tolist(), strict=True))}
    seeker = np.array([one.seeker for one in proposals], int)
    opening = np.array([one.opening for one in proposals], int)
    usual = ranker.usual(everything.market, scores)
    told = explain(ranker, everything.market, seeker, opening, usual) if len(proposals) else []
    facts = pair_rows(everything.market, seeker, opening) if len(proposals) else np.empty((0, len(SCHEMA.names)))
    system = User.objects.system()
    for proposal, reasons, row in zip(proposals, told, facts, strict=True):
        at = place[proposal.seeker, proposal.opening]
        profile = everything.profiles[proposal.seeker]
        is_plain = log.engine == Engine.PLAIN or not profile.person.wants_ranking
        suggestion = Suggestion(
            person=profile.person, profile=profile, authority_id=profile.authority_id,
            listing=everything.listings[proposal.opening], source=Source.RANKER, state=SuggestionState.PROPOSED,
            run=log, engine=Engine.PLAIN if is_plain else log.engine,
            score=float(scores.value[at]), band=str(scores.band[at]),
            is_unsure=bool(scores.unsure[at]), rank=proposal.rank, reasons={} if is_plain else asdict(reasons),
            features=_as_logged(row),
        )  # fmt: skip
        begin(suggestion, "propose", by=system)
