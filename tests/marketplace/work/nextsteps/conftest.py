"""A work trial of Aino's at the bakery that began thirty days ago and ends in thirty."""

import pytest

from tests.factories import marketplace
from tests.people import day, ready_to_meet


@pytest.fixture
def met(cast):
    """The workplace's yes."""
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


@pytest.fixture
def trial(cast, met):
    """Going on; its middle is today."""
    return marketplace.placement(met, starts_on=day(-30), ends_on=day(30))
