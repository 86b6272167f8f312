"""The law of the day of the tests."""

import pytest

from marketplace.schemes.law import Law
from tests.marketplace.schemes.cases import START


@pytest.fixture
def law(db):
    return Law.on(START)
