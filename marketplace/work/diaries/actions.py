"""Verbs on the diary: write a day, add to it, share it, hide it, remove it."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit.transitions import lock, log
from accounts.outages.files import no_file_left_behind
from accounts.people.models import User
from accounts.ratelimits.actions import consume_upload
from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.diaries.states import AWAY, Feeling
from marketplace.work.placements.models import Placement
from marketplace.work.placements.states import OVER, PlacementState


@transaction.atomic
def write(placement: Placement, *, tap: str, day: dt.date | None = None, by: User) -> DiaryEntry:
    """One tap for a day, today where no day is named; a second tap of the same day takes the place of the first.

    Raises ValidationError for a day that has not come, lies outside the placement, or in one that never began.
    """
    lock(placement)
    day = day or timezone.localdate()
    _refuse_other_days(placement, day)
    entry = DiaryEntry.objects.filter(placement=placement, day=day).first() or DiaryEntry(
        placement=placement, person=placement.person, authority=placement.authority, day=day
    )
    entry.was_there = tap != AWAY
    entry.feeling = Feeling(tap) if entry.was_there else ""
    entry.save()
    log(entry, "write", by=by)
    return entry


@no_file_left_behind()
@transaction.atomic
def add(entry: DiaryEntry, *, line: str, picture: File | None = None, by: User) -> DiaryEntry:
    """A line and a picture to a day; a new picture, from ``photos.make_picture``, takes the place of the old one."""
    lock(entry)
    entry.line = line
    if picture is not None:
        consume_upload(picture, by=by)
        _drop_picture(entry)
        entry.picture = picture
    entry.clean_fields(exclude=["picture"])
    entry.save()
    log(entry, "add", by=by)
    return entry


@transaction.atomic
def share(entry: DiaryEntry, *, by: User) -> DiaryEntry:
    """Her coach may read this day from now on."""
    return _show(entry, "share", is_shared=True, by=by)


@transaction.atomic
def hide(entry: DiaryEntry, *, by: User) -> DiaryEntry:
    """Hers alone again, on the coach's next request."""
    return _show(entry, "hide", is_shared=False, by=by)


@transaction.atomic
def remove(entry: DiaryEntry, *, by: User) -> Placement:
    """Gone, picture and all. Returns the placement that it was a day of."""
    lock(entry)
    log(entry, "remove", by=by)
    _drop_picture(entry)
    placement = entry.placement
    entry.delete()
    return placement


def _show(entry: DiaryEntry, verb: str, *, is_shared: bool, by: User) -> DiaryEntry:
    lock(entry)
    entry.is_shared = is_shared
    entry.save(update_fields=["is_shared", "changed_at"])
    log(entry, verb, by=by)
    return entry


def _refuse_other_days(placement: Placement, day: dt.date) -> None:
    """The days of a diary are those of the placement that have come."""
    if placement.state not in (PlacementState.RUNNING, *OVER) or placement.starts_on is None:
        raise ValidationError(
            _("The placement has not begun. Write the diary from the first day on."), code="not_begun"
        )
    if day > timezone.localdate():
        raise ValidationError({"day": _("This day has not come yet.")}, code="future")
    if day < placement.starts_on or (placement.ended_on and day > placement.ended_on):
        raise ValidationError({"day": _("This day is not a day of the placement.")}, code="outside")


def _drop_picture(entry: DiaryEntry) -> None:
    """The file goes after the commit, so that a failure loses nothing."""
    if entry.picture:
        storage, name = entry.picture.storage, str(entry.picture.name)
        entry.picture = ""
        transaction.on_commit(lambda: storage.delete(name))
