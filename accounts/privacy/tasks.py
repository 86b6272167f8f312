"""Background jobs of privacy: what the retention periods ask for."""

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from accounts.privacy import actions


@task()
def erase_expired() -> dict[str, int]:
    """Warn, erase and clear by the retention periods. Returns how many of each."""
    with across_authorities():
        return actions.erase_expired(timezone.now(), by=User.objects.system())
