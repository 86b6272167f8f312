"""Races for real: threads with connections of their own (bars R1, R2, R6), each with a twin that runs without the lock."""

import threading
import uuid

import pytest
from django.db import connection
from django.test import RequestFactory

from accounts.access.views import idempotently
from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.actions import take_seat
from marketplace.work.listings.models import Listing
from matching.suggestions.actions import approve, say_yes
from matching.suggestions.models import Suggestion
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet
from tests.security.arena import arena, fresh, race, transactional_db  # noqa: F401

pytestmark = pytest.mark.both_databases

SEEKERS_OF_A_SEAT = 60


def copies(obj, count):
    """The same row as so many readers hold it, each in memory of their own."""
    return [fresh(obj) for _number in range(count)]


def sent_by(person, key):
    """A form as it comes to the door."""
    request = RequestFactory().post("/places/write/", {"form_key": key})
    request.user = person
    return request


def winners(results):
    return [one for one in results if not isinstance(one, Exception)]


@pytest.mark.parametrize("racers", [2, 5, 20])
def test_one_of_many_coaches_approves_and_the_others_are_told_who_was_first(arena, racers):
    suggestion = matching.suggestion(*ready_to_meet(arena))
    coaches = [accounts.coach(f"Valmentaja{number}") for number in range(racers)]
    held = copies(suggestion, racers)
    results = race(lambda one=one, by=by: approve(one, by=by) for one, by in zip(held, coaches, strict=True))
    assert len(winners(results)) == 1
    first = fresh(suggestion).decided_by
    late = [one for one in results if isinstance(one, Exception)]
    assert {type(one) for one in late} == {TransitionRefusedError}
    assert all(first.short_name in one.messages[0] for one in late)
    assert Entry.objects.about(suggestion).filter(verb="suggestions.approve").count() == 1
    assert Notice.objects.filter(recipient=arena.aino, name="suggestion_approved").count() == 1


@pytest.mark.parametrize("racers", [2, 5, 20])
def test_one_yes_of_many_taps_opens_one_introduction(arena, racers):
    suggestion = matching.suggestion(*ready_to_meet(arena), state="asked", decided_by=arena.kaisa)
    results = race(lambda one=one: say_yes(one, release=[], by=arena.aino) for one in copies(suggestion, racers))
    assert len(winners(results)) == 1
    assert {type(one) for one in results if isinstance(one, Exception)} == {TransitionRefusedError}
    assert Introduction.objects.count() == 1
    assert Notice.objects.filter(recipient=arena.mikko, name="introduction_opened").count() == 1


@pytest.mark.parametrize("seats", [1, 5])
def test_a_seat_is_never_taken_twice(arena, seats):
    place = marketplace.listing(arena.bakery, seats=seats)
    results = race(lambda one=one: take_seat(one, by=arena.kaisa) for one in copies(place, SEEKERS_OF_A_SEAT))
    assert len(winners(results)) == seats
    assert {getattr(one, "code", one) for one in results if isinstance(one, Exception)} == {"no_seat"}
    after = fresh(place)
    assert (after.seats_taken, after.state) == (seats, "filled")


def test_a_form_that_is_sent_four_times_at_once_makes_one_thing_and_gets_one_answer(arena):
    form = sent_by(arena.mikko, str(uuid.uuid4()))

    def make():
        return f"/places/{marketplace.listing(arena.bakery, title='Kerran vain').pk}/"

    results = race([lambda: idempotently(form, make)] * 4)
    made = Listing.objects.get(title="Kerran vain")
    assert results == [f"/places/{made.pk}/"] * 4


# Twins: the same races without the lock. They show that the tests above would notice.


@pytest.fixture
def without_lock(monkeypatch):
    """A lock that only reads; all racers have read before the first one writes."""

    def arrange(racers, model):
        seen, has_waited = threading.Barrier(racers), threading.local()

        def read_only(obj):
            obj.refresh_from_db()
            if isinstance(obj, model) and not getattr(has_waited, "once", False):
                has_waited.once = True
                seen.wait(30)
            return obj

        for module in (
            "accounts.audit.transitions",
            "accounts.caseloads.actions",
            "marketplace.work.listings.actions",
            "matching.suggestions.actions",
        ):
            monkeypatch.setattr(f"{module}.lock", read_only)
        monkeypatch.setattr("accounts.audit.transitions.rows_to_lock", lambda rows: rows)
        if connection.vendor == "sqlite":  # writers queue up at BEGIN IMMEDIATE: that queue is the lock here
            monkeypatch.setattr(
                "django.db.backends.sqlite3.base.DatabaseWrapper._start_transaction_under_autocommit", begin_late
            )

    return arrange


def begin_late(wrapper):
    """BEGIN without the writers' queue."""
    wrapper.cursor().execute("BEGIN DEFERRED")


@pytest.mark.postgres
def test_twin_without_the_row_lock_several_coaches_approve(arena, without_lock):
    suggestion = matching.suggestion(*ready_to_meet(arena))
    held = copies(suggestion, 5)
    without_lock(5, Suggestion)
    results = race(lambda one=one: approve(one, by=arena.kaisa) for one in held)
    assert len(winners(results)) == 5
    assert Notice.objects.filter(name="suggestion_approved").count() == 5


@pytest.mark.postgres
def test_twin_without_the_row_lock_a_seat_is_given_to_several(arena, without_lock):
    place = marketplace.listing(arena.bakery, seats=2)
    held = copies(place, 5)
    without_lock(5, Listing)
    results = race(lambda one=one: take_seat(one, by=arena.kaisa) for one in held)
    assert len(winners(results)) == 5
    assert fresh(place).seats_taken == 1


def test_twin_without_the_writers_queue_racers_meet_in_the_same_state(arena, without_lock):
    """On SQLite the queue at BEGIN IMMEDIATE is the lock. Without it all racers read "proposed"; SQLite then refuses
    the late writers outright (their snapshot is stale), where with the queue they hear who was first.
    """
    suggestion = matching.suggestion(*ready_to_meet(arena))
    held = copies(suggestion, 2)
    without_lock(2, Suggestion)
    results = race(lambda one=one: approve(one, by=arena.kaisa) for one in held)
    assert not any(isinstance(one, TransitionRefusedError) for one in results)
    assert all(one.state == "asked" for one in winners(results))


def test_twin_without_the_key_a_form_that_is_sent_four_times_makes_four_things(arena):
    results = race([lambda: idempotently(sent_by(arena.mikko, ""), lambda: str(uuid.uuid4()))] * 4)
    assert len(set(results)) == 4
