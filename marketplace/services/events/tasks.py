"""Background jobs of events: an offered seat goes on when its time is over; what has been held is closed."""

import datetime as dt

from django.utils import timezone
from django_tasks import task

from accounts.access.tenancy import across_authorities
from accounts.audit.batches import Tally, run_each
from accounts.people.models import User
from marketplace.services.events.actions import close, lapse
from marketplace.services.events.models import Event, SignUp
from marketplace.services.events.states import EventState, SignUpState

HELD_AFTER = dt.timedelta(hours=12)


@task()
def pass_on_seats() -> dict[str, int]:
    """Let every offer lapse whose time is over, so that the next in line is asked."""
    with across_authorities():
        rows = SignUp.objects.filter(state=SignUpState.OFFERED, offer_until__lte=timezone.now())
        late = rows.filter(event__state=EventState.PUBLISHED).select_related("event", "person")
        return run_each(late, lapse, by=User.objects.system()).result()


@task()
def close_held() -> dict[str, int]:
    """Nightly: offers that were forgotten, then events that have been held."""
    forgotten = Tally(**pass_on_seats.func())
    over = Event.objects.filter(state=EventState.PUBLISHED, ends_at__lte=timezone.now() - HELD_AFTER)
    closed = run_each(over, close, by=User.objects.system())
    return (forgotten + closed).result(closed=closed.done)
