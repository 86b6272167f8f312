"""The law of the day of the tests."""

import pytest

from marketplace.reference.eligibility.basis.law import Law
from tests.marketplace.reference.eligibility.cases import START


@pytest.fixture
def law(db):
    return Law.on(START)
