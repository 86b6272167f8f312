"""With whom nothing moves, where nothing else waits for the reader."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from moderation.stalledcases.queries import stalled_cases


def _call(row: Any, reader: Any) -> Task:
    return Task(
        _("Nothing has moved for long: call, and agree on a step"),
        f"{row.get_absolute_url()}#actions",
        name_to(reader, row),
    )


QUEUES = (
    WorkQueue(
        "stalledcases.call", (Role.COACH,), stalled_cases, _call, "moved_at", person="pk", band=Band.STILL,
        is_last_resort=True,
    ),
)  # fmt: skip
