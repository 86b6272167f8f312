"""What of referrals waits for whom."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import UNANSWERED, ReferralState

AT_SERVICE = (*UNANSWERED, ReferralState.WAITLISTED)


def _in(*states: str) -> Any:
    return lambda reader: Referral.objects.visible_to(reader).filter(state__in=states)


def _agree(row: Referral, _reader: Any) -> Task:
    return Task(_("Would this service help you? Say yes or no"), row.get_absolute_url(), "", row.service.name)


def _answer(row: Referral, _reader: Any) -> Task:
    name = row.released.get("given_name", "")
    return Task(_("Answer the referral"), row.get_absolute_url(), name, row.service.name)


def _begin(row: Referral, _reader: Any) -> Task:
    name = row.released.get("given_name", "")
    return Task(_("Say when it has begun"), row.get_absolute_url(), name, row.service.name)


def _awaited(row: Referral, reader: Any) -> Task:
    url, about = row.get_absolute_url(), row.service.name
    if reader.role == Role.YOUNG:
        return Task(_("The service answers you"), url, "", about, row.service.organisation.name)
    name = name_to(reader, row.person)
    what = _("A referral waits for an answer")
    if row.state == ReferralState.ASKED:
        return Task(what, url, name, about, name, waits_for=row.person)
    return Task(what, url, name, about, row.service.organisation.name)


SINCE = Coalesce("sent_at", "created_at")
SHOWN_WITH = ("person", "service__organisation")
TEXTS = ("service__texts",)
SERVICE = (Role.EMPLOYER,)

QUEUES = (
    WorkQueue(
        "referrals.agree", (Role.YOUNG,), _in(ReferralState.ASKED), _agree, "created_at", "due_on",
        band=Band.ANSWERED, shown_with=("service",), fetched_with=TEXTS,
    ),
    WorkQueue(
        "referrals.answer", SERVICE, _in(*AT_SERVICE), _answer, SINCE, "due_on", band=Band.ANSWERED,
        shown_with=SHOWN_WITH, fetched_with=TEXTS,
    ),
    WorkQueue(
        "referrals.begin", SERVICE, _in(ReferralState.ACCEPTED), _begin, SINCE, "due_on", shown_with=SHOWN_WITH,
        fetched_with=TEXTS,
    ),
    WorkQueue(
        "referrals.hers", (Role.YOUNG,), _in(*AT_SERVICE), _awaited, SINCE, "due_on", band=Band.OTHERS,
        shown_with=SHOWN_WITH, fetched_with=TEXTS,
    ),
    WorkQueue(
        "referrals.asked", (Role.COACH,), _in(ReferralState.ASKED), _awaited, "created_at", "due_on",
        band=Band.OTHERS, shown_with=SHOWN_WITH, fetched_with=TEXTS, is_hers=True,
    ),
    WorkQueue(
        "referrals.awaited", (Role.COACH,), _in(*AT_SERVICE), _awaited, SINCE, "due_on",
        band=Band.OTHERS, shown_with=SHOWN_WITH, fetched_with=TEXTS,
    ),
)  # fmt: skip
