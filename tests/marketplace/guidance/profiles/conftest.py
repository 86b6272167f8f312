"""Aino's profile as it is being written."""

import pytest

from marketplace.guidance.profiles.states import ProfileState
from tests.factories import marketplace


@pytest.fixture
def draft(cast):
    return marketplace.profile(cast.aino, ProfileState.DRAFT)
