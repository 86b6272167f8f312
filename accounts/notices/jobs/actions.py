"""The verb on jobs: run one again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.notices.jobs.queries import WENT_WRONG
from accounts.notices.models import ScheduledRun
from accounts.notices.states import Outcome
from accounts.people.models import User


@transaction.atomic
def run_again(run: ScheduledRun, *, by: User) -> ScheduledRun:
    """Queue the job of a turn that went wrong once more; turn and queued job are saved together or not at all.

    Raises ValidationError where somebody was first (code ``clash``), and where the service has no such job any more.
    """
    lock(run)
    if run.outcome not in WENT_WRONG:
        raise ValidationError(_("This job was started again already."), code="clash")
    try:
        job = import_string(run.job)
    except ImportError as unknown:
        raise ValidationError(_("The service has no such job any more."), code="unknown_job") from unknown
    log(run, "run_again", by=by, before=run.outcome, after=Outcome.QUEUED)
    run.outcome, run.counts, run.task_id = Outcome.QUEUED, {}, job.enqueue().id
    run.save(update_fields=["outcome", "counts", "task_id"])
    return run
