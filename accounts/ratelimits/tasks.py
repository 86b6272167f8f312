"""The nightly sweep of limits."""

from django.utils import timezone
from django_tasks import task

from accounts.ratelimits.actions import sweep


@task()
def sweep_rate_limits() -> int:
    """Delete what counts no more. Returns how many rows."""
    return sweep(timezone.now())
