"""The one mover of every life: lock, check, write, log; and the record of views."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.dispatch import Signal

from accounts.audit.models import Entry
from accounts.audit.moves import Move, MoveRefusedError, ReasonMissingError

VIEW = "view"
state_changed = Signal()
"""Sent inside the transaction after a move, with ``thing``, ``verb``, ``by``, ``entry``."""


def model_of(thing: models.Model) -> Any:
    """The model of a thing, also of the lazy stand-in that a request has for its user."""
    return thing._meta.model


def lock(thing: models.Model) -> Any:
    """Take the row lock of a thing and bring it up to date; call inside a transaction.

    Who needs several locks takes the wide thing before the narrow one, or two actions wait for each other for ever:
    organisation, person, profile, listing, introduction, suggestion, placement.
    """
    rows_to_lock(model_of(thing)._base_manager.filter(pk=thing.pk)).get()
    thing.refresh_from_db()
    return thing


def locked(rows: models.QuerySet) -> list[Any]:
    """Lock all rows that still match when their lock is free, in one order for everybody; call inside a transaction."""
    return list(rows_to_lock(rows).order_by("pk"))


def rows_to_lock(rows: models.QuerySet) -> models.QuerySet:
    """Lock these rows only, not what they are joined with; others may still insert rows that point at them."""
    return rows.select_for_update(of=("self",), no_key=True)


def may_move(thing: Any, verb: str) -> bool:
    """Whether the verb can start from the state that the thing is in now."""
    return thing.state in thing.MOVES[verb].sources


def record(thing: models.Model, verb: str, *, by: Any, reason: str = "", before: str = "", after: str = "") -> Entry:
    """Write one audit entry about a thing; the verb is stored as ``feature.verb``."""
    feature = model_of(thing).__module__.split(".")[-2]
    return Entry.objects.create(
        actor=by,
        verb=f"{feature}.{verb}",
        subject=thing._meta.label_lower,
        subject_id=str(thing.pk),
        person_id=getattr(thing, "person_id", None),
        authority_id=getattr(thing, "authority_id", None),
        state_before=before,
        state_after=after,
        reason=reason,
    )


def hold(thing: Any, verb: str) -> Any:
    """Lock a thing and make sure that a verb can start from its state; call inside a transaction.

    Raises MoveRefusedError, naming who was first, when the state has moved on.
    """
    lock(thing)
    if not may_move(thing, verb):
        raise MoveRefusedError(thing, verb, Entry.objects.about(thing).exclude(state_after="").last())
    return thing


@transaction.atomic
def begin(thing: Any, verb: str, *, by: Any, reason: str = "") -> Any:
    """Save a new thing as the first step of its life and log it."""
    thing.save(force_insert=True)
    entry = record(thing, verb, by=by, reason=reason, after=thing.state)
    state_changed.send(model_of(thing), thing=thing, verb=verb, by=by, entry=entry)
    return thing


@transaction.atomic
def move(thing: Any, verb: str, *, by: Any, reason: str = "", **changes: Any) -> Entry:
    """Move a thing by a verb of its table: lock, check, write, log, signal, in this order.

    ``changes`` are further fields written in the same statement (dates, deciders).
    Raises MoveRefusedError when the state has moved on, ReasonMissingError when a reason is due.
    """
    hold(thing, verb)
    step: Move = thing.MOVES[verb]
    if step.needs_reason and not reason.strip():
        raise ReasonMissingError
    before, thing.state = thing.state, step.target
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save(update_fields=["state", *changes])
    entry = record(thing, verb, by=by, reason=reason, before=before, after=step.target)
    state_changed.send(model_of(thing), thing=thing, verb=verb, by=by, entry=entry)
    return entry


def note_view(thing: models.Model, *, by: Any) -> None:
    """Log that somebody opened a page about a young person (906/2019 § 17)."""
    record(thing, VIEW, by=by)
