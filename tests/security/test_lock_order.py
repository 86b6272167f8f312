"""Everybody takes locks in one order, from the wide thing to the narrow one: no two actions wait for each other."""

import copy

import pytest
from django.db import transaction

from accounts.audit import transitions
from accounts.organisations.models import Organisation
from accounts.people.models import User
from marketplace.guidance.profiles.models import Profile
from marketplace.work.agreements.models import Agreement
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing
from marketplace.work.placements.models import Placement
from matching.suggestions.models import Suggestion
from tests.security.test_invariants import STRAIGHT, market
from tests.security.transition_cases import STEPS, take

ORDER = (Organisation, User, Profile, Listing, Introduction, Suggestion, Placement, Agreement)


@pytest.fixture
def locks(monkeypatch):
    """What has been locked since the list was cleared: each row once, when it was locked first."""
    held, plain = [], transitions.rows_to_lock

    def noting(rows):
        held.extend((rows.model, pk) for pk in rows.values_list("pk", flat=True) if (rows.model, pk) not in held)
        return plain(rows)

    monkeypatch.setattr(transitions, "rows_to_lock", noting)
    return held


def is_in_order(held):
    ranks = [ORDER.index(model) for model, _pk in held if model in ORDER]
    return ranks == sorted(ranks)


def test_no_step_locks_a_wide_thing_after_a_narrow_one(db, locks):
    """Every step is tried at every point of the straight way, and undone."""
    there = market()
    for walked in range(len(STRAIGHT) + 1):
        for name in sorted(STEPS):
            locks.clear()
            with transaction.atomic():
                take(copy.deepcopy(there), name, 0, 4)
                transaction.set_rollback(True)
            assert is_in_order(locks), (STRAIGHT[:walked], name, locks)
        if walked < len(STRAIGHT):
            assert take(there, STRAIGHT[walked], 0, 2)


def test_locks_in_another_order_are_noticed(db, locks):
    there = market()
    take(there, "propose", 0, 2)
    locks.clear()
    transitions.lock(Suggestion.objects.get())
    transitions.lock(there.places[2])
    assert not is_in_order(locks)


def test_another_wide_thing_after_a_narrow_one_is_noticed_too(db, locks):
    there = market()
    take(there, "propose", 0, 2)
    locks.clear()
    for obj in (there.places[2], Suggestion.objects.get(), there.places[0]):
        transitions.lock(obj)
    assert [model for model, _pk in locks] == [Listing, Suggestion, Listing]
    assert not is_in_order(locks)
