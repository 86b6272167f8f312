"""One place by chance in a list: as often as an administrator says, each as likely as the other, all of it logged."""

from collections import Counter

import numpy as np
import pytest

from matching.oversight.actions import set_number
from matching.oversight.states import NumberKey
from matching.ranking.plan import Proposal
from matching.ranking.ranker import Scores
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.exploring import with_chance
from matching.suggestions.runs.running import run
from matching.suggestions.states import AT_ONCE
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

PLANNED, FREE = 4, 6


def pool(people, places):
    seeker, opening = np.repeat(np.arange(people), places), np.tile(np.arange(places), people)
    nothing = np.zeros(len(seeker))
    return Scores(seeker, opening, nothing, nothing, nothing, nothing, nothing, nothing, nothing, "rules", "")


def lists(people, chance, planned=PLANNED, seed=5):
    proposals = [Proposal(one, place, place + 1) for one in range(people) for place in range(planned)]
    return with_chance(
        proposals, pool(people, planned + FREE), chance=chance, seed=seed, number_of=lambda seeker: 100 + seeker
    )


def test_with_nought_nothing_is_tried():
    shown = lists(50, 0.0)
    assert not any(one.explored for one in shown)
    assert {one.propensity for one in shown} == {1.0}


def test_with_one_every_list_gets_exactly_one_and_keeps_its_order_around_it():
    shown = lists(50, 1.0)
    by_person = {number: [one for one in shown if one.seeker == number] for number in range(50)}
    for slate in by_person.values():
        assert [one.rank for one in slate] == list(range(1, PLANNED + 2))
        assert sum(one.explored for one in slate) == 1
        assert [one.opening for one in slate if not one.explored] == list(range(PLANNED))
        assert [one.rank for one in slate if one.explored] == [AT_ONCE]


def test_what_chance_takes_is_a_place_before_the_coach_so_that_drawn_is_shown():
    shown = lists(6000, 0.3)
    before_the_coach = [one for one in shown if one.rank <= AT_ONCE]
    drawn = [one for one in before_the_coach if one.explored]
    assert len(drawn) == sum(one.explored for one in shown)
    assert len(drawn) / 6000 == pytest.approx(0.3, abs=0.02)
    second = [one for one in before_the_coach if one.opening == 1]
    assert len(second) / 6000 == pytest.approx(0.7, abs=0.02)
    assert {one.propensity for one in second} == {0.7}


def test_a_drawn_pair_counts_as_much_as_the_one_whose_place_it_took():
    proposals = [Proposal(0, place, place + 1, probability=0.4 - place / 10) for place in range(4)]
    planned, drawn = (
        with_chance(proposals, pool(1, 9), chance=chance, seed=3, number_of=lambda seeker: seeker)
        for chance in (0.0, 1.0)
    )
    assert drawn[1].explored
    assert drawn[1].worth == planned[1].worth == pytest.approx(0.6 * 0.3)


def test_a_place_of_the_wished_work_stands_first_whatever_its_chance():
    proposals = [Proposal(0, 0, 1, 0.4), Proposal(0, 1, 2, 0.3), Proposal(0, 2, 3, 0.1, is_wished=True)]
    shown = with_chance(proposals, pool(1, 3), chance=0.0, seed=1, number_of=lambda seeker: seeker)
    assert [(one.opening, one.rank, one.is_wished) for one in shown] == [(2, 1, True), (0, 2, False), (1, 3, False)]
    assert [one.worth for one in shown] == pytest.approx([0.1, 0.9 * 0.4, 0.9 * 0.6 * 0.3])


def test_the_propensity_on_record_is_how_often_a_place_is_drawn():
    shown = lists(6000, 0.3)
    drawn = Counter(one.opening for one in shown if one.explored)
    assert set(drawn) == set(range(PLANNED, PLANNED + FREE))
    logged = {one.propensity for one in shown if one.explored}
    assert logged == {0.3 / FREE}
    for count in drawn.values():
        assert count / 6000 == pytest.approx(0.3 / FREE, abs=0.012)


def test_in_a_full_list_the_last_place_makes_room_and_its_propensity_says_so():
    shown = lists(4000, 0.25, planned=5)
    assert all(len(slate) == 5 for slate in np.split(np.array(shown, object), 4000))
    kept = [one for one in shown if one.opening == 4]
    assert len(kept) / 4000 == pytest.approx(0.75, abs=0.02)
    assert {one.propensity for one in kept} == {0.75}


def test_the_draw_of_a_person_is_the_same_in_whatever_part_of_the_run_she_stands():
    together = [one for one in lists(20, 0.5) if one.seeker == 0]
    assert together == lists(1, 0.5)
    assert lists(20, 0.5) != lists(20, 0.5, seed=6)


def test_a_short_list_has_no_room_for_chance():
    assert not any(one.explored for one in lists(50, 1.0, planned=2))


@pytest.mark.django_db
@pytest.mark.parametrize(("chance", "tried"), [(0, 0), (1, 1)])
def test_the_administrators_number_rules_the_run_and_the_log_keeps_it(cast, chance, tried):
    set_number(key=NumberKey.EXPLORING, value=chance, reason="testi", by=cast.admin)
    ready_to_meet(cast)
    for number in range(8):
        marketplace.listing(accounts.employer(f"Talo {number}", verified_by=cast.kaisa))
    log = run("test")
    assert log.settings_used["exploring"] == chance
    suggestions = Suggestion.objects.all()
    assert sum(one.explored for one in suggestions) == tried
    assert len(suggestions) == 5
    assert all(0 < one.propensity <= 1 for one in suggestions if one.explored or chance == 0)


@pytest.mark.django_db
def test_nothing_is_tried_with_somebody_who_wants_no_ranker(cast):
    set_number(key=NumberKey.EXPLORING, value=1, reason="testi", by=cast.admin)
    cast.aino.wants_ranking = False
    cast.aino.save()
    ready_to_meet(cast)
    for number in range(8):
        marketplace.listing(accounts.employer(f"Talo {number}", verified_by=cast.kaisa))
    run("test")
    assert not Suggestion.objects.filter(explored=True).exists()
