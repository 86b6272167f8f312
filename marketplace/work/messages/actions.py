"""Verbs on threads: begin one, write, pass on what nobody answered."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.audit.transitions import lock, log
from accounts.caseloads.queries import deputies_of, on_duty, stand_in
from accounts.notices.actions import cancel_notifications, notify
from accounts.people.models import User
from accounts.people.states import Role
from accounts.ratelimits.actions import consume
from marketplace.work.introductions.models import Introduction
from marketplace.work.messages.limits import refuse_sixth_without_answer
from marketplace.work.messages.models import Message, Thread
from marketplace.work.messages.queries import promised_on


@transaction.atomic
def begin(person: User, *, text: str, by: User) -> Thread:
    """The first message between a young person and her coach; where they talk already, the next one."""
    missing: dict[str, Any] = {"authority": person.authority}
    thread, _made = Thread.objects.get_or_create(person=person, introduction=None, defaults=missing)
    return write(thread, text=text, by=by)


@transaction.atomic
def begin_about(introduction: Introduction, *, text: str, by: User) -> Thread:
    """The first message about an introduction; where they talk already, the next one."""
    thread, _made = Thread.objects.get_or_create(
        introduction=introduction,
        defaults={
            "person": introduction.person,
            "organisation": introduction.organisation,
            "authority": introduction.authority,
        },
    )
    return write(thread, text=text, by=by)


@transaction.atomic
def write(thread: Thread, *, text: str, by: User) -> Thread:
    """Add a message. One of the young person's waits until somebody answers: who and until when is said at once.

    Raises ValidationError for an empty text, an identity code in it, and too many messages.
    """
    consume("message_by_staff" if by.has_staff_role else "message", person=by)
    lock(thread)
    refuse_sixth_without_answer(thread, by)
    message = Message(
        thread=thread, person=thread.person, organisation=thread.organisation, authority=thread.authority,
        writer=by, text=text,
    )  # fmt: skip
    message.clean_fields(exclude=["organisation"])
    message.save()
    thread.newest_at = message.sent_at
    log(thread, "write", by=by)
    if by.pk == thread.person_id:
        _wait(thread)
    else:
        _answer(thread, by)
    thread.save()
    return thread


@transaction.atomic
def pass_on(thread: Thread, *, by: User) -> Thread:
    """Somebody else answers what has waited longer than promised, or whose owner is away today; she is told who.

    The deputy of somebody who has just gone keeps the day that was promised.
    """
    lock(thread)
    today = timezone.localdate()
    if thread.holder is None or thread.answer_by is None:
        return thread
    is_late, is_away = thread.answer_by < today, deputies_of(thread.holder).exists()
    if not is_late and not is_away:
        return thread
    other = on_duty(thread.person) if thread.introduction_id or is_away else stand_in(thread.person)
    if not is_late and other in (None, thread.holder):
        return thread
    thread.answer_by = promised_on(today) if is_late else thread.answer_by
    if other is not None and other != thread.holder:
        cancel_notifications(thread, "message_waiting")
        thread.holder, thread.passed_on_at = other, timezone.now()
        if is_late:
            _tell(thread, other, "message_passed_on", person=thread.person.short_name)
            _tell(thread, thread.person, "message_has_new_owner", other=other.short_name)
        else:
            _tell(thread, other, "message_waiting")
            _tell(thread, thread.person, "message_has_deputy", other=other.short_name)
    thread.save()
    log(thread, "pass_on", by=by)
    return thread


@transaction.atomic
def change_holder(thread: Thread, *, holder: User, by: User) -> Thread:
    """Another person answers what waits, by the day that was promised; both are told."""
    lock(thread)
    if thread.holder is None or thread.holder == holder:
        return thread
    cancel_notifications(thread, "message_waiting", "message_passed_on")
    thread.holder, thread.passed_on_at = holder, timezone.now()
    thread.save(update_fields=["holder", "passed_on_at"])
    log(thread, "change_holder", by=by)
    _tell(thread, holder, "message_waiting")
    _tell(thread, thread.person, "message_has_new_owner", other=holder.short_name)
    return thread


def _wait(thread: Thread) -> None:
    """Her first unanswered message fixes who answers and until when; further ones do not move the day."""
    if thread.holder is not None:
        return
    with across_authorities():
        holder = thread.introduction.listing.contact if thread.introduction else on_duty(thread.person)
    if holder is None:  # nobody supports her at the moment: the coordinators see her on their own list
        return
    now = timezone.now()
    thread.holder, thread.waits_since, thread.answer_by = holder, now, promised_on(timezone.localdate(now))
    _tell(thread, holder, "message_waiting")


def _answer(thread: Thread, by: User) -> None:
    """She is told. A coach's word about an introduction does not answer for the workplace, unless it is her turn."""
    _tell(thread, thread.person, "message_new", writer=by.short_name)
    if thread.introduction is None or by == thread.holder or by.role == Role.EMPLOYER:
        cancel_notifications(thread, "message_waiting", "message_passed_on")
        thread.holder = thread.waits_since = thread.answer_by = thread.passed_on_at = None
    if thread.introduction is not None and by.role != Role.EMPLOYER and thread.introduction.listing.contact:
        _tell(thread, thread.introduction.listing.contact, "message_new", writer=by.short_name)


def _tell(thread: Thread, reader: User, name: str, /, **facts: Any) -> None:
    notify(reader, name, about=thread, link=thread.get_absolute_url(), **facts)
