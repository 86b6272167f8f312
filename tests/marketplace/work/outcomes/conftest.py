"""Aino's ended trial in Mikko's bakery, with which every hiring of the tests begins."""

import datetime as dt

import pytest
from django.utils import timezone

from marketplace.work.introductions.states import IntroductionState
from marketplace.work.placements.states import PlacementState
from tests.factories import marketplace
from tests.people import ready_to_meet


@pytest.fixture
def trial(cast):
    """Her work trial, over since yesterday."""
    _profile, listing = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, listing, cast.kaisa, IntroductionState.ACCEPTED)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    return marketplace.placement(met, PlacementState.ENDED, ended_on=yesterday, ends_on=yesterday)
