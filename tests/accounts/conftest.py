"""What tests of accounts share."""

import pytest
from django.core.cache import cache

from tests.mail import mailbox

__all__ = ("mailbox",)


@pytest.fixture(autouse=True)
def _nothing_counted(request):
    """Counters of tries start at nothing."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        cache.clear()
