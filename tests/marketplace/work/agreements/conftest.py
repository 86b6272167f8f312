"""A work trial of Aino in the bakery that is being agreed, and the official with her mandate."""

import datetime as dt

import pytest

from marketplace.work.agreements import actions
from tests.factories import marketplace
from tests.marketplace.work.agreements.steps import sign_both
from tests.people import ready_to_meet


@pytest.fixture
def met(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


@pytest.fixture
def placement(cast, met):
    """From next Monday on, for two months."""
    monday = marketplace.next_monday()
    return marketplace.placement(met, "draft", starts_on=monday, ends_on=monday + dt.timedelta(days=60))


@pytest.fixture
def sofia(cast):
    """The coordinator, who may sign for Lahti."""
    marketplace.mandate(cast.sofia)
    return cast.sofia


@pytest.fixture
def version(cast, placement):
    """A first version, written to the end."""
    return marketplace.agreement(placement, cast.kaisa)


@pytest.fixture
def signed(cast, version):
    """Signed by both sides."""
    return sign_both(cast, version)


@pytest.fixture
def standing(cast, signed, sofia):
    """In force."""
    actions.check(signed, by=cast.kaisa)
    return actions.confirm(signed, by=sofia)
