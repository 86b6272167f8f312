"""Reminders that are due, on the list of what waits."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.caseloads.bookmarks.models import Bookmark
from accounts.manifests import Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to


def _due(reader: Any) -> Any:
    return Bookmark.objects.visible_to(reader).due()


def _remind(row: Bookmark, reader: Any) -> Task:
    return Task(
        _("You wanted to be reminded"), reverse("caseloads:bookmark", args=[row.person_id]),
        name_to(reader, row.person), row.note,
    )  # fmt: skip


QUEUES = (
    WorkQueue("caseloads.remind", (Role.COACH,), _due, _remind, "remind_on", "remind_on", shown_with=("person",)),
)
