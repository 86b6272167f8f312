"""Background jobs of suggestions: the nightly run, a refresh when something changed, expiry.

The ranker's work is done by its commands: they are loaded when they run, so that the processes that only serve pages
never load scikit-learn.
"""

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import run_each
from accounts.people.models import User
from matching.suggestions.actions import drop, expire
from matching.suggestions.models import Suggestion
from matching.suggestions.queueing.moving import move_up
from matching.suggestions.states import OPEN, SuggestionState


@task()
def refresh_everything() -> None:
    """The night: train where enough has been decided, suggest to everybody, then read how the ranker does."""
    call_command("train_ranker", if_due=True)
    call_command("suggest_matches", trigger="nightly")
    call_command("watch_ranker")


@task()
def refresh_person(person_id: int) -> None:
    """New suggestions for one young person whose profile came into use."""
    call_command("suggest_matches", trigger="profile", person=person_id)


@task()
def refresh_listing(listing_id: int) -> None:
    """New suggestions for one listing that was published."""
    call_command("suggest_matches", trigger="listing", listing=listing_id)


@task()
def move_up_reserve(person_id: int) -> dict[str, int]:
    """After a decision about a young person: what comes next for her, where her coach has room."""
    with across_authorities():
        return move_up(person_id).result()


@task()
def expire_old() -> dict[str, int]:
    """End suggestions whose day has passed, before a coach and in reserve."""
    system = User.objects.system()
    with across_authorities():
        old = Suggestion.objects.filter(expires_on__lt=timezone.localdate())
        ended = run_each(old.filter(state__in=OPEN), expire, by=system)
        kept = old.filter(state=SuggestionState.RESERVED)
        return (ended + run_each(kept, drop, by=system, reason="time ran out")).result()
