"""Every loop of every job: the first row raises, the second is done, and the job says so."""

import ast
from importlib import import_module

import pytest
from django_tasks import TaskResultStatus, task_backends
from structlog.testing import capture_logs

from accounts.notices import schedule
from accounts.notices.models import ScheduledRun
from accounts.notices.states import Outcome
from tests.architecture.source import FLOORS, python_files, short, tree_of

EACH = ("run_each", "try_each")


def loops():
    """``(module, job, how, action)`` for each loop of a job; of privacy the job is an action of its own."""
    for path in python_files(*FLOORS):
        if path.name != "tasks.py" and short(path) != "accounts/privacy/actions.py":
            continue
        for job in (node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)):
            for node in ast.walk(job):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in EACH:
                    yield short(path)[:-3].replace("/", "."), job.name, node.func.id, node.args[1].id


LOOPS = list(loops())


def work(module, job):
    if module == "accounts.privacy.actions":
        module = "accounts.privacy.tasks"
    return getattr(import_module(module), job).func()


def jobs():
    """Dotted names of all background jobs that features write."""
    for path in python_files(*FLOORS):
        if path.name == "tasks.py":
            for job in (node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)):
                if any(ast.unparse(one).startswith("task") for one in job.decorator_list):
                    yield f"{short(path)[:-3].replace('/', '.')}.{job.name}"


def test_the_clock_knows_jobs_by_the_names_they_have():
    assert set(schedule.nightly_jobs()) | set(schedule.minutely_jobs()) <= set(jobs())


def test_the_loops_of_the_night_are_found():
    assert len(LOOPS) > 20


@pytest.mark.parametrize(("module", "job", "how", "action"), LOOPS)
def test_the_second_row_is_done_where_the_first_one_raises(cast, monkeypatch, module, job, how, action):
    called, real = [], getattr(import_module(module), how)

    def raise_first(row, **_how):
        called.append(row)
        if row == cast.aino:
            raise RuntimeError

    def with_two_rows(rows, one, **more):
        list(rows)
        return real([cast.aino, cast.kaisa] if one is raise_first else [], one, **more)

    monkeypatch.setattr(f"{module}.{action}", raise_first)
    monkeypatch.setattr(f"{module}.{how}", with_two_rows)
    with capture_logs() as lines:
        result = work(module, job)
    assert called == [cast.aino, cast.kaisa]
    assert (result["done"], result["failed"]) == (1, 1)
    assert [line["event"] for line in lines] == ["row_failed"]


@pytest.mark.parametrize(
    ("said", "status", "outcome"),
    [
        ({"done": 2, "left": 0, "failed": 0}, TaskResultStatus.SUCCESSFUL, Outcome.DONE),
        ({"done": 1, "left": 0, "failed": 1}, TaskResultStatus.SUCCESSFUL, Outcome.PARTIAL),
        (None, TaskResultStatus.SUCCESSFUL, Outcome.DONE),
        (None, TaskResultStatus.FAILED, Outcome.FAILED),
    ],
)
def test_the_turn_says_how_its_job_went(db, settings, said, status, outcome):
    job = "marketplace.work.messages.tasks.pass_on_late"
    schedule.claim_run(job, "2026-11-23")
    turn = ScheduledRun.objects.get()
    assert (turn.outcome, turn.counts) == (Outcome.QUEUED, {})
    result = task_backends["default"].get_result(turn.task_id)
    object.__setattr__(result, "status", status)
    object.__setattr__(result, "_return_value", said)
    schedule.keep_outcome(task_result=result)
    turn.refresh_from_db()
    assert (turn.outcome, turn.counts) == (outcome, said or {})
