"""Background jobs of feedback."""

from django_tasks import task

from accounts.access.tenancy import across_authorities
from marketplace.services.feedback.actions import shuffle


@task()
def mix_answers() -> int:
    """Every night: nothing in the tables leads from an answer to its giver. Returns how many answers were mixed."""
    with across_authorities():
        return shuffle()
