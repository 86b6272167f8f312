"""What of extra protection waits for whom."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from accounts.privacy.protections.queries import due_for


def _look_again(row: Any, reader: Any) -> Task:
    return Task(
        _("Look again at the extra protection"), reverse("privacy:renew", args=[row.pk]), name_to(reader, row.person)
    )


QUEUES = (
    WorkQueue(
        "protections.renew", (Role.COACH,), due_for, _look_again, "started_at", "review_on", shown_with=("person",)
    ),
)
