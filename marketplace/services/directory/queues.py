"""What of the directory waits for whom."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from marketplace.services.directory.models import Service
from marketplace.services.directory.queries import kept_by
from marketplace.services.directory.rules import can_list_mine


def _unfresh(reader: Any) -> Any:
    kept = kept_by(reader) if can_list_mine(reader, None) else Service.objects.none()
    return kept.filter(pk__in=Service.objects.unfresh().values("pk"))


def _check(row: Service, _reader: Any) -> Task:
    return Task(_("Check the card of a service"), row.get_absolute_url(), "", row.name)


QUEUES = (
    WorkQueue(
        "directory.check", (Role.COACH, Role.COORDINATOR, Role.EMPLOYER), _unfresh, _check,
        Coalesce("verified_on", "created_at__date"), person="", band=Band.AFTERWARDS,
        fetched_with=("texts",),
    ),
)  # fmt: skip
