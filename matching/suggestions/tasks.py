"""Background jobs of suggestions: the nightly run, a refresh when something changed, expiry."""

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.people.models import User
from matching.suggestions.actions import expire
from matching.suggestions.models import Suggestion
from matching.suggestions.running import run
from matching.suggestions.states import SuggestionState
from matching.suggestions.training import train


@task()
def refresh_everything() -> int:
    """The nightly run over everybody, after the ranker has looked at the day's decisions. Returns the run's number."""
    with across_authorities():
        train()
        return run("nightly").pk


@task()
def refresh_person(person_id: int) -> int:
    """New suggestions for one young person whose profile came into use."""
    with across_authorities():
        return run("profile", person_id=person_id).pk


@task()
def refresh_listing(listing_id: int) -> int:
    """New suggestions for one listing that was published."""
    with across_authorities():
        return run("listing", listing_id=listing_id).pk


@task()
def expire_old() -> int:
    """End suggestions whose day has passed. Returns how many."""
    states = (SuggestionState.PROPOSED, SuggestionState.ASKED, SuggestionState.LATER)
    with across_authorities():
        old = list(Suggestion.objects.filter(state__in=states, expires_on__lt=timezone.localdate()))
        for suggestion in old:
            expire(suggestion, by=User.objects.system())
        return len(old)
