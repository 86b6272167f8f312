"""What stands before a coach: two of a young person, no more than she can read, by value, and nobody waits for weeks."""

import datetime as dt
from collections import Counter

import pytest
from django.utils import timezone

from matching.suggestions.queueing.choosing import LONGEST_WAIT, Pair, Queue, choose
from matching.suggestions.states import AT_ONCE, LONGEST, Source, SuggestionState

KAISA, LIISA = 1, 2
NOW = timezone.now()


def pair(pk, person, worth=0.1, listing=None, state=SuggestionState.RESERVED, **facts):
    """A pair with a place of its own unless told otherwise."""
    facts = {"source": Source.RANKER, "is_wished": False, "explored": False, **facts}
    place = 1000 + pk if listing is None else listing
    return Pair(pk, 1, person, place, organisation=place, state=state, worth=worth, **facts)


def queue(*pairs, budget=100, per_seat=3, readers=None, waited=None, in_play=None, others=None):
    """Kaisa's queue; ``waited``: person → days since something of hers stood before a coach."""
    return Queue(
        pairs=list(pairs),
        readers={one.pk: frozenset((readers or {}).get(one.pk, {KAISA})) for one in pairs},
        coach_of={one.person: KAISA for one in pairs},
        waiting_since={person: NOW - dt.timedelta(days=days) for person, days in (waited or {}).items()},
        in_play={"person": Counter(in_play or {}), "listing": Counter()},
        others=Counter(others or {}),
        seats={one.listing: 1 for one in pairs},
        budget=budget,
        per_seat=per_seat,
        now=NOW,
    )


def forward(*pairs, **how):
    return [one.pk for one in choose(queue(*pairs, **how)).forward]


def test_of_five_the_best_two_stand_before_the_coach():
    assert forward(*(pair(number, 7, worth=number / 10) for number in range(1, 6))) == [5, 4]


def test_a_wished_place_goes_before_a_better_one():
    assert forward(pair(1, 7, worth=0.5), pair(2, 7, worth=0.1, is_wished=True), pair(3, 7, worth=0.4)) == [2, 1]


def test_a_pair_by_chance_goes_before_the_one_whose_place_it_took():
    assert forward(pair(1, 7, worth=0.5), pair(2, 7, worth=0.3), pair(3, 7, worth=0.3, explored=True)) == [1, 3]


def test_what_she_is_asked_about_already_counts_as_one_of_her_two():
    assert forward(pair(1, 7), pair(2, 7), in_play={7: 1}) == [1]
    assert forward(pair(1, 7), pair(2, 7), in_play={7: 2}) == []


@pytest.mark.parametrize("budget", [0, 1, 3, 7])
def test_no_coach_has_more_open_than_her_budget(budget):
    pairs = [pair(10 * person + number, person) for person in range(1, 9) for number in range(5)]
    choice = choose(queue(*pairs, budget=budget))
    assert len(choice.forward) == budget


def test_everybody_gets_a_first_before_anybody_gets_a_second():
    pairs = [pair(1, 7, worth=0.9), pair(2, 7, worth=0.8), pair(3, 8, worth=0.1), pair(4, 9, worth=0.2)]
    assert forward(*pairs, budget=3) == [1, 4, 3]
    assert forward(*pairs, budget=4) == [1, 4, 3, 2]


def test_with_little_room_the_most_expected_matches_come_first():
    assert forward(pair(1, 7, worth=0.1), pair(2, 8, worth=0.3), pair(3, 9, worth=0.2), budget=2) == [2, 3]


def test_a_place_that_somebody_wishes_for_goes_before_others_that_are_worth_more():
    assert forward(pair(1, 7, worth=0.5), pair(2, 8, worth=0.1, is_wished=True), budget=1) == [2]


def test_of_the_seconds_the_one_that_adds_most_comes_first_whatever_the_firsts_were():
    pairs = (pair(1, 7, worth=0.9), pair(2, 7, worth=0.1), pair(3, 8, worth=0.5), pair(4, 8, worth=0.4))
    assert forward(*pairs, budget=3) == [1, 3, 4]


def test_who_has_had_nothing_for_more_than_a_week_goes_before_everybodys_value_the_longest_first():
    pairs = (pair(1, 7, worth=0.9), pair(2, 8, worth=0.01), pair(3, 9, worth=0.02))
    limit = LONGEST_WAIT.days
    assert forward(*pairs, budget=2, waited={7: 1, 8: limit + 3, 9: limit + 1}) == [2, 3]
    assert forward(*pairs, budget=1, waited={7: 1, 8: limit - 1, 9: limit - 1}) == [1]


def test_nobody_starves_behind_better_ones_however_many_weeks_pass():
    """Three decisions a week; nine young people of whom one is always worth least: she is read within three weeks."""
    waited, read = dict.fromkeys(range(9), 0), set()
    for _week in range(4):
        chosen = choose(
            queue(*(pair(person, person, worth=person / 10) for person in range(9)), budget=3, waited=waited)
        )
        waited = {person: days + 8 for person, days in waited.items()}
        for one in chosen.forward:
            waited[one.person] = 0
            read.add(one.person)
    assert read == set(range(9))


def test_who_wants_no_ranker_counts_as_the_middle_and_is_neither_last_nor_first():
    pairs = (pair(1, 7, worth=0.9), pair(2, 8, worth=None), pair(3, 9, worth=0.1), pair(4, 10, worth=0.3))
    assert forward(*pairs) == [1, 2, 4, 3]


def test_a_seat_is_asked_for_by_no_more_than_its_queue():
    pairs = [pair(number, number, listing=500, worth=number / 10) for number in range(1, 7)]
    assert forward(*pairs, per_seat=3) == [6, 5, 4]


def test_whose_place_is_full_gets_her_next_one():
    rivals = [pair(number, number, listing=500, worth=0.9) for number in range(1, 4)]
    assert 11 in forward(*rivals, pair(10, 9, listing=500, worth=0.5), pair(11, 9, worth=0.1))


def test_what_people_proposed_stands_and_takes_its_room():
    by_hand = [
        pair(number, number, state=SuggestionState.PROPOSED, source=Source.COACH) for number in range(1, 4)
    ]  # fmt: skip
    choice = choose(queue(*by_hand, pair(9, 9), budget=2))
    assert (choice.forward, choice.back) == ([], [])


def test_what_is_more_than_the_budget_goes_back_seconds_first():
    standing = [
        pair(10 * person + number, person, state=SuggestionState.PROPOSED, worth=person / 10)
        for person in (1, 2)
        for number in (1, 2)
    ]
    choice = choose(queue(*standing, budget=3))
    assert [one.pk for one in choice.back] == [12]


def test_what_is_more_than_two_of_her_own_goes_back():
    standing = [pair(number, 7, state=SuggestionState.PROPOSED, worth=number / 10) for number in range(1, 6)]
    assert {one.pk for one in choose(queue(*standing)).back} == {1, 2, 3}


def test_a_pair_needs_room_with_everybody_who_reads_it():
    """Liisa stands in for Kaisa and has her own full queue."""
    own = pair(1, 8, state=SuggestionState.PROPOSED, source=Source.COACH)
    assert forward(own, pair(2, 7), budget=1, readers={1: {LIISA}, 2: {KAISA, LIISA}}) == []
    assert forward(own, pair(2, 7), budget=2, readers={1: {LIISA}, 2: {KAISA, LIISA}}) == [2]


def test_what_nobody_would_read_stays_in_reserve():
    assert forward(pair(1, 7), readers={1: set()}) == []


def test_held_back_is_what_the_budget_alone_keeps_away():
    pairs = [pair(10 * person + number, person, worth=0.2) for person in (1, 2) for number in range(4)]
    held = choose(queue(*pairs, budget=1)).held
    assert len(held) == 2 * AT_ONCE - 1
    assert choose(queue(*pairs, budget=100)).held == []


def test_the_end_of_a_list_that_is_too_long_falls_away():
    pairs = [pair(number, 7, worth=1 - number / 10) for number in range(LONGEST + 1)]
    choice = choose(queue(*pairs, others={7: 1}))
    assert [one.pk for one in choice.over] == [4, 5]
