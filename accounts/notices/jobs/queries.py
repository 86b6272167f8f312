"""Reads of jobs: those whose last turn went wrong."""

from django.db.models import Exists, OuterRef, QuerySet

from accounts.notices.models import ScheduledRun
from accounts.notices.states import Outcome

WENT_WRONG = (Outcome.PARTIAL, Outcome.FAILED)


def broken_runs() -> QuerySet[ScheduledRun]:
    """The last turn that has ended of each job, where it failed in whole or in part; the newest first."""
    ended = ScheduledRun.objects.exclude(outcome=Outcome.QUEUED)
    later = ended.filter(job=OuterRef("job"), pk__gt=OuterRef("pk"))
    return ScheduledRun.objects.filter(~Exists(later), outcome__in=WENT_WRONG)
