"""Trial loads of models happen in the tests' own process; tests/matching/ranking/test_trial.py starts real ones."""

import pytest

from tests.factories.oversight import try_here


@pytest.fixture(autouse=True)
def _trial_here(monkeypatch):
    for place in ("oversight.actions", "oversight.loading", "suggestions.learning.training"):
        monkeypatch.setattr(f"matching.{place}.try_to_load", try_here)
