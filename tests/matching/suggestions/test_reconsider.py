"""Half a minute to take a decision back: nobody has heard of it, and nobody else can."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.notices.actions import deliver
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from matching.suggestions import actions
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import decided, decided_just_now
from matching.suggestions.states import UNDO, SuggestionState
from tests.after import code_of
from tests.factories import accounts, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    """Aino and the bakery, waiting for Kaisa."""
    profile, place = ready_to_meet(cast)
    return matching.suggestion(profile, place)


def test_an_approval_is_told_to_nobody_for_half_a_minute_and_then_to_her(cast, pair):
    actions.approve(pair, by=cast.kaisa)
    notice = Notice.objects.get(name="suggestion_approved")
    assert notice.appears_at >= pair.decided_at + UNDO - dt.timedelta(seconds=1)
    assert not Notice.objects.visible_to(cast.aino).exists()
    assert deliver(notice) is None
    Notice.objects.update(appears_at=timezone.now(), send_after=timezone.now())
    assert deliver(notice).succeeded
    assert Notice.objects.visible_to(cast.aino).count() == 1


@pytest.mark.parametrize("verb", ["approve", "decline"])
def test_what_was_taken_back_waits_again_as_if_nothing_had_been_said(cast, pair, verb):
    said = {"coach_reason": "travel", "coach_note": "Bussi ei kulje."} if verb == "decline" else {}
    getattr(actions, verb)(pair, by=cast.kaisa, position_shown=3, seconds_on_page=9, **said)
    assert list(decided_just_now(cast.kaisa)) == [pair]
    actions.reconsider(pair, by=cast.kaisa)
    again = Suggestion.objects.get(pk=pair.pk)
    assert (again.state, again.decided_by, again.decided_at) == (SuggestionState.PROPOSED, None, None)
    assert (again.coach_reason, again.coach_note, again.position_shown) == ("", "", None)
    assert not Notice.objects.exclude(state=NoticeState.CANCELLED).exists()
    assert list(decided()) == list(decided_just_now(cast.kaisa)) == []


def test_after_half_a_minute_it_stands(cast, pair):
    actions.approve(pair, by=cast.kaisa)
    pair.decided_at = timezone.now() - UNDO - dt.timedelta(seconds=1)
    pair.save()
    assert not decided_just_now(cast.kaisa).exists()
    assert code_of(actions.reconsider, pair, by=cast.kaisa) == "move_refused"
    assert Suggestion.objects.get(pk=pair.pk).state == SuggestionState.ASKED


def test_a_colleague_cannot_take_back_what_another_has_decided(cast, pair):
    actions.approve(pair, by=cast.kaisa)
    assert code_of(actions.reconsider, pair, by=accounts.coach("Liisa")) == "not_yours"


def test_where_she_was_faster_her_answer_stands(cast, pair):
    actions.approve(pair, by=cast.kaisa)
    actions.say_no(pair, young_reason="travel", by=cast.aino)
    assert code_of(actions.reconsider, pair, by=cast.kaisa) == "move_refused"
    assert Suggestion.objects.get(pk=pair.pk).state == SuggestionState.REFUSED


def test_where_the_workplace_was_asked_at_once_there_is_nothing_to_take_back(cast):
    _profile, place = ready_to_meet(cast)
    own = actions.show_interest(place, release=[], by=cast.aino)
    actions.approve(own, by=cast.kaisa)
    assert list(decided_just_now(cast.kaisa)) == [own]
    assert code_of(actions.reconsider, own, by=cast.kaisa) == "move_refused"


def test_the_button_stands_above_the_queue_and_leads_back_to_the_pair(cast, pair, signed_in):
    client = signed_in(cast.kaisa)
    actions.approve(pair, by=cast.kaisa)
    address = reverse("suggestions:reconsider", args=[pair.pk])
    queue = reverse("reviews:queue")
    assert address in client.get(queue).content.decode()
    back = client.post(address, {"is_in_turn": "1", "next": f"{queue}?item=suggestion-{pair.pk}"})
    page = client.get(back.url).content.decode()
    assert reverse("suggestions:approve", args=[pair.pk]) in page
    assert address not in page
