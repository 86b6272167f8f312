"""A job that went wrong stands on Armi's home until it has gone well; she lets it run again."""

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.audit.models import Entry
from accounts.notices.models import ScheduledRun
from accounts.notices.states import Outcome

JOBS = "/messages/jobs/"
SWEEP, ERASE = "accounts.ratelimits.tasks.sweep_rate_limits", "accounts.privacy.tasks.erase_expired"

pytestmark = pytest.mark.django_db


def turn(job, slot, outcome):
    return ScheduledRun.objects.create(job=job, slot=slot, outcome=outcome)


def shown(client):
    return [(run.job, run.slot) for run in client.get(JOBS).context["page_obj"]]


def test_the_last_turn_of_each_job_counts_and_home_tells_how_many_went_wrong(cast, signed_in):
    armi = signed_in(cast.admin)
    assert JOBS not in armi.get("/").content.decode()
    turn(SWEEP, "2026-11-21", Outcome.FAILED)
    turn(SWEEP, "2026-11-22", Outcome.PARTIAL)
    turn(SWEEP, "2026-11-23", Outcome.QUEUED)
    turn(ERASE, "2026-11-21", Outcome.FAILED)
    turn(ERASE, "2026-11-22", Outcome.DONE)
    assert shown(armi) == [(SWEEP, "2026-11-22")]
    assert JOBS in armi.get("/").content.decode()


def test_one_press_queues_it_once_and_it_stands_in_the_trail(cast, signed_in):
    run, armi = turn(SWEEP, "2026-11-22", Outcome.FAILED), signed_in(cast.admin)
    assert armi.post(f"{JOBS}{run.pk}/run-again/").status_code == 302
    run.refresh_from_db()
    assert (run.outcome, DBTaskResult.objects.get(task_path=SWEEP).id.hex) == (
        Outcome.QUEUED,
        run.task_id.replace("-", ""),
    )
    assert [(line.verb, line.actor) for line in Entry.objects.about(run)] == [("notices.run_again", cast.admin)]
    assert armi.post(f"{JOBS}{run.pk}/run-again/").status_code == 409
    assert DBTaskResult.objects.filter(task_path=SWEEP).count() == 1
    assert shown(armi) == []


def test_a_job_that_is_no_more_is_said_so(cast, signed_in):
    run = turn("accounts.gone.tasks.sweep", "2026-11-22", Outcome.FAILED)
    assert signed_in(cast.admin).post(f"{JOBS}{run.pk}/run-again/").status_code == 422


@pytest.mark.parametrize("who", ["aino", "kaisa", "mikko", "sofia"])
def test_nobody_else_sees_or_runs_a_job(who, cast, signed_in):
    run, client = turn(SWEEP, "2026-11-22", Outcome.FAILED), signed_in(getattr(cast, who))
    assert client.get(JOBS).status_code == 403
    assert client.post(f"{JOBS}{run.pk}/run-again/").status_code == 403
