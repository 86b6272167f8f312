"""What of requests for a call waits for whom."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.states import CallRequestState


def _waiting(reader: Any) -> Any:
    return CallRequest.objects.visible_to(reader).filter(state=CallRequestState.WAITING)


def _mine(state: str) -> Any:
    return lambda reader: CallRequest.objects.visible_to(reader).filter(state=state, taken_by=reader)


def _late(reader: Any) -> Any:
    return CallRequest.objects.visible_to(reader).open().filter(promised_on__lt=timezone.localdate())


def _said(what: Any) -> Any:
    return lambda row, _reader: Task(what, row.get_absolute_url(), row.given_name, row.get_good_time_display())


QUEUES = (
    WorkQueue(
        "callrequests.take", (Role.COACH,), _waiting, _said(_("Call somebody who has no coach yet")), "asked_at",
        "promised_on", person="", band=Band.ANSWERED,
    ),
    WorkQueue(
        "callrequests.call", (Role.COACH,), _mine(CallRequestState.TAKEN), _said(_("Make the call that you took")),
        "asked_at", "promised_on", person="", band=Band.ANSWERED,
    ),
    WorkQueue(
        "callrequests.end", (Role.COACH,), _mine(CallRequestState.REACHED), _said(_("Say what came of the call")),
        "asked_at", "promised_on", person="",
    ),
    WorkQueue(
        "callrequests.late", (Role.COORDINATOR,), _late, _said(_("A promised call has not been made")),
        "asked_at", "promised_on", person="",
    ),
)  # fmt: skip
