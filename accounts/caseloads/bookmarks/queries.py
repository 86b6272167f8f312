"""Reads of bookmarks, and of what young people did themselves since their coach last looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.audit.models import Entry
from accounts.audit.transitions import VIEW
from accounts.audit.words import in_words
from accounts.caseloads.bookmarks.models import Bookmark
from accounts.caseloads.queries import LOOKED
from accounts.manifests import unseen_verbs
from accounts.people.models import User

NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class News(NamedTuple):
    """The newest thing that a person did herself."""

    what: str
    at: dt.datetime


def bookmark_of(coach: Any, person: Any) -> Bookmark | None:
    """What a coach keeps about somebody whom she supports."""
    return Bookmark.objects.visible_to(coach).filter(person=person).first()


def bookmarks_of(coach: Any, people: Iterable[Any]) -> dict[int, Bookmark]:
    """What a coach keeps about some people, by person."""
    rows = Bookmark.objects.filter(coach=coach, person__in=[one.pk for one in people])
    return {row.person_id: row for row in rows}


def reminded_of(reader: Any) -> Exists:
    """The coach keeps a reminder about her."""
    kept = Bookmark.objects.filter(coach=reader, person=OuterRef("pk"))
    return Exists(kept.filter(~Q(note="") | Q(remind_on__isnull=False)))


def marked_by(reader: Any) -> Exists:
    """The coach has put a mark beside her name."""
    return Exists(Bookmark.objects.filter(coach=reader, person=OuterRef("pk")).exclude(mark=""))


def reminder_day(reader: Any) -> Subquery:
    """The day of the coach's reminder about her."""
    return Subquery(Bookmark.objects.filter(coach=reader, person=OuterRef("pk")).values("remind_on")[:1])


def mark_beside(reader: Any) -> Subquery:
    """The coach's mark beside her name."""
    return Subquery(Bookmark.objects.filter(coach=reader, person=OuterRef("pk")).exclude(mark="").values("mark")[:1])


def changed_since_look(reader: Any) -> Any:
    """She did something herself since the reader last opened her page, or the reader marked her as not seen since."""
    looks = Entry.objects.filter(person=OuterRef("person"), actor=reader, verb=LOOKED).order_by("-at").values("at")[:1]
    last_look = Coalesce(Subquery(looks), Value(NEVER))
    hers = _own_moves().filter(at__gt=last_look)
    unread = Bookmark.objects.filter(coach=reader, person=OuterRef("pk"), unread_at__gt=last_look)
    return Exists(hers) | Exists(unread)


def newest_move_at(_reader: Any) -> Subquery:
    """When she last did something herself."""
    return Subquery(_own_moves().order_by("-at").values("at")[:1])


def news_of(people: Iterable[Any], _reader: Any) -> dict[int, News]:
    """The newest thing that each of some people did herself."""
    newest = _own_moves().order_by("-at")
    rows = User.objects.filter(pk__in=[one.pk for one in people]).annotate(
        move=Subquery(newest.values("verb")[:1]), moved_at=Subquery(newest.values("at")[:1])
    )
    found = rows.exclude(moved_at=None).values_list("pk", "move", "moved_at")
    return {pk: News(in_words(verb), at) for pk, verb, at in found}


def changed_among(people: Iterable[Any], reader: Any) -> set[int]:
    """Those of some people about whom something is new to the reader."""
    rows = User.objects.filter(pk__in=[one.pk for one in people])
    return set(rows.filter(changed_since_look(reader)).values_list("pk", flat=True))


def _own_moves() -> QuerySet[Entry]:
    """What the person of the outer row did herself, as the page about her tells it."""
    rows = Entry.objects.filter(person=OuterRef("pk"), actor=F("person"))
    return rows.exclude(verb__endswith=f".{VIEW}").exclude(verb__in=unseen_verbs())
