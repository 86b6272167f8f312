"""The nightly sweep of kept texts."""

from django.utils import timezone
from django_tasks import task

from accounts.unsent.actions import sweep


@task()
def sweep_unsent_texts() -> int:
    """Delete what waits for nobody any more. Returns how many."""
    return sweep(timezone.now())
