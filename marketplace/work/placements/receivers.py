"""What placements do when something below them has moved: nobody is erased in the middle of one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.audit.transitions import state_changed
from accounts.people.models import User
from marketplace.work.placements.models import Placement


def on_person(obj: User, verb: str, **_kwargs: Any) -> None:
    """Raises ValidationError while a placement is being agreed or going on: the workplace and the law count on it."""
    if verb == "erase" and Placement.objects.live().filter(person=obj).exists():
        raise ValidationError(
            _("A placement is going on. Ask your coach to end it first, then erase your data."), code="placement_live"
        )


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_person, sender=User, dispatch_uid="placements-person")
