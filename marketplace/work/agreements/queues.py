"""What of agreements waits for whom: to be sent out, signed, checked or confirmed."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import named_in_list
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import agreements_waiting_for
from marketplace.work.agreements.states import AgreementState

WORKERS = {
    AgreementState.DRAFT: _("Write the agreement to the end and send it to be signed"),
    AgreementState.SIGNED: _("Check the signed agreement"),
    AgreementState.CHECKED: _("Confirm the agreement for the authority"),
}


def _sign(row: Agreement, reader: Any) -> Task:
    who = named_in_list(reader, row.person)
    return Task(_("Read the agreement and sign it"), row.get_absolute_url(), who, row.placement.listing.with_employer)


def _move_on(row: Agreement, reader: Any) -> Task:
    what = WORKERS[AgreementState(row.state)]
    who = named_in_list(reader, row.person)
    return Task(what, row.get_absolute_url(), who, row.placement.listing.with_employer)


def _with_others(reader: Any) -> Any:
    states = [AgreementState.OUT, AgreementState.SIGNED, AgreementState.CHECKED]
    if reader.role == Role.COACH:
        states.remove(AgreementState.SIGNED)
    rows = Agreement.objects.visible_to(reader).filter(state__in=states)
    return rows.exclude(pk__in=agreements_waiting_for(reader).values("pk"))


def _awaited(row: Agreement, reader: Any) -> Task:
    holders = {
        AgreementState.OUT: _("the one who has not signed"), AgreementState.SIGNED: _("the coach"),
        AgreementState.CHECKED: _("the official"),
    }  # fmt: skip
    who, about = named_in_list(reader, row.person), row.placement.listing.with_employer
    return Task(
        _("The agreement is on its way"), row.get_absolute_url(), who, about, holders[AgreementState(row.state)]
    )


SHOWN_WITH = ("person", "placement__listing__organisation")
SINCE = Coalesce("sent_at", "created_at")
SIGNERS, WORKING = (Role.YOUNG, Role.EMPLOYER), (Role.COACH, Role.COORDINATOR)

QUEUES = (
    WorkQueue(
        "agreements.sign", SIGNERS, agreements_waiting_for, _sign, SINCE, "placement__starts_on", band=Band.ANSWERED,
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "agreements.check", WORKING, agreements_waiting_for, _move_on, SINCE, "placement__starts_on",
        band=Band.ANSWERED, shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "agreements.awaited", (*SIGNERS, Role.COACH), _with_others, _awaited, SINCE, "placement__starts_on",
        band=Band.OTHERS, shown_with=SHOWN_WITH,
    ),
)  # fmt: skip
