"""Verbs on the chain: give new lines of the trail their links, take away what has stayed for its period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.outside import keep
from accounts.chain import content, verifier
from accounts.chain.models import TrailCheckpoint, TrailLink
from accounts.chain.queries import as_line, head, newest_sealed, unsealed
from accounts.keyring.sealing import prove

BATCH = 1000
WINDOW = 20_000  # how many numbers behind the newest sealed line the frequent run looks for lines that came late
HEADS, CHECKPOINTS = "trail_head", "trail_checkpoint"


class Place(NamedTuple):
    """The end of a chain, to which the next link is tied."""

    position: int
    own_hash: str


def seal_new() -> int:
    """Seal what is new, and what came late among the newest lines. Returns how many."""
    return seal(after=max(0, newest_sealed() - WINDOW))


def seal(after: int = 0) -> int:
    """Give a link to each line without one, batch by batch, and keep the new head outside. Returns how many.

    Nobody who writes a line waits for this: lines that are being blanked just now are passed over and come with the
    next run. Of two sealers at once the second finds its position taken, and leaves the rest to the first.
    """
    done = 0
    try:
        while batch := _seal_batch(after):
            done += batch
    except IntegrityError:
        pass
    if done:
        keep(HEADS, head_line())
    return done


@transaction.atomic
def _seal_batch(after: int) -> int:
    rows = unsealed(after)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(of=("self",), no_key=True, skip_locked=True)
    entries = list(rows[:BATCH])
    TrailLink.objects.bulk_create(_links(entries, _end(), timezone.now()))
    return len(entries)


def _end() -> Place:
    last: Any = head()
    return Place(last.position, getattr(last, "own_hash", "") or last.hash) if last else Place(0, verifier.NOTHING)


def _links(entries: Iterable[Entry], end: Place, now: dt.datetime) -> Iterable[TrailLink]:
    for entry in entries:
        sealed, position = content.seal(entry), end.position + 1
        own = verifier.hash_of_link(position, end.own_hash, sealed.entry_hash, verifier.VERSION)
        yield TrailLink(
            position=position, entry=entry, version=verifier.VERSION, previous=end.own_hash, own_hash=own,
            sealed_at=now, **sealed._asdict(),
        )  # fmt: skip
        end = Place(position, own)


def head_line() -> dict[str, Any]:
    """The signed head of the chain as it is kept outside; position 0 where there is no link yet."""
    last, end = TrailLink.objects.last(), _end()
    at = content.moment(last.sealed_at if last else timezone.now())
    line = {"position": end.position, "hash": end.own_hash, "at": at}
    return {**line, "code": prove(verifier.PURPOSE, verifier.said_in("head", line))}


def sign(checkpoint: TrailCheckpoint) -> None:
    """Put the current key's signature under a checkpoint."""
    checkpoint.code = prove(verifier.PURPOSE, verifier.said_in("checkpoint", as_line(checkpoint)))


@transaction.atomic
def cut(before: dt.datetime, *, days: int) -> int:
    """Remove the oldest lines with their links, up to the first one that is newer. Returns how many lines.

    A signed checkpoint says up to where; only under one does the database let lines go.
    """
    young = TrailLink.objects.filter(entry__at__gte=before).order_by("position").first()
    old = TrailLink.objects.filter(position__lt=young.position) if young else TrailLink.objects.all()
    last = old.order_by("position").last()
    if last is None:
        return 0
    newest = Entry.objects.filter(link__in=old).order_by("at").last()
    checkpoint = TrailCheckpoint(
        position=last.position, hash=last.own_hash, newest_at=newest.at if newest else before, made_at=timezone.now(),
        days=days,
    )  # fmt: skip
    sign(checkpoint)
    checkpoint.save(force_insert=True)
    entries = Entry.objects.filter(link__position__lte=last.position)
    gone, _tables = entries.delete()
    TrailLink.objects.filter(position__lte=last.position).delete()
    keep(CHECKPOINTS, as_line(checkpoint))
    return gone
