"""Verbs on notices: tell, cancel, deliver."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone

from accounts.notices.models import Delivery, Notice
from accounts.notices.states import NoticeState
from accounts.notices.words import words_of
from accounts.people.models import User
from accounts.people.states import Role

notice_written = Signal()
"""Sent inside the transaction with ``notice``; the background job is queued from it after the commit."""


def next_polite_time(person: User, now: dt.datetime) -> dt.datetime:
    """The first moment from ``now`` on at which a mail may ring at a young person's; others have no quiet hours."""
    local = timezone.localtime(now)
    if person.role != Role.YOUNG or settings.QUIET_UNTIL <= local.hour < settings.QUIET_FROM:
        return now
    day = local.date() + dt.timedelta(days=int(local.hour >= settings.QUIET_FROM))
    return timezone.make_aware(dt.datetime.combine(day, dt.time(settings.QUIET_UNTIL)))


def is_reachable(person: User) -> bool:
    """Whether a mail may go to a person now; otherwise the notice waits in the service."""
    return bool(person.email) and person.wants_mail and person.is_active


@transaction.atomic
def tell(person: User, name: str, /, *, about: models.Model, link: str = "", **facts: str) -> Notice:
    """Write a notice to one person in the transaction of its cause; a worker sends it after the commit.

    ``name`` is the template ``notices/<name>.txt``; ``facts`` are the plain words it needs. People without an
    e-mail address, or who want no mail, read it in the service.
    """
    reachable = is_reachable(person)
    notice = Notice.objects.create(
        recipient=person,
        name=name,
        cause=about._meta.label_lower,
        cause_id=str(about.pk),
        facts=facts,
        link=link,
        state=NoticeState.WAITING if reachable else NoticeState.SHOWN,
        send_after=next_polite_time(person, timezone.now()),
    )
    if reachable:
        notice_written.send(Notice, notice=notice)
    return notice


@transaction.atomic
def cancel(about: models.Model, *names: str) -> int:
    """Stop the notices of a cause that has gone, before they are sent. Returns how many."""
    waiting = Notice.objects.filter(
        cause=about._meta.label_lower, cause_id=str(about.pk), state=NoticeState.WAITING, name__in=names
    )
    return waiting.update(state=NoticeState.CANCELLED)


@transaction.atomic
def deliver(notice: Notice) -> Delivery | None:
    """Send one waiting notice by mail and log how it went; a failure waits longer each time, then gives up.

    The row is locked while the mail goes out, so two workers never send it twice; the message id stays the same
    over tries, so a mail box shows one message even where the server took it and the line then broke.
    """
    due = Notice.objects.due().select_related("recipient")
    held = due.select_for_update(skip_locked=True, of=("self",)).filter(pk=notice.pk).first()
    if held is None:
        return None
    if not is_reachable(held.recipient):
        held.state = NoticeState.SHOWN
        held.save(update_fields=["state"])
        return None
    try:
        _mail(held)
    except Exception as failure:
        return _note_failure(held, failure)
    held.state, held.sent_at = NoticeState.SENT, timezone.now()
    held.save(update_fields=["state", "sent_at"])
    return Delivery.objects.create(notice=held, succeeded=True)


def _mail(notice: Notice) -> None:
    subject, body = words_of(notice)
    headers = {"Message-ID": f"<{notice.message_id}@duunipari>", "Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, to=[notice.recipient.email or ""], headers=headers).send()


def _note_failure(notice: Notice, failure: Exception) -> Delivery:
    """Wait two, four, eight minutes and so on, politely; after the last try the notice is parked for a person."""
    notice.tries += 1
    notice.state = NoticeState.FAILED if notice.tries >= settings.NOTICE_TRIES else NoticeState.WAITING
    later = timezone.now() + dt.timedelta(minutes=2**notice.tries)
    notice.send_after = next_polite_time(notice.recipient, later)
    notice.save(update_fields=["tries", "state", "send_after"])
    return Delivery.objects.create(notice=notice, succeeded=False, detail=type(failure).__name__)


@transaction.atomic
def read_all(person: User) -> int:
    """Mark a person's notices as read. Returns how many."""
    return Notice.objects.filter(recipient=person, read_at__isnull=True).update(read_at=timezone.now())
