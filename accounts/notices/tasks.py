"""Background jobs of notices: send one, sweep up those whose time has come."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts.audit.batches import Tally, try_each
from accounts.notices.actions import deliver
from accounts.notices.models import Notice


@task()
def deliver_notice(notice_id: int) -> None:
    """Send one notice, if it is still waiting and due."""
    notice = Notice.objects.filter(pk=notice_id).first()
    if notice is not None:
        deliver(notice)


@task()
def deliver_due() -> dict[str, int]:
    """Send everything that is due: after quiet hours, after a failed try, after a lost job.

    Round by round the oldest of each reader, so that what waited behind another mail goes out in the same sweep.
    """
    tried: set[int] = set()
    tally = Tally()
    while True:
        heads = [one for one in Notice.objects.next_for_each() if one.pk not in tried]
        tally += try_each(heads, deliver)
        if not heads:
            return tally.result()
        tried.update(one.pk for one in heads)


def queue_delivery(notice: Notice, **_kwargs: Any) -> None:
    """Queue the sending of a new notice for after the commit, and for when it appears."""
    later = notice.appears_at if notice.appears_at > timezone.now() else None
    transaction.on_commit(lambda: deliver_notice.using(run_after=later).enqueue(notice.pk))
