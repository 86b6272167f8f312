"""What of appointments waits for whom."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import mine_to_come, without_word
from marketplace.guidance.appointments.states import AppointmentState


def _offered(reader: Any) -> Any:
    return mine_to_come(reader).filter(state=AppointmentState.OFFERED)


def _book(row: Appointment, _reader: Any) -> Task:
    return Task(_("Your coach offers you a time: does it suit you?"), reverse("appointments:book", args=[row.pk]))


def _say(row: Appointment, reader: Any) -> Task:
    return Task(_("Did the appointment take place?"), row.get_absolute_url(), name_to(reader, row.person))


def _offers_of(reader: Any) -> Any:
    return Appointment.objects.filter(coach=reader, state=AppointmentState.OFFERED, starts_at__gt=timezone.now())


def _awaited(row: Appointment, reader: Any) -> Task:
    name = name_to(reader, row.person)
    what, waits_for = _("A time that you offered waits for an answer"), row.person
    return Task(what, row.get_absolute_url(), name, holder=name, waits_for=waits_for)


QUEUES = (
    WorkQueue(
        "appointments.book", (Role.YOUNG,), _offered, _book, "changed_at", TruncDate("starts_at"), band=Band.ANSWERED
    ),
    WorkQueue(
        "appointments.hold", (Role.COACH,), without_word, _say, F("ends_at"), TruncDate("ends_at"),
        shown_with=("person",),
    ),
    WorkQueue(
        "appointments.awaited", (Role.COACH,), _offers_of, _awaited, "changed_at", TruncDate("starts_at"),
        band=Band.OTHERS, shown_with=("person",), is_hers=True,
    ),
)  # fmt: skip
