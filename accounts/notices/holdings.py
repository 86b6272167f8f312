"""What waits to be sent to somebody: it is not sent to who has left, or is no more responsible."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import ngettext

from accounts.manifests import EVERYTHING, Holding, Span
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.people.models import User


def _words(count: int) -> str:
    return ngettext("%(count)d notice", "%(count)d notices", count) % {"count": count}


def _waiting(holder: User, span: Span) -> list[Notice]:
    rows = Notice.objects.filter(recipient=holder, state=NoticeState.WAITING)
    return [one for one in rows if span == EVERYTHING or _is_of(one, span)]


def _is_of(notice: Notice, span: Span) -> bool:
    model: Any = apps.get_model(notice.cause)
    cause = model._base_manager.filter(pk=notice.cause_id).first()
    if span.organisation is not None:
        return cause == span.organisation or getattr(cause, "organisation_id", None) == span.organisation.pk
    return cause == span.person or getattr(cause, "person_id", None) == span.person.pk


def _cancel(notice: Notice, by: User) -> None:
    Notice.objects.filter(pk=notice.pk, state=NoticeState.WAITING).update(state=NoticeState.CANCELLED)


WAITING = Holding(_words, _waiting, end=_cancel)
