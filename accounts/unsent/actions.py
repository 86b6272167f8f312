"""Keeping what was typed, and forgetting it: when it was sent, thrown away, or its hour is over."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access.models import IdempotencyKey
from accounts.access.views import key_for
from accounts.people.models import User
from accounts.ratelimits.actions import consume
from accounts.unsent.marks import Mark, Typed
from accounts.unsent.models import UnsentText

MOST_BYTES = 256 * 1024  # of one form; the longest text area takes 20,000 signs of at most four bytes
MOST_TEXTS = 20  # of one person: then the oldest goes
MOST_BY_MARK = 5  # of these so many that came when nobody was signed in: then no more are taken


@transaction.atomic
def keep(typed: Typed, *, by: User) -> UnsentText | None:
    """Keep what its own person has typed, in the place of what the same tab kept before; None where that was nothing.

    Raises ValidationError where it is too long, or is kept too often.
    """
    if not typed.areas or _was_sent(typed):
        UnsentText.objects.filter(person=by, form=typed.mark.form, by_mark=False).delete()
        return None
    told = _told(typed)
    consume("unsent", person=by)
    User.objects.select_for_update().get(pk=by.pk)
    text, _is_new = UnsentText.objects.update_or_create(
        person=by, form=typed.mark.form, by_mark=False,
        defaults={"sealed": told, "form_key": _key(typed), "kept_at": timezone.now()},
    )  # fmt: skip
    _drop_shown(typed.mark, by)
    too_many = UnsentText.objects.filter(person=by).values_list("pk", flat=True)[MOST_TEXTS:]
    UnsentText.objects.filter(pk__in=list(too_many)).delete()
    return text


@transaction.atomic
def keep_by_mark(typed: Typed, *, request: HttpRequest) -> UnsentText | None:
    """Keep what came with somebody's mark while she was not signed in: it is added, and changes nothing that is there.

    None where there is nothing to keep, or nobody to keep it for. Raises ValidationError where it is too long, too
    many wait already, or it is done too often.
    """
    mark = typed.mark
    is_old = mark.drawn_at < timezone.now().timestamp() - settings.UNSENT_MARK_HOURS * 3600
    person = User.objects.filter(pk=mark.person, is_active=True).first() if mark.person else None
    if person is None or is_old or not typed.areas or _was_sent(typed):
        return None
    told = _told(typed)
    consume("unsent_by_mark", person=person, request=request)
    User.objects.select_for_update().get(pk=person.pk)
    waiting = UnsentText.objects.live().filter(person=person)
    same = next((one for one in waiting if one.sealed == told), None)
    if same is not None:
        return same
    if waiting.filter(by_mark=True).count() >= MOST_BY_MARK:
        raise ValidationError(_("Too many texts wait for this person already."), code="too_many")
    return UnsentText.objects.create(
        person=person, form=mark.form, by_mark=True, sealed=told, form_key=_key(typed)
    )  # fmt: skip


@transaction.atomic
def forget(mark: Mark, *, by: User) -> None:
    """Its form was sent: what this tab kept goes, and what it had shown; what other tabs kept stays."""
    if by.pk is not None and mark.person == by.pk:  # a visitor's form has nobody for whom anything was kept
        UnsentText.objects.filter(person=by, form=mark.form).delete()
        _drop_shown(mark, by)


@transaction.atomic
def discard(text: UnsentText, *, by: User) -> None:
    """Throw away what one tab has kept, so far."""
    UnsentText.objects.filter(person=by, form=text.form, kept_at__lte=text.kept_at).delete()


def sweep(now: dt.datetime) -> int:
    """Delete texts whose hour is over. Returns how many."""
    gone, _rows = UnsentText.objects.filter(kept_at__lte=now - dt.timedelta(minutes=settings.UNSENT_MINUTES)).delete()
    return gone


def _drop_shown(mark: Mark, person: User) -> None:
    """What this form took over, unless the tab that it came from has gone on with it."""
    if mark.shows is not None:
        until = dt.datetime.fromisoformat(mark.shows.kept_at)
        UnsentText.objects.filter(person=person, form=mark.shows.form, kept_at__lte=until).delete()


def _told(typed: Typed) -> str:
    area, label, _text = typed.areas[0]
    told: dict[str, Any] = {
        "place": typed.mark.place, "page": typed.mark.page, "area": area, "label": label, "values": typed.values,
    }  # fmt: skip
    written = json.dumps(told, ensure_ascii=False)
    if len(written.encode()) > MOST_BYTES:
        raise ValidationError(_("This is too long to be kept."), code="too_long")
    return written


def _key(typed: Typed) -> uuid.UUID | None:
    return key_for(typed.form_key, typed.mark.person, typed.mark.to)


def _was_sent(typed: Typed) -> bool:
    key = _key(typed)
    return key is not None and IdempotencyKey.objects.filter(key=key).exists()
