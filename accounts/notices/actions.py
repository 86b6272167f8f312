"""Verbs on notices: tell now, remind later, cancel, deliver."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from accounts.notices.channels import can_go_out, is_reachable, send
from accounts.notices.models import Delivery, Notice
from accounts.notices.states import Channel, NoticeState
from accounts.people.models import User
from accounts.people.states import Role

LEASE = dt.timedelta(minutes=5)  # far beyond the patience with a mail server, which is seconds


class Opens(NamedTuple):
    """What the own link of a mail opens: a name of ``link_pages`` in a manifest, and on what."""

    page: str
    subject: models.Model


notice_written = Signal()
"""Sent inside the transaction with ``notice``; the background job is queued from it after the commit."""


def next_polite_time(person: User, now: dt.datetime) -> dt.datetime:
    """The first moment from ``now`` on at which a mail may ring at a young person's; others have no quiet hours."""
    local = timezone.localtime(now)
    if person.role != Role.YOUNG or settings.QUIET_UNTIL <= local.hour < settings.QUIET_FROM:
        return now
    day = local.date() + dt.timedelta(days=int(local.hour >= settings.QUIET_FROM))
    return timezone.make_aware(dt.datetime.combine(day, dt.time(settings.QUIET_UNTIL)))


@transaction.atomic
def notify(
    person: User, name: str, /, *, about: models.Model, link: str = "", opens: Opens | None = None, **facts: str
) -> Notice:
    """Write a notice to one person in the transaction of its cause; a worker sends it after the commit.

    ``name`` is the template ``notices/<name>.txt`` of the sending feature; ``facts`` are the plain words it needs.
    ``link`` is the page for those who sign in; ``opens`` gives the mail a link of its own that needs no account.
    People without an e-mail address, or who want no mail, read it in the service.
    """
    reachable = is_reachable(person)
    notice = Notice.objects.create(
        recipient=person,
        name=name,
        facts=facts,
        link=link,
        **_own_page(opens),
        state=NoticeState.WAITING if reachable else NoticeState.SHOWN,
        send_after=next_polite_time(person, timezone.now()),
        **_cause(about),
    )
    if reachable:
        notice_written.send(Notice, notice=notice)
    return notice


@transaction.atomic
def schedule(
    person: User,
    name: str,
    /,
    *,
    at: dt.datetime,
    about: models.Model,
    link: str = "",
    opens: Opens | None = None,
    channel: Channel = Channel.MAIL,
    **facts: str,
) -> Notice:
    """Write a notice that appears and is sent at a moment, not before; ``cancel`` takes it back until then.

    A text message repeats in short what a mail says, so it comes beside one; it is not shown in the service.
    """
    return Notice.objects.create(
        recipient=person,
        name=name,
        facts=facts,
        link=link,
        **_own_page(opens),
        channel=channel,
        state=NoticeState.WAITING if is_reachable(person, channel) else NoticeState.SHOWN,
        appears_at=at,
        send_after=next_polite_time(person, at),
        **_cause(about),
    )


@transaction.atomic
def tell_address(
    address: str, language: str, name: str, /, *, about: models.Model, opens: Opens | None = None, **facts: Any
) -> Notice:
    """Write a notice to somebody without an account, in a language of the house."""
    notice = Notice.objects.create(
        address=address, language=language, name=name, facts=facts, **_own_page(opens), **_cause(about)
    )
    notice_written.send(Notice, notice=notice)
    return notice


def _own_page(opens: Opens | None) -> dict[str, str]:
    return {} if opens is None else {"link_page": opens.page, "link_subject": str(opens.subject.pk)}


def _cause(about: models.Model) -> dict[str, str]:
    return {"cause": about._meta.label_lower, "cause_id": str(about.pk)}


@transaction.atomic
def cancel_notifications(about: models.Model, *names: str) -> int:
    """Stop the notices of a cause that has gone, before they are sent or appear. Returns how many."""
    named = Notice.objects.filter(name__in=names, **_cause(about))
    to_come = Q(state=NoticeState.WAITING) | Q(state=NoticeState.SHOWN, appears_at__gt=timezone.now())
    return named.filter(to_come).update(state=NoticeState.CANCELLED)


def deliver(notice: Notice) -> Delivery | None:
    """Send one waiting notice and log how it went; a failure waits longer each time, then gives up.

    Its hour is put off first, by one statement that a single worker wins, so two never send it twice and no lock is
    held while the mail server answers. Who dies in between leaves it to the next sweep after ``LEASE``; the message
    id stays the same over tries, so a mail box shows one message even where the server took it and the line broke.
    """
    if not Notice.objects.due().filter(pk=notice.pk).update(send_after=timezone.now() + LEASE):
        return None
    held = Notice.objects.select_related("recipient").get(pk=notice.pk)
    if held.begins_at is not None and held.begins_at <= timezone.now():
        held.state = NoticeState.CANCELLED
        held.save(update_fields=["state"])
        return None
    if not can_go_out(held):
        held.state = NoticeState.SHOWN
        held.save(update_fields=["state"])
        return None
    try:
        send(held)
    except Exception as failure:
        return _note_failure(held, failure)
    return _note_success(held)


@transaction.atomic
def _note_success(notice: Notice) -> Delivery:
    notice.state, notice.sent_at = NoticeState.SENT, timezone.now()
    notice.save(update_fields=["state", "sent_at"])
    return notice.deliveries.create(channel=notice.channel, succeeded=True)


@transaction.atomic
def _note_failure(notice: Notice, failure: Exception) -> Delivery:
    """Wait two, four, eight minutes and so on, politely; after the last try the notice is parked for a person."""
    notice.tries += 1
    notice.state = NoticeState.FAILED if notice.tries >= settings.NOTICE_TRIES else NoticeState.WAITING
    later = timezone.now() + dt.timedelta(minutes=2**notice.tries)
    notice.send_after = next_polite_time(notice.recipient, later) if notice.recipient else later
    notice.save(update_fields=["tries", "state", "send_after"])
    return Delivery.objects.create(
        notice=notice, channel=notice.channel, succeeded=False, detail=type(failure).__name__
    )


@transaction.atomic
def read_all(person: User) -> int:
    """Mark a person's notices as read. Returns how many."""
    return Notice.objects.filter(recipient=person, read_at__isnull=True).update(read_at=timezone.now())
