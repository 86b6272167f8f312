"""What of introductions waits for whom: an answer, a call, a time at work to agree on."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.queries import TO_CALL, open_for
from marketplace.work.introductions.states import IntroductionState

UNANSWERED = (IntroductionState.OPENED, IntroductionState.SEEN)


def _in(*states: str) -> Any:
    return lambda reader: open_for(reader).filter(state__in=states)


def _to_call(reader: Any) -> Any:
    """Nobody has answered in time, or the workplace asked to be called again."""
    return open_for(reader).filter(TO_CALL)


def _unanswered(reader: Any) -> Any:
    return open_for(reader).filter(state__in=UNANSWERED).exclude(TO_CALL)


def _met(reader: Any) -> Any:
    return open_for(reader).filter(state=IntroductionState.MEETING, meeting_at__lt=timezone.now())


def _task(what: Any) -> Any:
    def told(row: Introduction, reader: Any) -> Task:
        return Task(what, row.get_absolute_url(), name_to(reader, row.person), row.listing.with_employer)

    return told


def _answer(row: Introduction, _reader: Any) -> Task:
    return Task(_("Would you like to meet? Answer"), row.get_absolute_url(), row.person.given_name, row.listing.title)


def _say_how_it_went(row: Introduction, _reader: Any) -> Task:
    return Task(_("How did the meeting go? Answer"), row.get_absolute_url(), row.person.given_name, row.listing.title)


def _awaited(row: Introduction, reader: Any) -> Task:
    name, about = name_to(reader, row.person), row.listing.with_employer
    what, workplace = _("A workplace is thinking"), row.listing.organisation.name
    return Task(what, row.get_absolute_url(), name, about, workplace, phone=row.listing.contact.phone)


def _hers(row: Introduction, _reader: Any) -> Task:
    url, about = row.get_absolute_url(), row.listing.with_employer
    if row.state == IntroductionState.ACCEPTED:
        return Task(_("The workplace said yes. Your coach agrees on the first day"), url, "", about, _("your coach"))
    if row.state == IntroductionState.SILENT or row.call_again_on:
        return Task(_("The workplace has not answered. Your coach calls there"), url, "", about, _("your coach"))
    return Task(_("The workplace is thinking"), url, "", about, row.listing.organisation.name)


SHOWN_WITH = ("person", "listing__organisation")
COACH, EMPLOYER = (Role.COACH,), (Role.EMPLOYER,)
ANSWERED_AT = Coalesce("answered_at", "opened_at")
PROMISED = Coalesce("call_again_on", "answer_by")  # the workplace may have asked for another day

QUEUES = (
    WorkQueue(
        "introductions.call", COACH, _to_call, _task(_("Call the workplace: no answer came")),
        "opened_at", PROMISED, shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "introductions.agree", COACH, _in(IntroductionState.ACCEPTED),
        _task(_("The workplace said yes: agree on the first day")), ANSWERED_AT, band=Band.ANSWERED,
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "introductions.ask", COACH, _met, _task(_("Ask how the meeting went")), "meeting_at", TruncDate("meeting_at"),
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "introductions.awaited", COACH, _unanswered, _awaited, "opened_at", PROMISED, band=Band.OTHERS,
        shown_with=(*SHOWN_WITH, "listing__contact"),
    ),
    WorkQueue(
        "introductions.answer", EMPLOYER, _in(*UNANSWERED, IntroductionState.SILENT), _answer, "opened_at",
        PROMISED, band=Band.ANSWERED, shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "introductions.decide", EMPLOYER, _met, _say_how_it_went, "meeting_at", TruncDate("meeting_at"),
        shown_with=SHOWN_WITH,
    ),
    WorkQueue(
        "introductions.hers", (Role.YOUNG,), _in(*UNANSWERED, IntroductionState.SILENT, IntroductionState.ACCEPTED),
        _hers, "opened_at", PROMISED, band=Band.OTHERS, shown_with=SHOWN_WITH,
    ),
)  # fmt: skip
