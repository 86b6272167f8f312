"""Nobody is forgotten: who has not moved for three weeks is on the list, with the cause and one thing to do."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from marketplace.guidance.contactnotes import actions as notes
from marketplace.guidance.profiles.states import ProfileState
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.messages import actions as threads
from marketplace.work.placements.states import Outcome, PlacementState
from matching.suggestions.states import SuggestionState
from moderation.stalledcases.queries import stalled_cases, with_steps
from moderation.stalledcases.states import STEPS
from tests.factories import accounts, marketplace, matching

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def later():
    """Four weeks on, at noon."""
    with time_machine.travel(timezone.now() + dt.timedelta(days=28), tick=False) as clock:
        yield clock


def causes(coach):
    return {person.given_name: person.cause for person in stalled_cases(coach)}


def test_who_moved_lately_is_not_on_the_list(cast):
    assert causes(cast.kaisa) == {}


def test_without_a_profile_the_proposed_step_is_to_begin_one(cast, later):
    [aino] = with_steps(stalled_cases(cast.kaisa), cast.kaisa)
    assert aino.cause == "no_profile"
    assert aino.step == STEPS["no_profile"]


@pytest.mark.parametrize(
    ("state", "cause"),
    [
        (ProfileState.DRAFT, "draft"),
        (ProfileState.AWAITING, "awaiting"),
        (ProfileState.PAUSED, "paused"),
        (ProfileState.PUBLISHED, "no_match"),
    ],
)
def test_the_newest_profile_says_why(cast, later, state, cause):
    marketplace.profile(cast.aino, state)
    assert causes(cast.kaisa) == {"Aino": cause}


@pytest.mark.parametrize(
    ("state", "cause"),
    [(SuggestionState.PROPOSED, "coach"), (SuggestionState.ASKED, "answer"), (SuggestionState.RESERVED, "held")],
)
def test_a_suggestion_that_waits_is_the_cause(cast, later, state, cause):
    decided = {"decided_by": cast.kaisa} if state == SuggestionState.ASKED else {}
    matching.suggestion(marketplace.profile(cast.aino), marketplace.listing(cast.bakery), state, **decided)
    assert causes(cast.kaisa) == {"Aino": cause}


@pytest.mark.parametrize(
    ("state", "cause"), [(IntroductionState.SILENT, "silent"), (IntroductionState.SEEN, "workplace")]
)
def test_an_introduction_without_an_answer_is_the_cause(cast, later, state, cause):
    marketplace.profile(cast.aino)
    marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, state)
    assert causes(cast.kaisa) == {"Aino": cause}


def met(cast):
    return marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, IntroductionState.ACCEPTED)


def test_who_is_at_a_workplace_moves(cast, later):
    marketplace.placement(met(cast), PlacementState.RUNNING)
    assert causes(cast.kaisa) == {}


def test_an_ended_placement_without_a_next_step_is_the_cause(cast, later):
    marketplace.profile(cast.aino)
    marketplace.placement(met(cast), PlacementState.ENDED, outcome=Outcome.UNEMPLOYED)
    assert causes(cast.kaisa) == {"Aino": "step"}


def test_her_waiting_message_comes_before_everything_else(cast, later):
    threads.begin(cast.aino, text="Hei", by=cast.aino)
    assert causes(cast.kaisa) == {"Aino": "message"}


def test_looks_and_notes_move_nothing_but_a_step_does(cast, later, signed_in):
    notes.write(cast.aino, text="Soitin", is_shared=False, by=cast.kaisa)
    signed_in(cast.kaisa).get(cast.aino.get_absolute_url())
    assert causes(cast.kaisa) == {"Aino": "no_profile"}
    signed_in(cast.kaisa).post(reverse("profiles:begin", args=[cast.aino.pk]))
    assert causes(cast.kaisa) == {}


def test_a_coach_sees_her_own_and_a_coordinator_the_authority(cast, later):
    accounts.young("Veera", coach=accounts.coach("Pekka"))
    accounts.young("Vilho", coach=cast.ville, authority=cast.ville.authority)
    with time_machine.travel(timezone.now() + dt.timedelta(days=28), tick=False):
        assert set(causes(cast.kaisa)) == {"Aino"}
        assert {"Aino", "Veera"} <= set(causes(cast.sofia))


def test_the_page_shows_the_step_and_filters_by_cause(cast, later, signed_in):
    client = signed_in(cast.kaisa)
    page = client.get(reverse("stalledcases:list")).content.decode()
    assert "Aino" in page
    assert cast.aino.full_name not in client.get(reverse("stalledcases:list") + "?cause=paused").content.decode()
    [row] = client.get("/api/v1/standstills/?cause=no_profile").json()["results"]
    assert (row["given_name"], row["cause"]) == ("Aino", "no_profile")


def test_the_same_questions_serve_however_many_there_are(cast, django_assert_num_queries):
    coach = accounts.coach("Pekka")
    for number in range(4):
        accounts.young(f"Nuori{number}", coach=coach)
    with time_machine.travel(timezone.now() + dt.timedelta(days=28), tick=False), django_assert_num_queries(8):
        assert len(with_steps(stalled_cases(coach), coach)) == 4
