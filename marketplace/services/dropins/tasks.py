"""Background jobs of the drop-in: nicknames go after the day."""

from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from marketplace.services.dropins.actions import forget_names


@task()
def forget_yesterday() -> int:
    """Empty the nicknames of days that are over. Returns how many."""
    with across_authorities():
        return forget_names(by=User.objects.system())
