"""What of the talks waits for whom."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to, named_in_list
from marketplace.work.messages.models import Thread
from marketplace.work.messages.queries import waiting_for

ALL = (Role.YOUNG, Role.COACH, Role.EMPLOYER, Role.COORDINATOR)


def _answer(row: Thread, reader: Any) -> Task:
    return Task(_("Answer a message"), row.get_absolute_url(), named_in_list(reader, row.person))


def _held_by_others(reader: Any) -> Any:
    return Thread.objects.visible_to(reader).waiting().exclude(holder=reader)


def _awaited(row: Thread, reader: Any) -> Task:
    holder = name_to(reader, row.holder) if row.holder else ""
    if reader.role == Role.YOUNG:
        return Task(_("Your message waits for an answer"), row.get_absolute_url(), holder=holder)
    return Task(_("A message waits for an answer"), row.get_absolute_url(), name_to(reader, row.person), holder=holder)


QUEUES = (
    WorkQueue(
        "messages.answer", ALL, waiting_for, _answer, "waits_since", "answer_by", band=Band.ANSWERED,
        shown_with=("person",),
    ),
    WorkQueue(
        "messages.awaited", (Role.YOUNG, Role.COACH), _held_by_others, _awaited, "waits_since", "answer_by",
        band=Band.OTHERS, shown_with=("person", "holder"),
    ),
)  # fmt: skip
