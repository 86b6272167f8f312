"""Two hundred people want the last seat of an event: one gets it, the others stand in line, nobody sees an error."""

import re
import threading

import pytest
from django.db import connection
from django.test import Client

from accounts.notices.models import Notice
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.services.events import actions
from marketplace.services.events.models import Event, SignUp
from tests.factories import services
from tests.security.arena import arena, fresh, race, transactional_db, visitors  # noqa: F401
from tests.security.test_races import begin_late, copies, winners

# One crowd at a time: two would ask for more connections than the server has.
pytestmark = [pytest.mark.xdist_group("crowd"), pytest.mark.both_databases]
RACERS = 200


def crowd(arena, count):
    """So many young people of Lahti."""
    return User.objects.bulk_create(
        User(role=Role.YOUNG, given_name=f"Nuori{number}", authority=arena.kaisa.authority, password="!")
        for number in range(count)
    )


@pytest.fixture
def event(arena):
    """An event with one seat."""
    return services.event(seats=1)


def test_one_of_two_hundred_gets_the_last_seat_and_the_others_stand_in_line(arena, event):
    people = crowd(arena, RACERS)
    held = copies(event, RACERS)
    results = race(lambda one=one, by=by: actions.sign_up(one, by=by) for one, by in zip(held, people, strict=True))
    assert [one for one in results if isinstance(one, Exception)] == []
    assert sorted(one.state for one in results).count("signed_up") == 1
    assert {one.state for one in results} == {"signed_up", "waiting"}
    assert fresh(event).seats_taken == 1
    assert Notice.objects.filter(name="event_signed_up").count() == 1
    assert Notice.objects.filter(name="event_waiting").count() == RACERS - 1


def test_one_freed_seat_is_offered_to_one_person_however_many_leave_and_come(arena, event):
    first = actions.sign_up(event, by=arena.aino)
    people = crowd(arena, 20)
    for person in people:
        actions.sign_up(fresh(event), by=person)
    leavers = [lambda one=one: actions.leave(one, by=arena.aino) for one in copies(first, 5)]
    results = race([*leavers, *(lambda: actions.fill_up(fresh(event)) for _number in range(5))])
    assert len([one for one in results[:5] if not isinstance(one, Exception)]) == 1
    assert SignUp.objects.filter(state="offered").count() == 1
    assert fresh(event).seats_taken == 1


def test_pages_tell_those_who_come_too_late_kindly_that_they_are_in_line(arena, event):
    people = crowd(arena, visitors())
    clients = []
    for person in people:
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        clients.append(client)
    path = f"/events/{event.pk}/sign-up/"
    results = race(lambda client=client: client.post(path, follow=True) for client in clients)
    assert {getattr(one, "status_code", one) for one in results} == {200}
    places = [re.search(r"class=\"state (\w+)", one.content.decode()).group(1) for one in results]
    assert sorted(places) == ["good"] + ["waiting"] * (len(people) - 1)
    assert fresh(event).seats_taken == 1


# Twins: the same race without the lock. They show that the tests above would notice.


@pytest.fixture
def without_lock(monkeypatch):
    """A lock that only reads; all racers have read before the first one writes."""

    def arrange(racers):
        seen, has_waited = threading.Barrier(racers), threading.local()

        def read_only(obj):
            obj.refresh_from_db()
            if isinstance(obj, Event) and not getattr(has_waited, "once", False):
                has_waited.once = True
                seen.wait(30)
            return obj

        for module in (
            "accounts.audit.transitions",
            "marketplace.services.events.seats",
            "marketplace.services.events.actions",
        ):
            monkeypatch.setattr(f"{module}.lock", read_only)
        monkeypatch.setattr("accounts.audit.transitions.rows_to_lock", lambda rows: rows)
        if connection.vendor == "sqlite":
            monkeypatch.setattr(
                "django.db.backends.sqlite3.base.DatabaseWrapper._start_transaction_under_autocommit", begin_late
            )

    return arrange


def test_twin_without_the_lock_the_last_seat_is_given_to_several_or_somebody_sees_an_error(arena, event, without_lock):
    """PostgreSQL gives the seat away five times; SQLite refuses the late writers outright, which is an error page."""
    people = crowd(arena, 5)
    held = copies(event, 5)
    without_lock(5)
    results = race(lambda one=one, by=by: actions.sign_up(one, by=by) for one, by in zip(held, people, strict=True))
    seated = [one for one in winners(results) if one.state == "signed_up"]
    errors = [one for one in results if isinstance(one, Exception)]
    assert len(seated) == 5 if connection.vendor == "postgresql" else errors
    assert not any(one.state == "waiting" for one in winners(results)), "nobody was told kindly"
