"""What hirings do when something else moves: no work before a decision, nobody erased in the middle of agreeing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.audit.transitions import state_changed
from accounts.people.models import User
from marketplace.work.outcomes.actions import refuse_undecided
from marketplace.work.outcomes.models import Hiring
from marketplace.work.outcomes.states import BEFORE, PAID
from marketplace.work.placements.models import Placement


def on_placement(obj: Placement, verb: str, **_kwargs: Any) -> None:
    """A placement that is a job itself does not start before the decision on its support."""
    if verb == "start":
        for hiring in Hiring.objects.filter(placement=obj, state__in=BEFORE, kind=obj.kind, kind__in=PAID):
            refuse_undecided(hiring)


def on_person(obj: User, verb: str, **_kwargs: Any) -> None:
    """Raises ValidationError while a hiring is being prepared: the workplace counts on it."""
    if verb == "erase" and Hiring.objects.filter(person=obj, state__in=BEFORE).exists():
        text = _("A job or a business is being prepared. Ask your coach to cancel it first, then erase your data.")
        raise ValidationError(text, code="hiring_live")


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_placement, sender=Placement, dispatch_uid="outcomes-placement")
    state_changed.connect(on_person, sender=User, dispatch_uid="outcomes-person")
