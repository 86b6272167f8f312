"""The life of an introduction: every state with every verb, and what the database refuses."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.work.introductions import actions
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import HIDDEN, LIVE, TRANSITIONS, IntroductionState
from tests.factories import marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db
GIVEN = {
    "meet": {"meeting_at": timezone.now() + dt.timedelta(days=2), "meeting_place": "Aleksanterinkatu 1"},
    "decline": {"decline_reason": "skills"},
    "close": {"reason": "Paikka meni"},
}
PAIRS = [(state, verb) for state in IntroductionState for verb in TRANSITIONS]


@pytest.fixture
def made(cast):
    """An introduction of Aino to the bakery in a state."""
    _profile, place = ready_to_meet(cast)
    return lambda state: marketplace.introduction(cast.aino, place, cast.kaisa, state)


@pytest.mark.parametrize(("state", "verb"), [pair for pair in PAIRS if pair[0] in TRANSITIONS[pair[1]].sources])
def test_a_verb_moves_it_where_the_table_says_and_logs_it(cast, made, state, verb):
    introduction = made(state)
    getattr(actions, verb)(introduction, by=cast.mikko, **GIVEN.get(verb, {}))
    introduction.refresh_from_db()
    entry = Entry.objects.get(verb=f"introductions.{verb}")
    assert introduction.state == TRANSITIONS[verb].target
    assert (entry.actor, entry.state_before, entry.state_after) == (cast.mikko, state, TRANSITIONS[verb].target)
    assert (introduction.released == {}) == (introduction.state in HIDDEN)


@pytest.mark.parametrize(("state", "verb"), [pair for pair in PAIRS if pair[0] not in TRANSITIONS[pair[1]].sources])
def test_a_verb_from_a_wrong_state_is_refused_and_leaves_no_trace(cast, made, state, verb):
    introduction = made(state)
    before = Introduction.objects.filter(pk=introduction.pk).values().get()
    counts = Entry.objects.count(), Notice.objects.count()
    with pytest.raises(TransitionRefusedError):
        getattr(actions, verb)(introduction, by=cast.mikko, **GIVEN.get(verb, {}))
    assert Introduction.objects.filter(pk=introduction.pk).values().get() == before
    assert (Entry.objects.count(), Notice.objects.count()) == counts


def test_closing_needs_a_reason(cast, made):
    introduction = made(IntroductionState.OPENED)
    with pytest.raises(ValidationError):
        actions.close(introduction, reason="  ", by=cast.kaisa)
    introduction.refresh_from_db()
    assert introduction.state == "opened"


@pytest.mark.both_databases
@pytest.mark.parametrize("state", HIDDEN)
def test_the_database_refuses_to_keep_details_after_the_end(cast, made, state):
    introduction = made(IntroductionState.DECLINED if state == "declined" else state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.filter(pk=introduction.pk).update(released={"given_name": "Aino"})


@pytest.mark.both_databases
def test_the_database_refuses_an_introduction_before_the_two_yeses(cast, made):
    introduction = made(IntroductionState.OPENED)
    later = timezone.now() + dt.timedelta(hours=1)
    for field in ("approved_at", "said_yes_at"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Introduction.objects.filter(pk=introduction.pk).update(**{field: later})


@pytest.mark.both_databases
def test_the_database_refuses_a_no_without_a_reason_and_a_meeting_without_a_time(cast, made):
    introduction = made(IntroductionState.OPENED)
    rows = Introduction.objects.filter(pk=introduction.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="declined", released={}, answered_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="meeting")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="accepted")


@pytest.mark.both_databases
@pytest.mark.parametrize("state", LIVE)
def test_a_pair_has_one_live_introduction(cast, made, state):
    first = made(state)
    with pytest.raises(IntegrityError), transaction.atomic():
        marketplace.introduction(cast.aino, first.listing, cast.kaisa)


@pytest.mark.parametrize("state", HIDDEN)
def test_after_an_end_the_pair_may_be_introduced_again(cast, made, state):
    first = made(state)
    marketplace.introduction(cast.aino, first.listing, cast.kaisa)
    assert Introduction.objects.count() == 2
