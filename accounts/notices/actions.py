"""Verbs on notices: tell now, remind later, cancel, deliver, send again what was parked."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.batches import Tally, run_each
from accounts.audit.transitions import lock, log
from accounts.notices.channels import address_of, can_go_out, is_reachable, is_told_by_text, judge, send
from accounts.notices.models import Delivery, Notice
from accounts.notices.states import Channel, Failure, NoticeState
from accounts.notices.words import has_short_text
from accounts.people.actions import mark_reached, mark_refused
from accounts.people.models import User
from accounts.people.states import Role

AT_ONCE = dt.timedelta()
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
    person: User,
    name: str,
    /,
    *,
    about: models.Model,
    link: str = "",
    opens: Opens | None = None,
    after: dt.timedelta = AT_ONCE,
    **facts: str,
) -> Notice:
    """Write a notice to one person in the transaction of its cause; a worker sends it after the commit.

    ``after``: how long it stays unseen and unsent, while its cause can still be taken back.

    ``name`` is the template ``notices/<name>.txt`` of the sending feature; ``facts`` are the plain words it needs.
    ``link`` is the page for those who sign in; ``opens`` gives the mail a link of its own that needs no account.
    People without an e-mail address, or who want no mail, read it in the service. Where ``notices/<name>.sms.txt``
    lies beside the text, a text message tells those of them who have a phone.
    """
    whole: dict[str, Any] = {"recipient": person, "name": name, "facts": facts, **_cause(about)}
    appears = timezone.now() + after
    whole |= {"appears_at": appears, "send_after": next_polite_time(person, appears)}
    reachable = is_reachable(person)
    state = NoticeState.WAITING if reachable else NoticeState.SHOWN
    notice = Notice.objects.create(link=link, state=state, **whole, **_own_page(opens))
    if reachable:
        notice_written.send(Notice, notice=notice)
    if has_short_text(name) and is_told_by_text(person):
        text = Notice.objects.create(channel=Channel.SMS, **whole)
        notice_written.send(Notice, notice=text)
    return notice


@transaction.atomic
def notify_on_every_way(person: User, name: str, /, *, about: models.Model, link: str = "", **facts: str) -> None:
    """Tell somebody in the service, by mail and by text message, all that reach her, and at once also at night.

    For what may have been done in her name: one way may be in other hands by now, and by the morning all of them.
    ``notices/<name>.sms.txt`` lies beside the text.
    """
    for channel in Channel:
        reachable = is_reachable(person, channel)
        if not reachable and channel != Channel.MAIL:
            continue
        notice = Notice.objects.create(
            recipient=person, name=name, facts=facts, link=link if channel == Channel.MAIL else "", channel=channel,
            state=NoticeState.WAITING if reachable else NoticeState.SHOWN, **_cause(about),
        )  # fmt: skip
        if reachable:
            notice_written.send(Notice, notice=notice)


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
    unsent = [NoticeState.WAITING, NoticeState.PARKED]
    to_come = Q(state__in=unsent) | Q(state=NoticeState.SHOWN, appears_at__gt=timezone.now())
    return named.filter(to_come).update(state=NoticeState.CANCELLED)


def deliver(notice: Notice) -> Delivery | None:
    """Send one waiting notice, the oldest of its reader, and log how it went.

    Its hour is put off first, by one statement that a single worker wins, so two never send it twice and no lock is
    held while the mail server answers. Who dies in between leaves it to the next sweep after ``LEASE``; the message
    id stays the same over tries, so a mail box shows one message even where the server took it and the line broke.
    """
    if not Notice.objects.next_for_each().filter(pk=notice.pk).update(send_after=timezone.now() + LEASE):
        return None
    held = Notice.objects.select_related("recipient").get(pk=notice.pk)
    if held.has_begun or not can_go_out(held):
        _settle(held, NoticeState.SHOWN)
        return None
    try:
        send(held)
    except Exception as failure:
        return _note_failure(held, failure)
    return _note_success(held)


def _settle(notice: Notice, state: NoticeState, **changes: Any) -> None:
    """Write how a try ended, unless its cause has gone in the meantime: what was cancelled is not tried again."""
    Notice.objects.filter(pk=notice.pk, state=NoticeState.WAITING).update(state=state, **changes)


@transaction.atomic
def _note_success(notice: Notice) -> Delivery:
    if notice.recipient and notice.recipient.refused_at and notice.channel == Channel.MAIL:
        mark_reached(notice.recipient)
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.SENT, sent_at=timezone.now())
    return notice.deliveries.create(channel=notice.channel, succeeded=True)


@transaction.atomic
def _note_failure(notice: Notice, failure: Exception) -> Delivery:
    """Wait longer after each try, politely, over three days; then, or where waiting is no use, park it for a person."""
    meaning, waits = judge(failure), settings.NOTICE_WAITS
    if meaning == Failure.NO_SUCH_BOX and notice.recipient:
        mark_refused(notice.recipient, address_of(notice))
    if meaning == Failure.PASSING and notice.tries < len(waits):
        later = _polite_time_of(notice, timezone.now() + waits[notice.tries])
        _settle(notice, NoticeState.WAITING, tries=notice.tries + 1, send_after=later)
    else:
        _settle(notice, NoticeState.PARKED, tries=notice.tries + 1)
    return notice.deliveries.create(channel=notice.channel, succeeded=False, detail=type(failure).__name__)


def _polite_time_of(notice: Notice, now: dt.datetime) -> dt.datetime:
    return next_polite_time(notice.recipient, now) if notice.recipient else now


@transaction.atomic
def send_again(notice: Notice, *, by: User) -> Notice:
    """Let a parked notice go out with the next sweep, with all its tries before it again.

    Raises ValidationError where it is not parked: somebody else was first, or its cause has gone.
    """
    if lock(notice).state != NoticeState.PARKED:
        raise ValidationError(_("This message does not wait here any more."), code="move_refused")
    notice.state, notice.tries = NoticeState.WAITING, 0
    notice.send_after = _polite_time_of(notice, timezone.now())
    notice.save(update_fields=["state", "tries", "send_after"])
    log(notice, "send_again", by=by)
    return notice


def send_all_again(*, by: User) -> Tally:
    """Let everything that is parked go out again; what somebody else was faster with is left."""
    return run_each(Notice.objects.parked(), send_again, by=by)


@transaction.atomic
def read_all(person: User) -> int:
    """Mark a person's notices as read. Returns how many."""
    return Notice.objects.filter(recipient=person, read_at__isnull=True).update(read_at=timezone.now())
