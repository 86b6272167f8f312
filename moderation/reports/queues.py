"""What of reports waits for whom."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from moderation.reports.models import Report


def _open(reader: Any) -> Any:
    return Report.objects.visible_to(reader).open()


def _handle(row: Report, _reader: Any) -> Task:
    return Task(_("Somebody found something wrong with a place"), row.get_absolute_url(), "", row.listing.title)


QUEUES = (
    WorkQueue(
        "reports.handle", (Role.COACH, Role.COORDINATOR), _open, _handle, "created_at", person="", band=Band.ANSWERED,
        shown_with=("listing",),
    ),
)  # fmt: skip
