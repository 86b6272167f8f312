"""Verbs on referrals: propose, ask, agree, turn down; see, accept, waitlist, decline; start, finish, miss; withdraw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import create, lock, log, move
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import Opens, cancel_notifications, notify, tell_address
from accounts.people.models import User
from accounts.privacy.actions import end_consents, give_consent
from accounts.privacy.models import Purpose
from marketplace.services.directory.models import Service
from marketplace.services.referrals.content import facts_to_tell
from marketplace.services.referrals.models import Referral
from marketplace.services.referrals.states import LIVE, OVER, ReferralState

CARE = dt.timedelta(days=30)  # until somebody looks again at what is waitlisted, accepted or going on
TO_SERVICE = ("referral_sent", "referral_reminder")


def about(service: Service) -> str:
    """What a consent to tell a service says that it is about."""
    return f"service {service.pk}"


@transaction.atomic
def propose(person: User, *, service: Service, why: str = "", by: User) -> Referral:
    """A coach suggests a service; nothing leaves before the young person says yes."""
    referral = _new(person, service, why=why, made_by=by, due_on=_answer_by())
    _save(referral, "propose", by)
    notify(person, "referral_question", about=referral, link=referral.get_absolute_url())
    return referral


@transaction.atomic
def ask(service: Service, *, ticked: Iterable[str], words: str = "", by: User) -> Referral:
    """A young person turns to a service herself; her yes is in it. Her coach is told that she did, not where to."""
    now = timezone.now()
    referral = _new(
        by, service, made_by=by, state=ReferralState.SENT, said_yes_at=now, sent_at=now, due_on=_answer_by(),
        released=facts_to_tell(by, ticked, words),
    )  # fmt: skip
    _save(referral, "ask", by)
    _send(referral)
    notify_coach(referral, "referral_news_coach")
    return referral


def _new(person: User, service: Service, **facts: Any) -> Referral:
    if not service.takes_referrals:
        raise ValidationError(_("This service takes no referrals here. Its page says how to get in."), code="closed")
    return Referral(
        person=person, service=service, organisation=service.organisation, authority=person.authority, **facts
    )


def _save(referral: Referral, verb: str, by: User) -> None:
    referral.clean_fields(exclude=["key_until"])
    try:
        with transaction.atomic():
            create(referral, verb, by=by)
    except IntegrityError as twice:
        raise ValidationError(
            _("There is already an open referral to this service. Wait for the answer or take it back."),
            code="open_already",
        ) from twice


@transaction.atomic
def agree(referral: Referral, *, ticked: Iterable[str], words: str = "", by: User) -> Referral:
    """The young person says yes and ticks what may be told; only now the service hears of her.

    Raises ValidationError when anybody else says it for her.
    """
    _must_be_her_own(referral, by)
    now = timezone.now()
    released = facts_to_tell(by, ticked, words)
    move(referral, "agree", by=by, said_yes_at=now, sent_at=now, released=released, due_on=_answer_by())
    _send(referral)
    notify_coach(referral, "referral_news_coach")
    return referral


@transaction.atomic
def turn_down(referral: Referral, *, by: User) -> Referral:
    """The young person says no; nobody outside ever knew, nobody asks why."""
    _must_be_her_own(referral, by)
    move(referral, "turn_down", by=by)
    notify_coach(referral, "referral_news_coach")
    return referral


def _must_be_her_own(referral: Referral, by: User) -> None:
    if by.pk != referral.person_id:
        raise ValidationError(_("Only the young person can say this."), code="not_hers")


def _answer_by() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=settings.REFERRAL_DAYS)


def _send(referral: Referral) -> None:
    """Record her yes and write to the service."""
    give_consent(referral.person, Purpose.REFERRAL, about=about(referral.service))
    _mail_service(referral, "referral_sent")


def _mail_service(referral: Referral, name: str) -> None:
    """A mail with a link and no word about whom or what; the page tells it to whoever opens it."""
    cancel_notifications(referral, *TO_SERVICE)
    service = referral.service
    opens = Opens("referrals.answer", referral)
    tell_address(service.referral_email, service.owner_language, name, about=referral, opens=opens)


@transaction.atomic
def see(referral: Referral, *, by: User) -> Referral:
    """Somebody at the service has pressed to read it."""
    move(referral, "see", by=by)
    return referral


@transaction.atomic
def accept(referral: Referral, *, worker: str, worker_phone: str = "", word: str = "", by: User) -> Referral:
    """The service says yes and names who takes care of her."""
    named = {"worker": worker, "worker_phone": worker_phone, "word": word}
    return _answer(referral, "accept", by, due_on=timezone.localdate() + CARE, **named)


@transaction.atomic
def waitlist(
    referral: Referral, *, worker: str, due_on: dt.date, worker_phone: str = "", word: str = "", by: User
) -> Referral:
    """The service says not yet: who takes care of it, and by which day it tells more.

    Raises ValidationError for a day that has gone.
    """
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": _("This day has gone already.")}, code="past")
    named = {"worker": worker, "worker_phone": worker_phone, "word": word}
    return _answer(referral, "waitlist", by, due_on=due_on, **named)


@transaction.atomic
def decline(referral: Referral, *, decline_reason: str, word: str = "", by: User) -> Referral:
    """The service says no with a reason; what it was told goes."""
    return _answer(
        referral, "decline", by, reason=decline_reason, decline_reason=decline_reason, word=word, released={}
    )


def _answer(referral: Referral, verb: str, by: User, **facts: Any) -> Referral:
    lock(referral.person)  # before the consent that may end with it, as everybody who ends one does
    move(referral, verb, by=by, answered_at=timezone.now(), **facts)
    cancel_notifications(referral, *TO_SERVICE)
    _tell_young(referral)
    notify_coach(referral, "referral_news_coach")
    return _settle(referral)


@transaction.atomic
def start(referral: Referral, *, by: User) -> Referral:
    """She has come and it goes on."""
    move(referral, "start", by=by, due_on=timezone.localdate() + 3 * CARE)
    _tell_young(referral)
    return referral


@transaction.atomic
def finish(referral: Referral, *, by: User) -> Referral:
    """It has come to its end as meant."""
    return _end(referral, "finish", by)


@transaction.atomic
def miss(referral: Referral, *, by: User) -> Referral:
    """She did not come. Her coach hears it and asks how she is, without blame."""
    return _end(referral, "miss", by)


@transaction.atomic
def expire(referral: Referral, *, by: User) -> Referral:
    """No answer came in time; the coach calls instead."""
    return _end(referral, "expire", by)


def _end(referral: Referral, verb: str, by: User) -> Referral:
    lock(referral.person)
    move(referral, verb, by=by, released={})
    cancel_notifications(referral, *TO_SERVICE)
    _tell_young(referral)
    notify_coach(referral, "referral_news_coach")
    return _settle(referral)


@transaction.atomic
def withdraw(referral: Referral, *, by: User) -> Referral:
    """The young person, or her coach for her, takes it back: hidden again on the next request, unsent mails stopped."""
    lock(referral.person)
    was_sent = lock(referral).state in LIVE
    move(referral, "withdraw", by=by, released={})
    cancel_notifications(referral, *TO_SERVICE, "referral_question")
    if was_sent:
        service = referral.service
        tell_address(service.referral_email, service.owner_language, "referral_withdrawn", about=referral)
    if by.pk == referral.person_id:
        notify_coach(referral, "referral_news_coach")
    else:
        _tell_young(referral)
    return _settle(referral)


def _settle(referral: Referral) -> Referral:
    """When it is over her yes to this service ends too."""
    if referral.state in OVER:
        end_consents(referral.person, Purpose.REFERRAL, about=about(referral.service))
    return referral


@transaction.atomic
def remind(referral: Referral, *, by: User) -> Referral:
    """Ask the service once more, with a fresh link."""
    lock(referral)
    if referral.state in LIVE:
        referral.reminded_at = timezone.now()
        referral.save(update_fields=["reminded_at"])
        log(referral, "remind", by=by)
        _mail_service(referral, "referral_reminder")
    return referral


@transaction.atomic
def postpone(referral: Referral, *, by: User) -> Referral:
    """The day on which more should be known has come: the service is asked, the coach hears it, a new day is set."""
    remind(referral, by=by)
    referral.due_on = timezone.localdate() + CARE
    referral.save(update_fields=["due_on"])
    notify_coach(referral, "referral_news_coach")
    return referral


@transaction.atomic
def send_link(referral: Referral, *, by: User) -> Referral:
    """Mail the service a fresh link in the place of a worn-out one."""
    lock(referral)
    log(referral, "send_link", by=by)
    _mail_service(referral, "referral_sent")
    return referral


def _tell_young(referral: Referral) -> None:
    """That there is news, and nothing of what it is about: others may read her mail."""
    notify(referral.person, "referral_news", about=referral, link=referral.get_absolute_url())
