"""A deputy who is named for today takes what waits at once, by the job that also runs at night."""

import datetime as dt

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.caseloads.models import Deputy
from marketplace.work.messages import actions
from tests.after import fresh
from tests.factories import accounts

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def talk(cast):
    return actions.begin(cast.aino, text="Milloin nähdään?", by=cast.aino)


def queued():
    """Runs the jobs that wait, as the worker does; returns how many there were."""
    waiting = [one for one in DBTaskResult.objects.ready() if one.task_path.endswith("pass_on_late")]
    for one in waiting:
        one.task.func()
    return len(waiting)


@pytest.mark.parametrize(
    ("starts_in", "ends_in", "jobs"), [(0, 10, 1), (-2, 0, 1), (1, 10, 0)], ids=["today", "last day", "tomorrow"]
)
def test_a_deputy_from_today_on_takes_what_waits_at_once(cast, talk, commits, starts_in, ends_in, jobs):
    pekka, today = accounts.coach("Pekka"), timezone.localdate()
    days = {"starts_on": today + starts_in * DAY, "ends_on": today + ends_in * DAY}
    with commits():
        Deputy.objects.create(coach=cast.kaisa, deputy=pekka, authority=pekka.authority, **days)
    assert queued() == jobs
    assert fresh(talk).holder == (pekka if jobs else cast.kaisa)
