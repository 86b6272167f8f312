"""Background job of threads: what nobody answered in time, or whose owner is away, goes to somebody else."""

from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from marketplace.work.messages.actions import pass_on
from marketplace.work.messages.models import Thread


@task()
def pass_on_late() -> dict[str, int]:
    """Pass on what has waited too long or whose owner is away today."""
    with across_authorities():
        return run_each(Thread.objects.to_pass_on(), pass_on, by=User.objects.system()).result()
