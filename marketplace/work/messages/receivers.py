"""What threads do when a coach gets a deputy: who stands in from today takes at once what waits."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone

from accounts.caseloads.models import Deputy
from marketplace.work.messages.tasks import pass_on_late


def on_deputy(instance: Deputy, **_kwargs: Any) -> None:
    """Somebody who falls ill names a deputy the same morning; the nightly job would be a day too late."""
    if instance.starts_on <= timezone.localdate() <= instance.ends_on:
        transaction.on_commit(pass_on_late.enqueue)


def connect() -> None:
    """Connect the receivers of this feature, once."""
    post_save.connect(on_deputy, sender=Deputy, dispatch_uid="messages-deputy")
