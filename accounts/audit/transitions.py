"""The one mover of every life: lock, check, write, log; and the record of views."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.dispatch import Signal

from accounts.audit.models import Entry
from accounts.audit.transition_table import ReasonMissingError, Transition, TransitionRefusedError
from accounts.manifests import manifest_of

VIEW = "view"
state_changed = Signal()
"""Sent inside the transaction after a transition, with ``obj``, ``verb``, ``by``, ``entry``."""
looks_logged = Signal()
"""Sent after looks at several people were logged at once, with their ``entries`` and ``by``."""


def model_of(obj: models.Model) -> Any:
    """The model of an object, also of the lazy stand-in that a request has for its user."""
    return obj._meta.model


def lock(obj: models.Model) -> Any:
    """Take the row lock of an object and bring it up to date; call inside a transaction.

    Who needs several locks takes the wide thing before the narrow one, or two actions wait for each other for ever:
    organisation, person, profile, listing, introduction, suggestion, placement.
    """
    obj.refresh_from_db(from_queryset=rows_to_lock(model_of(obj)._base_manager.filter(pk=obj.pk)))
    return obj


def locked(rows: models.QuerySet) -> list[Any]:
    """Lock all rows that still match when their lock is free, in one order for everybody; call inside a transaction."""
    return list(rows_to_lock(rows).order_by("pk"))


def rows_to_lock(rows: models.QuerySet) -> models.QuerySet:
    """Lock these rows only, not what they are joined with; others may still insert rows that point at them."""
    return rows.select_for_update(of=("self",), no_key=True)


def can_transition(obj: Any, verb: str) -> bool:
    """Whether the verb can start from the state that the object is in now."""
    return obj.state in obj.TRANSITIONS[verb].sources


def log(obj: models.Model, verb: str, *, by: Any, reason: str = "", before: str = "", after: str = "") -> Entry:
    """Write one audit entry about an object; the verb is stored as ``feature.verb``."""
    entry = _entry(obj, verb, by=by, reason=reason, before=before, after=after)
    entry.save(force_insert=True)
    return entry


def _entry(obj: models.Model, verb: str, *, by: Any, reason: str = "", before: str = "", after: str = "") -> Entry:
    return Entry(
        actor=by,
        verb=f"{manifest_of(model_of(obj)).name}.{verb}",
        subject=obj._meta.label_lower,
        subject_id=str(obj.pk),
        person_id=getattr(obj, "person_id", None),
        authority_id=getattr(obj, "authority_id", None),
        state_before=before,
        state_after=after,
        reason=reason,
    )


def lock_for_transition(obj: Any, verb: str, by: Any) -> Any:
    """Lock an object and make sure that a verb can start from its state; call inside a transaction.

    Raises TransitionRefusedError, which tells ``by`` who was first, when the state has moved on.
    """
    lock(obj)
    if not can_transition(obj, verb):
        raise TransitionRefusedError(obj, verb, Entry.objects.about(obj).exclude(state_after="").last(), by)
    return obj


@transaction.atomic
def create(obj: Any, verb: str, *, by: Any, reason: str = "") -> Any:
    """Save a new object as the first step of its life and log it."""
    obj.save(force_insert=True)
    entry = log(obj, verb, by=by, reason=reason, after=obj.state)
    state_changed.send(model_of(obj), obj=obj, verb=verb, by=by, entry=entry)
    return obj


@transaction.atomic
def move(obj: Any, verb: str, *, by: Any, reason: str = "", **changes: Any) -> Entry:
    """Move an object by a verb of its table: lock, check, write, log, signal, in this order.

    ``changes`` are further fields written in the same statement (dates, deciders).
    Raises TransitionRefusedError when the state has moved on, ReasonMissingError when a reason is due.
    """
    lock_for_transition(obj, verb, by)
    step: Transition = obj.TRANSITIONS[verb]
    if step.needs_reason and not reason.strip():
        raise ReasonMissingError
    before, obj.state = obj.state, step.target
    for name, value in changes.items():
        setattr(obj, name, value)
    obj.save(update_fields=["state", *changes])
    entry = log(obj, verb, by=by, reason=reason, before=before, after=step.target)
    state_changed.send(model_of(obj), obj=obj, verb=verb, by=by, entry=entry)
    return entry


def log_access(obj: models.Model, *, by: Any, reason: str = "") -> None:
    """Log a look at a page about a young person (906/2019 § 17); ``reason``: who looked without an account, or why."""
    log(obj, VIEW, by=by, reason=reason)


def log_accesses(objects: Iterable[models.Model], *, by: Any, verb: str = VIEW) -> None:
    """Log looks at what one page or file shows of several young people: a line for each of them, written at once."""
    entries = Entry.objects.bulk_create([_entry(obj, verb, by=by) for obj in objects])
    looks_logged.send(Entry, entries=entries, by=by)
