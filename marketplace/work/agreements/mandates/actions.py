"""Verbs on officials' mandates: give one from a day on, end it."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.people.models import User
from accounts.people.states import Role
from marketplace.work.agreements.mandates.models import Mandate


@transaction.atomic
def give_mandate(official: User, *, valid_from: dt.date, valid_until: dt.date | None = None, by: User) -> Mandate:
    """Let a coordinator sign work trials for her authority from a day on.

    Raises ValidationError for anybody else, for days in the past or in the wrong order, and for a second mandate.
    """
    lock(official)
    if official.role != Role.COORDINATOR or official.authority is None or not official.is_active:
        raise ValidationError({"official": _("A coordinator in service signs for the authority.")}, code="role")
    if valid_from < timezone.localdate() or (valid_until and valid_until < valid_from):
        raise ValidationError({"valid_until": _("Check the days: from today on, in order.")}, code="days")
    standing = Mandate.objects.filter(official=official).exclude(valid_until__lt=valid_from)
    if standing.exists():
        raise ValidationError({"official": _("There is a mandate for these days already.")}, code="twice")
    mandate = Mandate.objects.create(
        official=official, authority=official.authority, valid_from=valid_from, valid_until=valid_until, given_by=by
    )
    log(mandate, "give_mandate", by=by)
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: User) -> Mandate:
    """The mandate ends with this day; what was signed under it stays signed.

    Raises ValidationError where it has ended already, or has not begun.
    """
    lock(mandate)
    today = timezone.localdate()
    if (mandate.valid_until and mandate.valid_until <= today) or mandate.valid_from > today:
        raise ValidationError(_("The mandate has ended already, or has not begun."), code="ended")
    mandate.valid_until = today
    mandate.save(update_fields=["valid_until"])
    log(mandate, "end_mandate", by=by)
    return mandate
