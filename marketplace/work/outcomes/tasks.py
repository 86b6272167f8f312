"""The nightly job of hirings: say when the last day to apply for support comes near."""

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.work.outcomes.actions import remind
from marketplace.work.outcomes.queries import deadlines_near


@task()
def remind_of_deadlines() -> dict[str, int]:
    """Remind of every case that nobody has applied for."""
    with across_authorities():
        return run_each(deadlines_near(timezone.localdate()), remind, by=User.objects.system()).result()
