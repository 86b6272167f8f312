"""The clock: which background jobs are due, each enqueued once however many clocks run, and how they went."""

from __future__ import annotations

import datetime as dt
from typing import Any

import structlog
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResult, TaskResultStatus

from accounts.manifests import manifests
from accounts.notices.models import ScheduledRun
from accounts.notices.states import Outcome

log = structlog.get_logger(__name__)

NIGHT = dt.time(3, 30)  # Helsinki


def slots(now: dt.datetime) -> list[tuple[str, str]]:
    """Jobs that should have had their turn by now: ``(dotted name of the task, slot)``.

    The minute's slot is told in UTC, so that the hour which comes twice in October has its own minutes. The night's
    slot is the date: 03:30 that comes twice runs once, 03:30 that does not exist in March runs at 04:00, and a clock
    that was down at night catches up when it starts again.
    """
    minute = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ")
    due = [(job, minute) for job in minutely_jobs()]
    local = timezone.localtime(now)
    if local.time() >= NIGHT:
        due += [(job, local.date().isoformat()) for job in nightly_jobs()]
    return due


def minutely_jobs() -> list[str]:
    """Background jobs of every minute."""
    return [job for manifest in manifests() for job in manifest.every_minute]


def nightly_jobs() -> list[str]:
    """Background jobs of the night, 03:30 in Helsinki, those of lower features first."""
    return [job for manifest in manifests() for job in manifest.nightly]


def claim_run(job: str, slot: str) -> bool:
    """Enqueue a job unless another clock has taken this turn; turn and queued job are saved together or not at all."""
    try:
        with transaction.atomic():
            turn = ScheduledRun.objects.create(job=job, slot=slot)
            turn.task_id = import_string(job).enqueue().id
            turn.save(update_fields=["task_id"])
    except IntegrityError:
        return False
    return True


def claim_known_run(job: str, slot: str) -> bool:
    """Claim a turn; a name without a job is logged at each look at the clock and keeps no other job waiting."""
    try:
        return claim_run(job, slot)
    except ImportError:
        log.exception("job_unknown", job=job)
        return False


def tick(now: dt.datetime) -> list[str]:
    """Take every turn that is due and free. Returns the names of the jobs enqueued."""
    due = slots(now)
    taken = set(
        ScheduledRun.objects.filter(
            job__in=[job for job, _slot in due], slot__in=[slot for _job, slot in due]
        ).values_list("job", "slot")
    )
    return [job for job, slot in due if (job, slot) not in taken and claim_known_run(job, slot)]


def keep_outcome(task_result: TaskResult, **_kwargs: Any) -> None:
    """Write to the turn how its job went; a job whose batches had a failing row is marked as partly failed."""
    if task_result.status == TaskResultStatus.FAILED:
        outcome, counts = Outcome.FAILED, {}
    else:
        said = task_result.return_value
        counts = said if isinstance(said, dict) else {}
        outcome = Outcome.PARTIAL if counts.get("failed") else Outcome.DONE
    ScheduledRun.objects.filter(task_id=task_result.id).update(outcome=outcome, counts=counts)
