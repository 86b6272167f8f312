"""Reads of the chain: its head, what has no link yet, the export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.chain.content import moment, plain
from accounts.chain.models import TrailCheckpoint, TrailLink

BATCH = 2000
FACTS = ("position", "entry_id", "version", "entry_hash", "reason_hash", "salt", "previous", "own_hash")


def head() -> TrailLink | TrailCheckpoint | None:
    """The last link; where all have been removed, the last checkpoint."""
    return TrailLink.objects.last() or TrailCheckpoint.objects.last()


def unsealed(after: int = 0) -> QuerySet[Entry]:
    """Lines without a link among those with a number above ``after``, oldest first."""
    linked = TrailLink.objects.filter(entry_id=OuterRef("pk"))
    return Entry.objects.filter(~Exists(linked), pk__gt=after).order_by("at", "pk")


def newest_sealed() -> int:
    """The highest number of a line that has a link."""
    return TrailLink.objects.aggregate(newest=Max("entry_id"))["newest"] or 0


def export_lines() -> Iterator[dict[str, Any]]:
    """The whole trail for a verifier: the newest checkpoint, each link with its line, lines without one, the counts."""
    begun, links, waiting = timezone.now(), 0, 0
    if checkpoint := TrailCheckpoint.objects.last():
        yield as_line(checkpoint)
    position = 0
    while batch := list(TrailLink.objects.filter(position__gt=position).order_by("position")[:BATCH]):
        position = batch[-1].position
        links += len(batch)
        yield from _with_entries(batch)
    for entry in unsealed().iterator(BATCH):
        waiting += 1
        yield {"kind": "entry", "entry": plain(entry)}
    yield {"kind": "end", "links": links, "unsealed": waiting, "exported_at": moment(begun)}


def _with_entries(links: list[TrailLink]) -> Iterator[dict[str, Any]]:
    entries = Entry.objects.in_bulk([link.entry_id for link in links])
    for link in links:
        facts = {name: getattr(link, name) for name in FACTS}
        entry = entries.get(link.entry_id)
        yield {"kind": "link", **facts, "entry": plain(entry) if entry else None}


def as_line(checkpoint: TrailCheckpoint) -> dict[str, Any]:
    """A checkpoint as it is signed and exported."""
    return {
        "kind": "checkpoint",
        "position": checkpoint.position,
        "hash": checkpoint.hash,
        "newest_at": moment(checkpoint.newest_at),
        "made_at": moment(checkpoint.made_at),
        "days": checkpoint.days,
        "code": checkpoint.code,
    }
