"""The clock: each job once a slot, by day and by night, with two clocks and after a pause."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from accounts.notices import schedule
from accounts.notices.models import ScheduledRun
from tests.security.arena import transactional_db  # noqa: F401

pytestmark = pytest.mark.both_databases

BY_THE_CLOCK = schedule.minutely_jobs() + schedule.nightly_jobs()
HELSINKI = ZoneInfo("Europe/Helsinki")
NIGHTLY = "accounts.privacy.tasks.erase_expired"
MINUTELY = "accounts.notices.tasks.deliver_due"


@pytest.fixture(autouse=True)
def _one_job_of_each_kind(monkeypatch):
    monkeypatch.setattr(schedule, "minutely_jobs", lambda: [MINUTELY])
    monkeypatch.setattr(schedule, "nightly_jobs", lambda: [NIGHTLY])


def at(*numbers, fold=0):
    return dt.datetime(*numbers, tzinfo=HELSINKI, fold=fold)


def queued(job):
    return DBTaskResult.objects.filter(task_path=job).count()


@pytest.mark.parametrize("job", BY_THE_CLOCK)
def test_a_job_of_the_clock_is_named_as_its_task_is(job):
    assert import_string(job).module_path == job


def test_a_minute_has_one_turn_and_the_next_minute_another(db):
    assert schedule.tick(at(2026, 11, 23, 1, 0, 5)) == [MINUTELY]
    assert schedule.tick(at(2026, 11, 23, 1, 0, 50)) == []
    assert schedule.tick(at(2026, 11, 23, 1, 1, 0)) == [MINUTELY]
    assert queued(MINUTELY) == 2


def test_the_night_has_one_turn(db):
    assert NIGHTLY not in schedule.tick(at(2026, 11, 23, 3, 29, 59))
    assert NIGHTLY in schedule.tick(at(2026, 11, 23, 3, 30, 0))
    assert NIGHTLY not in schedule.tick(at(2026, 11, 23, 3, 31, 0))
    assert NIGHTLY not in schedule.tick(at(2026, 11, 23, 23, 59, 0))
    assert NIGHTLY in schedule.tick(at(2026, 11, 24, 3, 30, 0))
    assert queued(NIGHTLY) == 2


def test_a_clock_that_was_down_at_night_catches_up(db):
    assert NIGHTLY in schedule.tick(at(2026, 11, 23, 9, 12, 0))


def test_half_past_three_that_does_not_exist_runs_at_four(db):
    assert NIGHTLY not in schedule.tick(at(2026, 3, 29, 2, 59, 59))
    assert NIGHTLY in schedule.tick(at(2026, 3, 29, 4, 0, 0))


def test_half_past_three_that_comes_twice_runs_once(db):
    assert NIGHTLY in schedule.tick(at(2026, 10, 25, 3, 30, 0))
    assert NIGHTLY not in schedule.tick(at(2026, 10, 25, 3, 30, 0, fold=1))
    assert queued(NIGHTLY) == 1
    assert queued(MINUTELY) == 2


def test_a_clock_that_steps_back_repeats_nothing(db):
    schedule.tick(at(2026, 11, 23, 4, 0))
    assert schedule.tick(at(2026, 11, 23, 3, 45)) == [MINUTELY]
    assert schedule.tick(at(2026, 11, 23, 4, 0)) == []


def test_a_job_that_cannot_be_queued_keeps_its_turn_for_later(db):
    with pytest.raises(ImportError):
        schedule.claim_run("nowhere.at_all", "2026-11-23")
    assert not ScheduledRun.objects.exists()


def test_a_name_that_is_no_job_leaves_none_of_the_others_undone(db, monkeypatch):
    unknown = "accounts.privacy.tasks.erase_what_is_not_there"
    monkeypatch.setattr(schedule, "nightly_jobs", lambda: [unknown, NIGHTLY])
    assert schedule.tick(at(2026, 11, 23, 3, 30, 0)) == [MINUTELY, NIGHTLY]
    assert not ScheduledRun.objects.filter(job=unknown).exists(), "it is tried and logged again at the next minute"


def test_two_clocks_that_both_found_the_turn_free_give_one_job(db):
    assert schedule.claim_run(NIGHTLY, "2026-11-23")
    assert not schedule.claim_run(NIGHTLY, "2026-11-23")
    assert queued(NIGHTLY) == 1


@pytest.mark.postgres
@pytest.mark.usefixtures("transactional_db")
def test_many_clocks_at_once_give_one_turn():
    taken, barrier = [], threading.Barrier(6)

    def clock():
        barrier.wait()
        try:
            taken.extend(schedule.tick(at(2026, 11, 23, 12, 0)))
        finally:
            connection.close()

    clocks = [threading.Thread(target=clock) for _number in range(6)]
    for one in clocks:
        one.start()
    for one in clocks:
        one.join()
    assert sorted(taken) == sorted([MINUTELY, NIGHTLY])
    assert queued(NIGHTLY) == 1


def test_the_process_ends_politely_when_it_is_told_to(tmp_path):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}
    with subprocess.Popen(
        [sys.executable, "manage.py", "run_schedule"], env=environment, stderr=subprocess.PIPE
    ) as process:
        process.stderr.readline()  # an empty database has no tables: it says so and goes on
        is_alive = process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert (is_alive, process.wait(timeout=20)) == (True, 0)
