"""The nightly job of hirings: say when the last day to apply for support comes near."""

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.work.outcomes.actions import remind
from marketplace.work.outcomes.queries import deadlines_near


@task()
def remind_of_deadlines() -> int:
    """Remind of every case that nobody has applied for. Returns how many."""
    with across_authorities():
        near = list(deadlines_near(timezone.localdate()))
        for case in near:
            remind(case, by=User.objects.system())
    return len(near)
