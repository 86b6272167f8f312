"""An empty vocabulary, and a small ESCO release in a folder."""

import pytest

from marketplace.reference.vocabulary.models import Concept
from tests.marketplace.reference.vocabulary.release import write_release


@pytest.fixture
def empty(db):
    """No words at all, as before the first load."""
    Concept.objects.all().delete()


@pytest.fixture
def esco(tmp_path):
    """The folder of a small ESCO release."""
    write_release(tmp_path)
    return tmp_path
