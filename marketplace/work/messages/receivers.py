"""What threads do when somebody else answers: a deputy from today, or another contact at the workplace."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import state_changed
from accounts.caseloads.models import Deputy
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.listings.models import Listing
from marketplace.work.messages.actions import change_holder
from marketplace.work.messages.models import Thread
from marketplace.work.messages.tasks import pass_on_late


def on_deputy(instance: Deputy, **_kwargs: Any) -> None:
    """Somebody who falls ill names a deputy the same morning; the nightly job would be a day too late."""
    if instance.starts_on <= timezone.localdate() <= instance.ends_on:
        transaction.on_commit(pass_on_late.enqueue)


def on_listing(obj: Listing, verb: str, **_kwargs: Any) -> None:
    """Somebody else answers at the workplace: what waited for the contact before waits for her."""
    if verb != "change_contact":
        return
    with across_authorities():
        waiting = Thread.objects.waiting().filter(introduction__listing=obj, holder__role=Role.EMPLOYER)
        for thread in waiting.exclude(holder=obj.contact):
            change_holder(thread, holder=obj.contact, by=User.objects.system())


def connect() -> None:
    """Connect the receivers of this feature, once."""
    post_save.connect(on_deputy, sender=Deputy, dispatch_uid="messages-deputy")
    state_changed.connect(on_listing, sender=Listing, dispatch_uid="messages-listing")
