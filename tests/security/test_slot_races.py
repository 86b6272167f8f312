"""Two hundred people at one time of one coach (bars R2): one gets it, nobody sees an error; and the twin without locks."""

import threading

import pytest
from django.db import connection
from django.test import Client

from accounts.notices.models import Notice
from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import slots_for
from tests.factories import accounts
from tests.factories.appointments import appointment, hours, workday
from tests.security.arena import arena, fresh, race, transactional_db, visitors  # noqa: F401
from tests.security.test_races import begin_late, winners

# One crowd at a time: two would ask for more connections than the server has.
pytestmark = [pytest.mark.xdist_group("crowd"), pytest.mark.both_databases]
RACERS = 200
INDEXES = ("one_slot_one_person", "one_person_one_slot")


def crowd(arena, count):
    """So many young people of Kaisa, and the one time that all of them want."""
    hours(arena.kaisa, workday().weekday())
    people = [accounts.young(f"Nuori{number}", arena.kaisa) for number in range(count)]
    return people, times_of(people[0])[0]


def times_of(person):
    """Her free times from next week on, so that a reminder is still to come."""
    return [slot for slot in slots_for(person) if slot.starts_at.date() >= workday()]


def test_of_two_hundred_who_tap_the_same_time_one_gets_it(arena):
    people, slot = crowd(arena, RACERS)
    results = race(lambda one=one: actions.take(one, slot=slot, by=one) for one in people)
    assert len(winners(results)) == 1
    assert {type(one) for one in results if isinstance(one, Exception)} == {actions.SlotTakenError}
    assert Appointment.objects.get().starts_at == slot.starts_at
    assert Notice.objects.filter(name="appointment_booked").count() == 1


def test_over_http_one_gets_the_time_and_the_others_a_page_with_other_times(arena):
    people, slot = crowd(arena, visitors())
    clients = [Client() for _one in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answers = race(lambda one=one: one.post("/appointments/take/", {"slot": slot.key}) for one in clients)
    assert sorted(one.status_code for one in answers) == [302] + [422] * (len(people) - 1)
    assert all("take/?slot=" in one.content.decode() for one in answers if one.status_code == 422)


def test_times_that_overlap_are_given_to_one_of_many(arena):
    """No unique constraint sees that 10.00 and 10.30 meet: the lock of the coach does."""
    people, slot = crowd(arena, 20)
    half = [slot.__class__(slot.starts_at, slot.ends_at, slot.coach_id, "place"), _later(slot)]
    results = race(
        lambda one=one, number=number: actions.take(one, slot=half[number % 2], by=arena.kaisa)
        for number, one in enumerate(people)
    )
    assert len(winners(results)) == 1
    assert Appointment.objects.count() == 1


def _later(slot):
    half = (slot.ends_at - slot.starts_at) / 2
    return slot.__class__(slot.starts_at + half, slot.ends_at + half, slot.coach_id, "place")


def test_restoring_and_booking_the_same_time_at_once_leaves_one(arena):
    people, slot = crowd(arena, 2)
    gone = actions.cancel(actions.take(people[0], slot=slot, by=people[0]), by=people[0])
    results = race(
        [
            lambda: actions.restore(fresh(gone), by=people[0]),
            lambda: actions.take(people[1], slot=slot, by=people[1]),
        ]
    )
    assert len(winners(results)) == 1
    assert Appointment.objects.taking_time().count() == 1


def test_cancel_and_move_at_once_end_in_one_story(arena):
    people, slot = crowd(arena, 1)
    made, other = actions.take(people[0], slot=slot, by=people[0]), times_of(people[0])[1]
    race(
        [
            lambda: actions.cancel(fresh(made), by=people[0]),
            lambda: actions.reschedule(fresh(made), slot=other, by=people[0]),
        ]
    )
    after = fresh(made)
    waiting = Notice.objects.filter(name="appointment_reminder", state="waiting").count()
    assert (after.state, waiting) in {("cancelled", 0), ("booked", 1)}


# Twins: the same race without the locks. They show that the tests above would notice.


@pytest.fixture
def without_locks(monkeypatch):
    """Nobody waits for anybody: all racers have looked before the first one writes; the constraints are gone too."""

    def arrange(racers):
        seen, has_waited = threading.Barrier(racers), threading.local()
        is_taken = actions.is_taken

        def look(*args, **kwargs):
            found = is_taken(*args, **kwargs)
            if not getattr(has_waited, "once", False):
                has_waited.once = True
                seen.wait(30)
            return found

        monkeypatch.setattr(actions, "locked", list)
        monkeypatch.setattr(actions, "is_taken", look)
        with connection.cursor() as cursor:
            for name in INDEXES:
                cursor.execute(f"DROP INDEX {name}")
        if connection.vendor == "sqlite":
            monkeypatch.setattr(
                "django.db.backends.sqlite3.base.DatabaseWrapper._start_transaction_under_autocommit", begin_late
            )

    return arrange


@pytest.mark.postgres
def test_twin_without_locks_one_time_is_given_to_several(arena, without_locks):
    people, slot = crowd(arena, 5)
    without_locks(5)
    results = race(lambda one=one: actions.take(one, slot=slot, by=one) for one in people)
    assert len(winners(results)) == 5
    assert Appointment.objects.filter(starts_at=slot.starts_at).count() == 5


def test_twin_without_the_writers_queue_racers_all_believe_that_the_time_is_free(arena, without_locks):
    """On SQLite the queue at BEGIN IMMEDIATE is the lock. Without it all look before the first writes; SQLite then
    refuses the late writers outright, where with the queue they hear that somebody was faster.
    """
    people, slot = crowd(arena, 3)
    without_locks(3)
    results = race(lambda one=one: actions.take(one, slot=slot, by=one) for one in people)
    late = [one for one in results if isinstance(one, Exception)]
    assert not any(isinstance(one, actions.SlotTakenError) for one in late)
    assert len(winners(results)) > 1 or late


def test_a_second_row_for_one_time_is_refused_by_the_table_itself(arena):
    first = appointment(arena.aino, arena.kaisa)
    assert fresh(first).state == "booked"
    results = race(
        [
            lambda: appointment(accounts.young("Bella", arena.kaisa), arena.kaisa, starts_at=first.starts_at),
            lambda: appointment(accounts.young("Cecilia", arena.kaisa), arena.kaisa, starts_at=first.starts_at),
        ]
    )
    assert winners(results) == []
