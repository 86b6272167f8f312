"""Reads of introductions: whose profile is shown, and until when."""

import pytest

from marketplace.work.introductions.queries import profile_shown
from marketplace.work.introductions.states import HIDDEN, IntroductionState
from tests.factories import marketplace
from tests.people import ready_to_meet


@pytest.mark.parametrize("state", IntroductionState)
def test_a_profile_is_shown_only_while_an_introduction_stands(cast, state):
    profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, state)
    introduction.profile = profile
    assert profile_shown(introduction) == (None if state in HIDDEN else profile)
