"""Opposite actions at the same moment (bars R5): the end is that of one order or the other, and the promises hold."""

import pytest
from django.core.exceptions import ValidationError

from accounts.organisations.actions import ban
from accounts.organisations.models import Organisation
from marketplace.work.introductions.actions import accept
from marketplace.work.introductions.actions import withdraw as take_back
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.actions import take_seat
from marketplace.work.listings.actions import withdraw as close_place
from marketplace.work.listings.models import Listing
from matching.suggestions.actions import approve, say_yes, withdraw
from matching.suggestions.models import Suggestion
from tests.factories import matching
from tests.people import ready_to_meet
from tests.security.arena import arena, fresh, race, transactional_db  # noqa: F401
from tests.security.transition_cases import broken_promises

pytestmark = pytest.mark.both_databases


def story(cast, state):
    """A suggestion in a state, or the introduction that came of it."""
    profile, place = ready_to_meet(cast)
    if state in {"proposed", "asked"}:
        return matching.suggestion(profile, place, state, decided_by=cast.kaisa if state == "asked" else None), place
    suggestion = matching.suggestion(profile, place, "asked", decided_by=cast.kaisa)
    return say_yes(suggestion, release=["phone"], by=cast.aino), place


# name: (the state before, one action, the other one, how things may end: (suggestion or introduction, place))
PAIRS = {
    "a coach approves while she takes it back": (
        "proposed",
        lambda cast, obj, _place: approve(obj, by=cast.kaisa),
        lambda cast, obj, _place: withdraw(obj, by=cast.aino),
        {("withdrawn", "published")},
    ),
    "she says yes while the place closes": (
        "asked",
        lambda cast, obj, _place: say_yes(obj, release=["phone"], by=cast.aino),
        lambda cast, _obj, place: close_place(place, reason="Peruttu", by=cast.mikko),
        {("introduced", "withdrawn"), ("withdrawn", "withdrawn")},
    ),
    "a workplace says yes while it is shut out": (
        "opened",
        lambda cast, obj, _place: accept(obj, by=cast.mikko),
        lambda cast, _obj, _place: ban(Organisation.objects.get(pk=cast.bakery.pk), reason="Petos", by=cast.kaisa),
        {("closed", "withdrawn")},
    ),
    "a workplace says yes while she takes it back": (
        "opened",
        lambda cast, obj, _place: accept(obj, by=cast.mikko),
        lambda cast, obj, _place: take_back(obj, by=cast.aino),
        {("withdrawn", "published")},
    ),
    "she says yes while the last seat goes": (
        "asked",
        lambda cast, obj, _place: say_yes(obj, release=[], by=cast.aino),
        lambda cast, _obj, place: take_seat(place, by=cast.kaisa),
        {("introduced", "filled"), ("withdrawn", "filled")},
    ),
}


@pytest.mark.parametrize("pair", list(PAIRS))
def test_crossing_actions_end_as_one_after_the_other(arena, pair):
    state, one, other, ends = PAIRS[pair]
    obj, place = story(arena, state)
    held = [(fresh(obj), fresh(place)) for _number in range(2)]
    results = race([lambda: one(arena, *held[0]), lambda: other(arena, *held[1])])
    assert all(isinstance(one, ValidationError) for one in results if isinstance(one, Exception)), results
    assert (fresh(obj).state, fresh(place).state) in ends
    assert [name for name in broken_promises() if not name.startswith(("2", "5"))] == []


def test_nothing_is_left_open_for_a_place_that_closed_meanwhile(arena):
    suggestion, place = story(arena, "asked")
    held, closing = fresh(suggestion), fresh(place)
    race(
        [
            lambda: say_yes(held, release=[], by=arena.aino),
            lambda: close_place(closing, reason="Peruttu", by=arena.mikko),
        ]
    )
    assert fresh(place).state == "withdrawn"
    assert not Introduction.objects.live().exists()
    assert not Suggestion.objects.open().exists()
    assert Listing.objects.get(pk=place.pk).seats_taken == 0
