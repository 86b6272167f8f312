"""Verbs on contact notes: write, share, remove."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.notices.actions import notify
from accounts.people.models import User
from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.contactnotes.states import Way


@transaction.atomic
def write(
    person: User, *, text: str, is_shared: bool, way: str = Way.MET, happened_on: dt.date | None = None, by: User
) -> ContactNote:
    """Note a contact with a young person; a shared one is told to her.

    Raises ValidationError for a day that has not come, an empty text, or an identity code in it.
    """
    day = happened_on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError({"happened_on": _("This day has not come yet.")}, code="future")
    note = ContactNote(
        person=person, authority=person.authority, written_by=by, way=way, happened_on=day, text=text,
        is_shared=is_shared,
    )  # fmt: skip
    note.clean_fields()
    note.save()
    log(note, "write", by=by)
    if is_shared:
        _tell_her(note)
    return note


@transaction.atomic
def share(note: ContactNote, *, by: User) -> ContactNote:
    """The young person reads it from now on. What she has read is not taken back."""
    lock(note)
    if not note.is_shared:
        note.is_shared = True
        note.save(update_fields=["is_shared"])
        log(note, "share", by=by)
        _tell_her(note)
    return note


@transaction.atomic
def remove(note: ContactNote, *, reason: str, by: User) -> User:
    """Take away a note that is wrong; the trail keeps that it was there and why it went. Returns whom it was on."""
    lock(note)
    log(note, "remove", by=by, reason=reason)
    person = note.person
    note.delete()
    return person


def _tell_her(note: ContactNote) -> None:
    notify(
        note.person, "contact_note_shared", about=note, link=note.get_absolute_url(), coach=note.written_by.short_name
    )
