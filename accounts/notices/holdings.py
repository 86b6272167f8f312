"""What somebody was told or is about to be told: nothing more is sent to who goes, and her list forgets names."""

from __future__ import annotations

from django.utils.translation import ngettext

from accounts.manifests import EVERYTHING, Holding, Span
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.people.models import User


def _words(count: int) -> str:
    return ngettext("%(count)d notice", "%(count)d notices", count) % {"count": count}


def _told(holder: User, span: Span) -> list[Notice]:
    """What waits; of somebody whom a coach has handed over also what has been said of her."""
    rows = Notice.objects.filter(recipient=holder).exclude(state=NoticeState.CANCELLED)
    if span.person is None:
        rows = rows.filter(state=NoticeState.WAITING)
    return [one for one in rows if span == EVERYTHING or _is_of(one, span)]


def _is_of(notice: Notice, span: Span) -> bool:
    cause = notice.find_cause()
    if span.organisation is not None:
        return cause == span.organisation or getattr(cause, "organisation_id", None) == span.organisation.pk
    return cause == span.person or getattr(cause, "person_id", None) == span.person.pk


def _take_away(notice: Notice, by: User) -> None:
    notice.state = NoticeState.CANCELLED
    notice.facts = {}
    notice.save(update_fields=["state", "facts"])


WAITING = Holding(_words, _told, end=_take_away)
