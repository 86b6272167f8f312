"""What people hold of talks: messages that wait for their answer."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import ngettext

from accounts.manifests import Holding, Span
from accounts.people.models import User
from marketplace.work.messages.actions import change_holder
from marketplace.work.messages.models import Thread


def _words(count: int) -> str:
    return ngettext("%(count)d message to answer", "%(count)d messages to answer", count) % {"count": count}


def _rows(holder: User, span: Span) -> QuerySet[Thread]:
    rows = Thread.objects.waiting().filter(holder=holder)
    if span.organisation is not None:
        return rows.filter(organisation=span.organisation)
    return rows if span.person is None else rows.filter(person=span.person)


def _pass_on(thread: Thread, to: User, by: User) -> None:
    change_holder(thread, holder=to, by=by)


MESSAGES = Holding(_words, _rows, pass_on=_pass_on)
