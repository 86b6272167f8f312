"""Coaches practise: one pair at a time, nobody reads another's answers, and what all notice is counted."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from matching.oversight.states import Measure, Verdict
from matching.practice.actions import LEAST_ROUNDS, answer, begin, read_practice
from matching.practice.models import Practice
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(cast):
    ready_to_meet(cast)
    return begin(by=cast.kaisa)


def play(practice, coach, *, notice):
    """Go through a whole round, noticing what is planted or approving everything."""
    for at in range(practice.answered, practice.size):
        answer(practice, at=at, approves=not (notice and practice.pairs[at]["flaw"]), by=coach)
    return practice


def test_a_second_beginning_goes_on_with_the_open_round(cast, practice):
    answer(practice, at=0, approves=True, by=cast.kaisa)
    assert begin(by=cast.kaisa) == practice
    play(practice, cast.kaisa, notice=True)
    assert begin(by=cast.kaisa) != practice


def test_there_must_be_a_place_to_practise_with(cast):
    with pytest.raises(ValidationError) as refused:
        begin(by=cast.kaisa)
    assert refused.value.code == "no_places"


def test_a_pair_is_answered_once(cast, practice):
    answer(practice, at=0, approves=True, by=cast.kaisa)
    with pytest.raises(ValidationError) as refused:
        answer(practice, at=0, approves=False, by=cast.kaisa)
    assert refused.value.code == "answered"
    assert Practice.objects.get().answers == [True]


def test_who_declines_the_planted_pair_has_caught_it(cast, practice):
    assert play(practice, cast.kaisa, notice=True).caught == practice.planted
    assert practice.ended_at is not None
    assert play(begin(by=cast.kaisa), cast.kaisa, notice=False).caught == []


@pytest.mark.parametrize(("missed", "verdict"), [(1, Verdict.FINE), (2, Verdict.ALARM)])
def test_coaches_who_notice_fewer_than_nine_in_ten_are_an_alarm(cast, practice, missed, verdict):
    play(practice, cast.kaisa, notice=True)
    assert read_practice().verdict == Verdict.TOO_FEW
    for number in range(1, LEAST_ROUNDS):
        play(begin(by=cast.kaisa), cast.kaisa, notice=number > missed)
    reading = read_practice()
    assert (reading.measure, reading.verdict) == (Measure.CAUGHT, verdict)
    assert reading.value == pytest.approx((LEAST_ROUNDS - missed) / LEAST_ROUNDS)


def test_kaisa_goes_through_a_round_by_its_pages(cast, practice, signed_in):
    page = signed_in(cast.kaisa)
    address = reverse("practice:answer", args=[practice.pk])
    for at in range(practice.size):
        says = "no" if practice.pairs[at]["flaw"] else "yes"
        response = page.post(address, {"at": at, "says": says})
        assert response.status_code == 302
    assert response.url == reverse("practice:result", args=[practice.pk])
    assert page.get(response.url).status_code == 200
    assert Practice.objects.get().caught == practice.planted


def test_both_answers_cost_one_press_and_no_answer_is_no_answer(cast, practice, signed_in):
    page = signed_in(cast.kaisa)
    address = reverse("practice:answer", args=[practice.pk])
    shown = page.get(address).content.decode()
    assert shown.count('name="says"') == 2
    assert page.post(address, {"at": 0}).status_code == 422
    assert Practice.objects.get().answers == []


@pytest.mark.parametrize("is_told", [True, False])
def test_reasons_are_shown_where_the_dice_say_so_and_counted_apart(cast, practice, signed_in, is_told):
    practice.pairs = [{**pair, "told": is_told} for pair in practice.pairs]
    practice.save()
    page = signed_in(cast.kaisa).get(practice.get_absolute_url()).content.decode()
    assert ('class="reasons' in page) is is_told
    play(practice, cast.kaisa, notice=True)
    counted = read_practice().detail
    here, there = ("reasons", "no_reasons") if is_told else ("no_reasons", "reasons")
    assert (counted[here], counted[there]) == ({"planted": 1, "caught": 1}, {"planted": 0, "caught": 0})


def test_nobody_opens_anothers_round(cast, practice, signed_in):
    for other in (cast.ville, cast.sofia):
        assert signed_in(other).get(practice.get_absolute_url()).status_code in {403, 404}


def test_the_interface_does_not_tell_which_pair_is_planted(cast, practice, signed_in):
    page = signed_in(cast.kaisa)
    shown = page.get(f"/api/v1/practices/{practice.pk}/").json()
    assert "flaw" not in shown["next_pair"]
    given = page.post(
        f"/api/v1/practices/{practice.pk}/answer/", {"at": 0, "approves": False}, content_type="application/json"
    )
    assert given.json()["answered"] == 1
