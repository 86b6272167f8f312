"""What notices do when one is written (its delivery is queued) and when a scheduled job has ended (its outcome)."""

from django_tasks.signals import task_finished

from accounts.notices.actions import notice_written
from accounts.notices.schedule import keep_outcome
from accounts.notices.tasks import queue_delivery


def connect() -> None:
    """Connect the receivers of this feature, once."""
    notice_written.connect(queue_delivery, dispatch_uid="notices")
    task_finished.connect(keep_outcome, dispatch_uid="notices-schedule")
