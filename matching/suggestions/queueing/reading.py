"""The queue of an authority as it stands, read from the tables, and what the decision budget costs."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Q
from django.utils import timezone

from accounts.access.models import Authority
from accounts.access.tenancy import across_authorities
from accounts.caseloads.models import Deputy, Responsibility
from accounts.organisations.models import Tie
from accounts.people.models import User
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.oversight.models import Number
from matching.oversight.states import NumberKey
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import SINCE
from matching.suggestions.queueing.choosing import Pair, Queue, choose
from matching.suggestions.states import ALIVE, IN_PLAY, UNSEEN, SuggestionState


def queue_of(authority_id: int) -> Queue:
    """The queue of an authority as it stands. Work inside a scope over all authorities: a seat is asked for by any."""
    states = (SuggestionState.PROPOSED, SuggestionState.RESERVED)
    rows = Suggestion.objects.filter(authority=authority_id, state__in=states).order_by("pk")
    columns = (
        "pk", "person", "listing", "listing__organisation", "state", "source", "is_wished", "expected_matches",
        "explored",
    )  # fmt: skip
    pairs = [Pair(*row) for row in rows.values_list(*columns)]
    people, places = {one.person for one in pairs}, {one.listing for one in pairs}
    standing = Responsibility.objects.standing().filter(person__in=people)
    coach_of = dict(standing.values_list("person", "coach"))
    own = {one.pk for one in pairs}
    others = Suggestion.objects.filter(state__in=ALIVE).exclude(pk__in=own).order_by()
    playing = others.filter(state__in=IN_PLAY)
    return Queue(
        pairs=pairs,
        readers=_readers(authority_id, pairs, coach_of),
        coach_of=coach_of,
        waiting_since=_waiting_since(people),
        in_play={
            "person": Counter(playing.filter(person__in=people).values_list("person", flat=True)),
            "listing": Counter(playing.filter(listing__in=places).values_list("listing", flat=True)),
        },
        others=Counter(others.filter(person__in=people).values_list("person", flat=True)),
        seats={one.pk: one.seats_left for one in Listing.objects.open().filter(pk__in=places)},
        budget=int(Number.now(NumberKey.DECISION_BUDGET)),
        per_seat=int(Number.now(NumberKey.SEAT_QUEUE)),
    )


def _readers(authority_id: int, pairs: list[Pair], coach_of: dict[int, int]) -> dict[int, frozenset[int]]:
    """Pair → who has it among her open decisions today: as ``Suggestion.objects.for_decision_of`` says of each coach.

    The responsible coach and her deputies of today; where she has a tie to the workplace, all her colleagues; never
    anybody with a tie.
    """
    deputies: dict[int, set[int]] = defaultdict(set)
    for coach, deputy in Deputy.objects.on(timezone.localdate()).values_list("coach", "deputy"):
        deputies[coach].add(deputy)
    tied: dict[int, set[int]] = defaultdict(set)
    for person, organisation in Tie.objects.standing().values_list("person", "organisation"):
        tied[organisation].add(person)
    colleagues = set(User.objects.coaches().filter(authority=authority_id).values_list("pk", flat=True))
    readers = {}
    for pair in pairs:
        coach = coach_of.get(pair.person)
        found = set() if coach is None else {coach, *deputies[coach]}
        if coach in tied[pair.organisation]:
            found |= colleagues
        readers[pair.pk] = frozenset((found & colleagues) - tied[pair.organisation])
    return readers


def _waiting_since(people: set[int]) -> dict[int, dt.datetime]:
    """Person → when something of hers last came before a coach, else when her first profile came into use."""
    stood = Suggestion.objects.filter(person__in=people).filter(~Q(state__in=UNSEEN) | Q(put_forward_at__isnull=False))
    began = Profile.objects.filter(person__in=people, said_yes_at__isnull=False).order_by().values("person")
    return {
        **dict(began.annotate(since=Min("said_yes_at")).values_list("person", "since")),
        **dict(stood.order_by().values("person").annotate(since=Max(SINCE)).values_list("person", "since")),
    }


@dataclass(frozen=True)
class Desk:
    """One coach's share: how many decisions are open, how many expected matches the budget holds back from hers."""

    coach: str
    open: int
    held: float


@dataclass(frozen=True)
class Budget:
    """The budget of an authority and what it costs."""

    limit: int
    desks: list[Desk]

    @property
    def held(self) -> float:
        """Expected matches that are held back in all."""
        return sum(one.held for one in self.desks)


def budget_of(reader: Any) -> Budget:
    """The budget as a coordinator reads it of her authority, an administrator of all."""
    with across_authorities():  # a seat is asked for by any authority; only sums of her own go out
        own = Authority.objects.filter(pk=reader.authority_id) if reader.authority_id else Authority.objects.all()
        desks = [desk for one in own for desk in desks_of(one.pk)]
    return Budget(int(Number.now(NumberKey.DECISION_BUDGET)), sorted(desks, key=lambda one: (-one.held, one.coach)))


def desks_of(authority_id: int) -> list[Desk]:
    """Open decisions and what the budget holds back, by coach; sums only, never a young person's.

    What another limit keeps away (two of a person, the queue of a seat) is not counted. Without figures (who wants no
    ranker) a pair counts nothing.
    """
    queue = queue_of(authority_id)
    open_ones: Counter[int] = Counter()
    held: dict[int, float] = defaultdict(float)
    for pair in queue.pairs:
        if pair.state == SuggestionState.PROPOSED:
            open_ones.update(queue.readers[pair.pk])
    for pair in choose(queue).held:
        held[queue.coach_of[pair.person]] += pair.worth or 0.0
    coaches = User.objects.filter(pk__in={*open_ones, *held}).order_by("family_name", "given_name")
    return [Desk(one.full_name, open_ones[one.pk], held[one.pk]) for one in coaches]
