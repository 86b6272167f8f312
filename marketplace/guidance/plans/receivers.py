"""What plans do when something that serves a step comes to a good end: the step is ticked."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import lock, state_changed
from accounts.people.models import User
from marketplace.guidance.plans.actions import finish
from marketplace.guidance.plans.models import Serving
from marketplace.guidance.plans.queries import good_ends, servings_of
from marketplace.guidance.plans.states import OPEN


def on_state_changed(obj: Any, verb: str, by: User, **_kwargs: Any) -> None:
    """Anything of this house has moved; a workplace or a service may have done it, from its own scope."""
    if verb not in good_ends().get(obj._meta.label_lower, ()):
        return
    with across_authorities():
        for serving in servings_of(obj).filter(ended_at__isnull=True):
            _tick(serving, by=by)


def _tick(serving: Serving, *, by: User) -> None:
    """The step is done, unless it is over already; the same end twice ticks once."""
    lock(serving)
    if serving.ended_at is not None:
        return
    serving.ended_at = timezone.now()
    serving.save(update_fields=["ended_at"])
    if lock(serving.step).state in OPEN:
        finish(serving.step, by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_state_changed, dispatch_uid="plans-anything")
