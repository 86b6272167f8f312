"""What profiles do when something below them has moved: no permission, no profile in use; no row, no photo."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from accounts.audit.transitions import state_changed
from accounts.people.models import User
from accounts.privacy.models import Consent, Purpose
from marketplace.guidance.profiles.actions import retire
from marketplace.guidance.profiles.models import Profile


def on_consent(obj: Consent, by: User, **_kwargs: Any) -> None:
    """The young person takes back the permission to use the profile: it is out of use at once."""
    if obj.purpose == Purpose.VISIBLE:
        _take_out_of_use(obj.person, by)


def on_person(obj: User, verb: str, by: User, **_kwargs: Any) -> None:
    """Somebody who is being erased is proposed nowhere any more."""
    if verb == "erase":
        _take_out_of_use(obj, by)


def on_deleted(instance: Profile, **_kwargs: Any) -> None:
    """The photo goes with the last version that shows it."""
    name, storage = instance.photo.name, instance.photo.storage
    if name and not Profile._base_manager.filter(photo=name).exists():
        transaction.on_commit(lambda: storage.delete(name))


def _take_out_of_use(person: User, by: User) -> None:
    for profile in Profile.objects.in_force().filter(person=person):
        retire(profile, by=by)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    state_changed.connect(on_consent, sender=Consent, dispatch_uid="profiles-consent")
    state_changed.connect(on_person, sender=User, dispatch_uid="profiles-person")
    post_delete.connect(on_deleted, sender=Profile, dispatch_uid="profiles-deleted")
