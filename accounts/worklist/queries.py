"""Reads of what waits: one question to the database for all features, another for each kind that is shown."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, DateField, DateTimeField, F, IntegerField, Q, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from accounts.manifests import Band, Task, WorkQueue, manifests
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.people.models import User
from accounts.worklist.states import SOON_DAYS, Pile

REMINDER = "reminder"
NEVER = dt.date(9999, 12, 31)  # sorts what has no last day behind what has one
COLUMNS = ("work_band", "work_until", "work_since", "work_queue", "work_row", "work_about")


class Row(NamedTuple):
    """Where one thing that waits stands: in which group, until when, since when, of which queue, about whom."""

    band: int
    last_on: dt.date
    since: dt.datetime
    queue: str
    pk: int
    person_id: int | None


@dataclass(frozen=True)
class WorkItem:
    """One thing that waits, in words."""

    row: Row
    task: Task
    obj: Any
    person: User | None = None  # with the mark of extra protection, for those who act on it
    told: Notice | None = None  # the newest that we sent to whoever has the turn

    @property
    def band(self) -> Band:
        return Band(self.row.band)

    @property
    def until(self) -> dt.date | None:
        """The day that was promised, if one was."""
        return None if self.row.last_on == NEVER else self.row.last_on

    @property
    def is_late(self) -> bool:
        """The promised day has passed, whoever has the turn."""
        return self.row.last_on < timezone.localdate()

    @property
    def days_left(self) -> int:
        """Days until the promised day, 0 today."""
        return (self.row.last_on - timezone.localdate()).days


def queues_of(reader: Any, pile: str = "") -> list[WorkQueue]:
    """The queues of a reader's role, of one pile or of both."""
    wanted = {Pile.MINE: (False,), Pile.OTHERS: (True,)}.get(Pile(pile), ()) if pile else (False, True)
    role = getattr(reader, "role", "")
    return [
        queue
        for manifest in manifests()
        for queue in manifest.queues
        if role in queue.roles and (queue.band == Band.OTHERS) in wanted
    ]


def waiting_rows(reader: Any, pile: str = Pile.MINE) -> list[Row]:
    """What waits, by consequence: what is late, what is due this week, then by band.

    Within a group the nearest day first, then what has waited longest. Read once for each ``reader`` object, so that
    the menu, headings and lists of one page cannot differ.
    """
    kept: dict[str, list[Row]] = reader.__dict__.setdefault("_waiting_rows", {})
    if pile not in kept:
        kept[pile] = sorted(_read(reader, pile), key=lambda row: row[:5])
    return kept[pile]


def is_read(reader: Any) -> bool:
    """Whether a page has asked for what waits already."""
    return Pile.MINE in reader.__dict__.get("_waiting_rows", {})


def count_waiting(reader: Any, pile: str = Pile.MINE) -> int:
    """How many things wait: the number in the menu, in a heading and of the rows behind it."""
    return len(waiting_rows(reader, pile))


def work_items(rows: Iterable[Row], reader: Any) -> list[WorkItem]:
    """The things behind some rows, in their order, one question for each kind among them."""
    wanted = list(rows)
    known = {queue.name: queue for queue in queues_of(reader)}
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in wanted:
        numbers[row.queue].append(row.pk)
    objects = {name: _objects(known[name], reader, pks) for name, pks in numbers.items()}
    protected = User.objects.filter(pk__in={row.person_id for row in wanted} - {None}, is_safety_flagged=True).in_bulk()
    found = [(row, known[row.queue], objects[row.queue].get(row.pk)) for row in wanted]
    told = _newest_notices([one for row, _queue, one in found if one is not None and row.band == Band.OTHERS], reader)
    return [
        WorkItem(row, queue.task(one, reader), one, protected.get(row.person_id), told.get(_cause_of(one)))
        for row, queue, one in found
        if one is not None
    ]


def item_of_others(reader: Any, queue: str, pk: int) -> WorkItem | None:
    """One thing that waits for somebody else, None where it does not wait any more."""
    rows = [row for row in waiting_rows(reader, Pile.OTHERS) if (row.queue, row.pk) == (queue, pk)]
    return next(iter(work_items(rows, reader)), None)


def item_of_holder(item: WorkItem) -> WorkItem | None:
    """The same thing as it stands in the list of whoever has the turn."""
    holder = item.task.waits_for
    kind = type(item.obj)
    queues = {queue.name for queue in queues_of(holder, Pile.MINE) if queue.rows(holder).model is kind}
    rows = [row for row in waiting_rows(holder) if row.queue in queues and row.pk == item.row.pk]
    return next(iter(work_items(rows, holder)), None)


def items_about(reader: Any, person: Any, pile: str) -> list[WorkItem]:
    """What waits about one person: what the reader has to do, or what others have."""
    return work_items([row for row in waiting_rows(reader, pile) if row.person_id == person.pk], reader)


def next_of_each(reader: Any, people: Iterable[int]) -> dict[int, WorkItem]:
    """What is next with each of some people, by her number: what the reader has to do, else what others have."""
    return first_items_about(_rows_of_both_piles(reader), people, reader)


def first_items_about(rows: Iterable[Row], people: Iterable[int], reader: Any) -> dict[int, WorkItem]:
    """The first of some rows about each of some people, in words; put in words once for each ``reader`` object."""
    firsts, asked = _first_about_each(rows), set(people)
    wanted = {person: row for person, row in firsts.items() if person in asked}
    known: dict[Row, WorkItem] = reader.__dict__.setdefault("_items_of_rows", {})
    known.update({item.row: item for item in work_items([row for row in wanted.values() if row not in known], reader)})
    return {person: known[row] for person, row in wanted.items() if row in known}


def _rows_of_both_piles(reader: Any) -> list[Row]:
    return [row for pile in Pile for row in waiting_rows(reader, pile)]


def _first_about_each(rows: Iterable[Row]) -> dict[int, Row]:
    found: dict[int, Row] = {}
    for row in rows:
        if row.person_id is not None:
            found.setdefault(row.person_id, row)
    return found


def late(reader: Any) -> Q:
    """About whom something is late that the reader has to do."""
    return _about(row for row in waiting_rows(reader) if row.band == Band.LATE)


def soon(reader: Any) -> Q:
    """About whom something is due this week that the reader has to do."""
    return _about(row for row in waiting_rows(reader) if row.band == Band.SOON)


def mine(reader: Any) -> Q:
    """About whom the reader has something to do."""
    return _about(waiting_rows(reader))


def her_turns(reader: Any) -> list[Row]:
    """What waits for the young person whom it is about."""
    own = {queue.name for queue in queues_of(reader, Pile.OTHERS) if queue.is_hers}
    return [row for row in waiting_rows(reader, Pile.OTHERS) if row.queue in own]


def outside_turns(reader: Any) -> list[Row]:
    """What waits neither for her nor for the reader: for a workplace, a service, a colleague."""
    own = {queue.name for queue in queues_of(reader, Pile.OTHERS) if queue.is_hers}
    return [row for row in waiting_rows(reader, Pile.OTHERS) if row.queue not in own]


def hers(reader: Any) -> Q:
    """Whose own turn it is."""
    return _about(her_turns(reader))


def outside(reader: Any) -> Q:
    """About whom it is the turn of neither her nor the reader."""
    return _about(outside_turns(reader))


def _cause_of(obj: Any) -> tuple[str, str]:
    return obj._meta.label_lower, str(obj.pk)


def _newest_notices(objects: list[Any], reader: Any) -> dict[tuple[str, str], Notice]:
    """The newest notice about each of some things that somebody else got, one question for all."""
    causes = defaultdict(list)
    for obj in objects:
        label, pk = _cause_of(obj)
        causes[label].append(pk)
    about = Q(*(Q(cause=label, cause_id__in=pks) for label, pks in causes.items()), _connector=Q.OR)
    sent = Notice.objects.exclude(recipient=reader).exclude(state=NoticeState.CANCELLED)
    rows = sent.filter(about, appears_at__lte=timezone.now(), recipient__isnull=False) if causes else ()
    return {(one.cause, one.cause_id): one for one in sorted(rows, key=lambda one: (one.appears_at, one.pk))}


def _about(rows: Iterable[Row]) -> Q:
    return Q(pk__in={row.person_id for row in rows} - {None})


def by_consequence(reader: Any) -> Case | F:
    """The order of people by what is next with each: one place for all with the same group and day."""
    ordered = sorted(_first_about_each(_rows_of_both_piles(reader)).items(), key=lambda pair: pair[1][:2])
    places = [[pk for pk, _row in rows] for _group, rows in groupby(ordered, lambda pair: pair[1][:2])]
    found = [When(pk__in=people, then=Value(place)) for place, people in enumerate(places)]
    if not found:
        return F("pk")
    return Case(*found, default=Value(len(places)), output_field=IntegerField())


def _read(reader: Any, pile: str) -> list[Row]:
    queues = queues_of(reader, pile)
    usual = [_rows_of(queue, queue.rows(reader)) for queue in queues if not queue.is_last_resort]
    rows = [Row(*values) for values in _joined(usual)]
    known = {row.person_id for row in rows}
    for queue in queues:
        if queue.is_last_resort:
            others = queue.rows(reader).exclude(**{f"{queue.person}__in": known - {None}})
            rows += [Row(*values) for values in _rows_of(queue, others)]
    return rows


def _joined(parts: list[Any]) -> Any:
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else [row for part in parts for row in part]


def _objects(queue: WorkQueue, reader: Any, pks: list[int]) -> dict[int, Any]:
    rows = queue.rows(reader).model._default_manager.filter(pk__in=pks)
    return {row.pk: row for row in rows.select_related(*queue.shown_with).prefetch_related(*queue.fetched_with)}


def _rows_of(queue: WorkQueue, rows: Any) -> Any:
    """One queue's part of the whole: its columns under the common names."""
    since, until = (F(one) if isinstance(one, str) else one for one in (queue.since, queue.until))
    last_on = (
        Value(NEVER, DateField()) if until is None else Coalesce(Cast(until, DateField()), Value(NEVER, DateField()))
    )
    told = rows.order_by().annotate(
        work_until=last_on, work_since=Cast(since, DateTimeField()), work_queue=Value(queue.name), work_row=F("pk"),
        work_about=Cast(F(queue.person) if queue.person else Value(None), BigIntegerField()),
    )  # fmt: skip
    return told.annotate(work_band=_band_of(queue)).values_list(*COLUMNS)


def _band_of(queue: WorkQueue) -> Case | Value:
    if queue.band == Band.OTHERS:
        return Value(int(queue.band), IntegerField())
    today = timezone.localdate()
    return Case(
        When(work_until__lt=today, then=Value(int(Band.LATE))),
        When(work_until__lte=today + dt.timedelta(days=SOON_DAYS), then=Value(int(Band.SOON))),
        default=Value(int(queue.band)),
        output_field=IntegerField(),
    )
