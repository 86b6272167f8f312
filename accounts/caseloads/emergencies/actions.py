"""Verbs of emergencies: find who is meant, open her page for an hour."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.caseloads.actions import notify_coach
from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.queries import likely_the_same, on_duty
from accounts.caseloads.rules import supports_person
from accounts.manifests import page
from accounts.notices.actions import notify
from accounts.people.models import User
from accounts.people.states import Role
from accounts.ratelimits.actions import consume


def find_person(*, given_name: str, family_name: str, birth_on: dt.date, by: User) -> User:
    """The one young person of the worker's authority with this whole name and date of birth.

    There is no list to choose from, and each try counts, also one that finds nobody: that somebody is a client is
    confidential by itself. Raises RateLimitedError, and ValidationError unless exactly one is found.
    """
    consume("emergency", person=by)
    found = likely_the_same(by, given_name=given_name, family_name=family_name, birth_on=birth_on)
    if len(found) != 1:
        words = _("Nobody is found by this name and date of birth. Write both as they are in the papers.")
        raise ValidationError({"given_name": words}, code="nobody")
    return found[0]


@transaction.atomic
def open_page(person: User, *, reason: str, by: User) -> EmergencyLook:
    """Open a young person's page to somebody who does not support her; she, her coach and the coordinators are told.

    Raises ValidationError without a reason, for one's own young people, and while the page is open already.
    """
    lock(person)
    if not reason.strip():
        raise ValidationError({"reason": _("Write a reason.")}, code="reason_missing")
    if supports_person(by, person):
        raise ValidationError(_("You support her: her page is in your list."), code="own")
    if EmergencyLook.objects.open().filter(person=person, reader=by).exists():
        raise ValidationError(_("Her page is open to you already."), code="open")
    authority: Any = person.authority  # a young person has one (``user_has_authority``)
    look = EmergencyLook.objects.create(person=person, reader=by, reason=reason, authority=authority)
    log(look, "open_page", by=by, reason=reason)
    _tell(look)
    return look


def _tell(look: EmergencyLook) -> None:
    """The young person, who answers for her, the coordinators. The reason stands on the pages, not in a mail."""
    person, reader = look.person, look.reader
    notify(person, "page_opened", about=look, link=page("my_data"), who=reader.full_name)
    name, link = "page_opened_of_young", person.get_absolute_url()
    told: dict[str, Any] = {"who": reader.full_name, "person": person.short_name}
    notice = notify_coach(look, name, unless=reader, link=link, **told)
    coordinators = User.objects.filter(role=Role.COORDINATOR, authority=look.authority_id, is_active=True)
    others = {on_duty(person), *coordinators} - {None, reader, notice and notice.recipient}
    for one in others:
        notify(one, name, about=look, link=link, **told)
