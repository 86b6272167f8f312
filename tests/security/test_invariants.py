"""Random walks of thirty steps through the market: after each one the promises of the service hold."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.models import Listing
from matching.suggestions.models import Suggestion
from tests.factories import accounts, marketplace, matching
from tests.security.transition_cases import STEPS, Market, broken_promises, take

pytestmark = pytest.mark.both_databases

STRAIGHT = ("propose", "approve", "say_yes", "see", "meet", "accept", "draft", "agreement", "send_out",
            "sign_young", "sign_host", "check", "confirm", "start", "end")  # fmt: skip
WALK = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 9), st.integers(0, 9)), min_size=30, max_size=30
)


def market():
    coach = accounts.coach("Kaisa")
    young = [accounts.young("Aino", coach), accounts.young("Onni", coach, age=16)]
    for person in young:
        marketplace.profile(person)
    contacts = [accounts.user(Role.EMPLOYER, name) for name in ("Mikko", "Milla")]
    employers = [accounts.employer(f"Firma {one.given_name}", contact=one, verified_by=coach) for one in contacts]
    places = [
        marketplace.listing(employers[0], seats=1),
        marketplace.listing(employers[0], seats=2, nights=True, title="Yöleipuri"),
        marketplace.listing(employers[1], seats=2),
    ]
    official = accounts.user(Role.COORDINATOR, "Sofia")
    marketplace.mandate(official)
    return Market(young=young, coach=coach, official=official, employers=employers, places=places, contacts=contacts)


@settings(
    max_examples=30, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(walk=WALK, ahead=st.integers(0, len(STRAIGHT) - 1))
def test_the_promises_hold_after_every_random_walk(db, walk, ahead):
    """Each walk starts somewhere along the straight way, so that the late states are met as often as the early ones."""
    with transaction.atomic():
        there = market()
        walk = [(name, 0, 2) for name in STRAIGHT[:ahead]] + walk[ahead:]
        taken = [name for name, one, two in walk if take(there, name, one, two)]
        assert broken_promises() == [], taken
        transaction.set_rollback(True)


def test_a_straight_walk_goes_all_the_way_to_a_job(db):
    there = market()
    for name in STRAIGHT:
        assert take(there, name, 0, 2), name
        assert broken_promises() == [], name


BREAKAGES = {
    "2 every seat has its placement": lambda there: Listing.objects.filter(pk=there.places[0].pk).update(seats_taken=1),
    "1 the approval is a coach's": lambda there: Introduction.objects.update(approved_by=there.contacts[0]),
    "4 none to a banned employer": lambda there: type(there.employers[0]).objects.update(state="banned"),
    "4 none waits for a closed place": lambda there: Listing.objects.update(state="withdrawn"),
    "5 every change has its line": lambda there: Introduction.objects.update(state="seen"),
    "10 the rules under 18": lambda there: (
        User.objects.update(birth_on="2020-01-01") and Listing.objects.update(nights=True)
    ),
}


@pytest.mark.parametrize("promise", sorted(BREAKAGES))
def test_a_promise_that_is_broken_by_hand_is_noticed(db, promise):
    there = market()
    for name in ("propose", "approve", "say_yes"):
        assert take(there, name, 0, 2)
    assert broken_promises() == []
    BREAKAGES[promise](there)
    assert promise in broken_promises()


def test_a_walk_under_18_never_ends_in_night_work(db):
    there = market()
    onni = there.young[1]
    assert not take(there, "propose", 1, 1)
    hidden = matching.suggestion(onni.profiles.first(), there.places[1])  # as if a broken ranker had written it
    assert not take(there, "approve", 0, 0)
    assert Suggestion.objects.get(pk=hidden.pk).state == "proposed"
    assert not Introduction.objects.exclude(state=IntroductionState.CLOSED).exists()
