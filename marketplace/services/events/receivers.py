"""What follows in events: an offer looks at the clock when its time is over, and nobody keeps a seat who has left."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import locked, state_changed
from accounts.organisations.models import Organisation
from accounts.organisations.states import OrganisationState
from accounts.people.models import User
from marketplace.services.events.actions import leave
from marketplace.services.events.models import Event, SignUp
from marketplace.services.events.tasks import pass_on_seats

A_MOMENT = dt.timedelta(seconds=1)


def on_sign_up(obj: SignUp, verb: str, **_kwargs: Any) -> None:
    """A seat is offered: the job that passes it on is queued for the end of the offer."""
    until = obj.offer_until
    if verb == "offer" and until:
        transaction.on_commit(lambda: pass_on_seats.using(run_after=until + A_MOMENT).enqueue())


def on_person(obj: User, verb: str, by: User, **_kwargs: Any) -> None:
    """She leaves the service: her seats go to those who wait."""
    if verb == "erase":
        for sign_up in SignUp.objects.live().filter(person=obj).select_related("event", "person"):
            leave(sign_up, by=by)


def on_organisation(obj: Organisation, **_kwargs: Any) -> None:
    """A banned employer is not met anywhere any more."""
    if obj.state == OrganisationState.BANNED:
        with across_authorities():
            for event in locked(Event.objects.filter(employers=obj)):
                event.employers.remove(obj)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_sign_up, sender=SignUp, dispatch_uid="events-sign-up")
    state_changed.connect(on_organisation, sender=Organisation, dispatch_uid="events-employer")
    state_changed.connect(on_person, sender=User, dispatch_uid="events-person")
