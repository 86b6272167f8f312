"""What waits for a coach's decision, as the list of all that waits tells it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import DateTimeField, ExpressionWrapper, F, OuterRef, Subquery
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.manifests import Band, Task, WorkQueue
from accounts.people.states import Role
from accounts.people.words import name_to
from matching.suggestions.models import Suggestion
from matching.suggestions.queries import SINCE
from moderation.reviews.queries import DAYS, sources


def _of(kind: str) -> Any:
    return lambda reader: sources(reader)[kind]


def _first_of_each_person(reader: Any) -> Any:
    """One row for each young person: hers are decided together, since the first of them."""
    rows = sources(reader)["suggestion"]
    hers = rows.order_by().filter(person=OuterRef("person")).order_by(SINCE, "pk")
    return rows.filter(pk=Subquery(hers.values("pk")[:1]))


def _at_desk(kind: str, row: Any) -> str:
    """The desk with one thing open: deciding takes one key there, and the next of its kind is open after it."""
    return f"{reverse('reviews:queue')}?kind={kind}&item={kind}-{row.pk}"


def _decide(row: Suggestion, reader: Any) -> Task:
    what, url = _("Decide on the places suggested"), _at_desk("suggestion", row)
    return Task(what, url, name_to(reader, row.person), row.listing.title)


def _own_wish(row: Suggestion, reader: Any) -> Task:
    what, url = _("She likes a place: decide"), _at_desk("interest", row)
    return Task(what, url, name_to(reader, row.person), row.listing.title)


def _profile(row: Any, reader: Any) -> Task:
    return Task(_("Read the profile"), _at_desk("profile", row), name_to(reader, row.person))


def _listing(row: Any, _reader: Any) -> Task:
    return Task(_("Read a new place"), _at_desk("listing", row), "", row.with_employer)


def _organisation(row: Any, _reader: Any) -> Task:
    return Task(_("Check a new employer"), _at_desk("organisation", row), "", row.name)


def _promised(kind: str, since: Any) -> TruncDate:
    days = dt.timedelta(days=DAYS[kind])
    return TruncDate(ExpressionWrapper(since + days, output_field=DateTimeField()))


WORKERS = (Role.COACH, Role.COORDINATOR)

QUEUES = (
    WorkQueue(
        "reviews.interest", WORKERS, _of("interest"), _own_wish, SINCE, _promised("interest", SINCE),
        band=Band.ANSWERED, shown_with=("person", "listing"),
    ),
    WorkQueue(
        "reviews.suggestion", WORKERS, _first_of_each_person, _decide, SINCE, _promised("suggestion", SINCE),
        shown_with=("person", "listing"),
    ),
    WorkQueue(
        "reviews.profile", WORKERS, _of("profile"), _profile, "coach_asked_at",
        _promised("profile", F("coach_asked_at")), band=Band.ANSWERED, shown_with=("person",),
    ),
    WorkQueue(
        "reviews.listing", WORKERS, _of("listing"), _listing, "created_at", _promised("listing", F("created_at")),
        person="", band=Band.ANSWERED, shown_with=("organisation",),
    ),
    WorkQueue(
        "reviews.organisation", WORKERS, _of("organisation"), _organisation, "created_at",
        _promised("organisation", F("created_at")), person="", band=Band.ANSWERED,
    ),
)  # fmt: skip
