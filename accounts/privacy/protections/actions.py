"""Verbs on extra protection: switch on, look again, switch off, ask for it, remind."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.caseloads.actions import notify_coach
from accounts.people.models import User
from accounts.privacy.protections import notices
from accounts.privacy.protections.limits import check_review_day
from accounts.privacy.protections.models import Protection


@transaction.atomic
def protect(person: User, *, kind: str, words: str = "", review_on: dt.date, by: User) -> Protection:
    """Switch extra protection on; she is told, and her coach where the coordinator did it.

    Raises ValidationError where it is on already, and for a day that ``check_review_day`` refuses.
    """
    lock(person)
    if person.is_safety_flagged:
        raise ValidationError(_("Extra protection is on already."), code="protected")
    check_review_day(review_on)
    protection = Protection.objects.create(
        person=person, kind=kind, words=words.strip(), review_on=review_on, started_by=by, authority=_authority(person)
    )
    _mark(person, is_protected=True)
    log(protection, "protect", by=by)
    notices.tell_of_switch(protection, by=by)
    return protection


@transaction.atomic
def renew(protection: Protection, *, reason: str, review_on: dt.date, by: User) -> Protection:
    """It goes on until a later look. Raises ValidationError where it is off, and as ``protect`` does."""
    _lock_standing(protection)
    check_review_day(review_on)
    protection.review_on, protection.reminded_on = review_on, None
    protection.save(update_fields=["review_on", "reminded_on"])
    log(protection, "renew", by=by, reason=reason)
    return protection


@transaction.atomic
def unprotect(protection: Protection, *, reason: str, by: User) -> Protection:
    """Switch it off; the words that told why are deleted, what stays is that it was, and why it ended.

    Raises ValidationError without a reason, and where it is off already.
    """
    _lock_standing(protection)
    if not reason.strip():
        raise ValidationError({"reason": _("Write a reason.")}, code="reason_missing")
    protection.ended_at, protection.words = timezone.now(), ""
    protection.save(update_fields=["ended_at", "words"])
    _mark(protection.person, is_protected=False)
    log(protection, "unprotect", by=by, reason=reason)
    notices.tell_of_switch(protection, by=by)
    return protection


@transaction.atomic
def ask_protection(person: User, *, by: User) -> User:
    """She asks for it; her coach is told and decides. Raises ValidationError where it is on already."""
    lock(person)
    if person.is_safety_flagged:
        raise ValidationError(_("Extra protection is on already."), code="protected")
    log(person, "ask_protection", by=by)
    notices.tell_of_wish(person)
    return person


@transaction.atomic
def remind_of_review(protection: Protection, *, today: dt.date) -> None:
    """Tell her coach, once for each day of review, that it has come. The protection goes on."""
    lock(protection)
    if protection.ended_at is None and protection.reminded_on is None and protection.review_on <= today:
        protection.reminded_on = today
        protection.save(update_fields=["reminded_on"])
        notify_coach(protection, "protection_review")


def _mark(person: User, *, is_protected: bool) -> None:
    """All that shows, mails or tells her asks the account at each request, so nothing else has to be undone."""
    person.is_safety_flagged = is_protected
    person.save(update_fields=["is_safety_flagged"])


def _lock_standing(protection: Protection) -> None:
    lock(protection.person)
    if lock(protection).ended_at is not None:
        raise ValidationError(_("Extra protection is off already."), code="unprotected")


def _authority(person: User) -> Any:
    return person.authority  # a young person has one (``user_has_authority``)
