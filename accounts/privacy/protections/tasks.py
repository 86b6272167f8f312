"""Background jobs of extra protection: coaches are reminded of the day of review."""

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.privacy.protections.actions import remind_of_review
from accounts.privacy.protections.models import Protection


@task()
def remind_of_reviews() -> dict[str, int]:
    """Remind of every protection whose day has come; it goes on until somebody decides."""
    today = timezone.localdate()
    with across_authorities():
        due = Protection.objects.standing().filter(review_on__lte=today, reminded_on__isnull=True)
        return run_each(due, remind_of_review, today=today).result()
