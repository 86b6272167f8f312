"""Background job of threads: what nobody answered in time, or whose owner is away, goes to somebody else."""

from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.work.messages.actions import pass_on
from marketplace.work.messages.models import Thread


@task()
def pass_on_late() -> int:
    """Pass on what has waited too long or whose owner is away today. Returns how many threads were looked at."""
    with across_authorities():
        late = list(Thread.objects.to_pass_on())
        for thread in late:
            pass_on(thread, by=User.objects.system())
        return len(late)
