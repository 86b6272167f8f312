"""The queue of an authority as it stands, read from the tables, and what the decision budget costs."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
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


def queue_of(authorities: Collection[int]) -> Queue:
    """The queue of some authorities as it stands. Work inside a scope over all: a seat is asked for by any."""
    states = (SuggestionState.PROPOSED, SuggestionState.RESERVED)
    rows = Suggestion.objects.filter(authority__in=authorities, state__in=states).order_by()
    columns = (
        "pk", "authority", "person", "listing", "listing__organisation", "state", "source", "is_wished",
        "expected_matches", "explored",
    )  # fmt: skip
    pairs = [Pair(*row) for row in rows.order_by("pk").values_list(*columns)]
    people, places = rows.values("person"), rows.values("listing")  # asked within the database: there are thousands
    coach_of = dict(Responsibility.objects.standing().filter(person__in=people).values_list("person", "coach"))
    others = Suggestion.objects.filter(state__in=ALIVE).exclude(pk__in=rows.values("pk")).order_by()
    playing = others.filter(state__in=IN_PLAY)
    return Queue(
        pairs=pairs,
        readers=_readers(pairs, coach_of),
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


def _readers(pairs: list[Pair], coach_of: dict[int, int]) -> dict[int, frozenset[int]]:
    """Pair → who has it among her open decisions today: as ``Suggestion.objects.for_decision_of`` says of each coach.

    The responsible coach and her deputies of today; where she has a tie to the workplace, all her colleagues; never
    anybody with a tie.
    """
    deputies = _grouped(Deputy.objects.on(timezone.localdate()).values_list("coach", "deputy"))
    tied = _grouped(Tie.objects.standing().values_list("organisation", "person"))
    coaches = _grouped(User.objects.coaches().values_list("authority", "pk"))
    readers = {}
    for pair in pairs:
        coach, colleagues = coach_of.get(pair.person), coaches[pair.authority]
        found = set() if coach is None else {coach, *deputies[coach]}
        if coach in tied[pair.organisation]:
            found |= colleagues
        readers[pair.pk] = frozenset((found & colleagues) - tied[pair.organisation])
    return readers


def _grouped(rows: Iterable[tuple[Any, Any]]) -> dict[Any, set[Any]]:
    groups: dict[Any, set[Any]] = defaultdict(set)
    for key, value in rows:
        groups[key].add(value)
    return groups


def _waiting_since(people: QuerySet[Any, Any]) -> dict[int, dt.datetime]:
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
    """The budget as a coordinator reads it, of her authority."""
    return budget([reader.authority_id] if reader.authority_id else None)


def budget(authorities: Collection[int] | None = None) -> Budget:
    """The budget of some authorities, of all where none are named; the most held back first.

    What another limit keeps away (two of a person, the queue of a seat) is not counted. Without figures (who wants no
    ranker) a pair counts nothing. Only sums by coach, never a young person's.
    """
    with across_authorities():  # a seat is asked for by any authority
        every = Authority.objects.values_list("pk", flat=True)
        queue = queue_of(set(every) if authorities is None else authorities)
        return Budget(queue.budget, _desks(queue))


def _desks(queue: Queue) -> list[Desk]:
    open_ones: Counter[int] = Counter()
    held: dict[int, float] = defaultdict(float)
    for pair in queue.pairs:
        if pair.state == SuggestionState.PROPOSED:
            open_ones.update(queue.readers[pair.pk])
    for pair in choose(queue).held:
        held[queue.coach_of[pair.person]] += pair.worth or 0.0
    coaches = User.objects.filter(pk__in={*open_ones, *held}).order_by("family_name", "given_name")
    return sorted((Desk(one.full_name, open_ones[one.pk], held[one.pk]) for one in coaches), key=lambda one: -one.held)
