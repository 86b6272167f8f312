"""What should stand before each coach now: chosen among plain rows, by turns and by value, within every limit."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from django.utils import timezone

from matching.suggestions.states import AT_ONCE, LONGEST, Source, SuggestionState

LONGEST_WAIT = dt.timedelta(days=7)  # who has waited longer with nothing open goes before everybody's value
NO_LIMIT = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A suggestion before a coach or in reserve; ``worth``: expected matches that it adds, None where nobody knows."""

    pk: int
    authority: int
    person: int
    listing: int
    organisation: int
    state: str
    source: str
    is_wished: bool
    worth: float | None
    explored: bool

    @property
    def may_be_put_back(self) -> bool:
        """What a person proposed always stands."""
        return self.state == SuggestionState.PROPOSED and self.source == Source.RANKER


@dataclass
class Queue:
    """What stands before the coaches of one authority and what waits, with all that decides what comes next.

    ``readers``: pair → the coaches whose open decisions it is one of. ``waiting_since``: person → since when nothing
    of hers has come before a coach. ``in_play``: person or listing → pairs that somebody is asked about, ``others``:
    person → all that is open, both without those in ``pairs``.
    """

    pairs: list[Pair]
    readers: dict[int, frozenset[int]]
    coach_of: dict[int, int]
    waiting_since: dict[int, dt.datetime]
    in_play: dict[str, Counter[int]]
    others: Counter[int]
    seats: dict[int, int]
    budget: int
    per_seat: int
    now: dt.datetime = field(default_factory=timezone.now)


@dataclass(frozen=True)
class Choice:
    """What goes before the coaches, back into the reserve, over the end of a list; what the budget alone holds back."""

    forward: list[Pair]
    back: list[Pair]
    over: list[Pair]
    held: list[Pair]


class _Room:
    """How much room is left: in a young person's list, before each coach, for each seat."""

    def __init__(self, queue: Queue, budget: int) -> None:
        self.queue, self.budget = queue, budget
        self.of_person, self.of_listing = Counter(queue.in_play["person"]), Counter(queue.in_play["listing"])
        self.of_coach: Counter[int] = Counter()

    def take(self, pair: Pair) -> None:
        self.of_person[pair.person] += 1
        self.of_listing[pair.listing] += 1
        self.of_coach.update(self.queue.readers[pair.pk])

    def fits(self, pair: Pair) -> bool:
        """Whether she has room for it, its place, and everybody who would have to read it (somebody must)."""
        readers = self.queue.readers[pair.pk]
        seats = self.queue.seats.get(pair.listing, 0) * self.queue.per_seat
        return (
            bool(readers)
            and self.of_person[pair.person] < AT_ONCE
            and self.of_listing[pair.listing] < seats
            and all(self.of_coach[coach] < self.budget for coach in readers)
        )


def choose(queue: Queue) -> Choice:
    """What should stand before the coaches.

    Nobody has more than AT_ONCE in play, no seat more than its queue, no coach more than the budget; what people
    proposed stands whatever the room. Then, as long as there is room: first whoever has had nothing before a coach for
    longer than LONGEST_WAIT, longest first; then the best pair of each young person with nothing in play, places of
    wished work first, then the most expected matches; then everybody's second pair in the same way.
    """
    room = _Room(queue, queue.budget)
    standing = [one for one in queue.pairs if one.state == SuggestionState.PROPOSED]
    for pair in standing:
        if not pair.may_be_put_back:
            room.take(pair)
    back = []
    for pair in _firsts_first(queue, [one for one in standing if one.may_be_put_back]):
        if room.fits(pair):
            room.take(pair)
        else:
            back.append(pair)
    reserve = [one for one in queue.pairs if one.state == SuggestionState.RESERVED]
    forward = _fill(room, reserve)
    taken = {one.pk for one in forward}
    left = [*back, *(one for one in reserve if one.pk not in taken)]
    room.budget = NO_LIMIT
    return Choice(forward, back, _over(queue, left), _fill(room, left))


def _over(queue: Queue, left: list[Pair]) -> list[Pair]:
    """The end of each reserve that is longer than its young person's list may be."""
    out = {one.pk for one in left}
    before = Counter(one.person for one in queue.pairs if one.pk not in out) + queue.others
    lists = _lists(left, _worth(queue))
    return [one for person, own in lists.items() for one in own[max(0, LONGEST - before[person]) :]]


def _worth(queue: Queue) -> dict[int, float]:
    """What each pair counts with; who wants no ranker has no figure and counts as the middle of the others."""
    usual = median([one.worth for one in queue.pairs if one.worth is not None] or [0.0])
    return {one.pk: usual if one.worth is None else one.worth for one in queue.pairs}


def _lists(pairs: Iterable[Pair], worth: dict[int, float]) -> dict[int, list[Pair]]:
    """Each young person's pairs, a wished place first, then by worth; a pair by chance before the one it displaced."""
    lists: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        lists[pair.person].append(pair)
    for own in lists.values():
        own.sort(key=lambda one: (not one.is_wished, -worth[one.pk], not one.explored, one.pk))
    return lists


def _firsts_first(queue: Queue, pairs: list[Pair]) -> list[Pair]:
    worth = _worth(queue)
    numbered = [(at, one) for own in _lists(pairs, worth).values() for at, one in enumerate(own)]
    return [one for _at, one in sorted(numbered, key=lambda row: (row[0], -worth[row[1].pk], row[1].pk))]


def _fill(room: _Room, reserve: list[Pair]) -> list[Pair]:
    """Take from the reserve as long as there is room, by turns; returns what was taken, in its order."""
    queue, worth = room.queue, _worth(room.queue)
    taken: list[Pair] = []
    for slot in range(AT_ONCE):
        done = {one.pk for one in taken}
        lists = _lists((one for one in reserve if one.pk not in done and room.of_person[one.person] <= slot), worth)
        for own in sorted(lists.values(), key=lambda own: _turn(queue, own[0], slot, worth[own[0].pk])):
            pair = next((one for one in own if room.fits(one)), None)
            if pair:
                room.take(pair)
                taken.append(pair)
    return taken


def _turn(queue: Queue, best: Pair, slot: int, worth: float) -> tuple[bool, dt.timedelta, bool, float, int]:
    """Smallest first: who has waited too long with nothing in play, the longest; then wished places; then by worth."""
    waited = queue.now - queue.waiting_since.get(best.person, queue.now)
    is_overdue = slot == 0 and waited > LONGEST_WAIT
    return (not is_overdue, -waited if is_overdue else dt.timedelta(), not best.is_wished, -worth, best.person)
