"""Keeps the demo's history: makes rows in bulk, each with the audit entries of the way it came."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.manifests import manifest_of


class History:
    """Collects audit entries of moves that were made up, and writes them at once, in the order of time."""

    def __init__(self) -> None:
        self.lines: list[tuple[models.Model, Entry]] = []

    def note(
        self, obj: models.Model, verb: str, by: Any, at: dt.datetime, *, before: str = "", after: str = ""
    ) -> None:
        """One line about an object that is saved by the time of `write`; ``verb`` is bare, its feature the model's.

        What a made-up day puts off to a later hour of today has happened by now.
        """
        entry = Entry(
            at=min(at, timezone.now()),
            actor=by,
            verb=f"{manifest_of(type(obj)).name}.{verb}",
            subject=obj._meta.label_lower,
            person_id=getattr(obj, "person_id", None),
            authority_id=getattr(obj, "authority_id", None),
            state_before=before,
            state_after=after,
        )
        self.lines.append((obj, entry))

    def way(
        self, obj: Any, first: str, steps: list[tuple[str, Any, dt.datetime]], begun_by: Any, at: dt.datetime
    ) -> None:
        """The whole way of an object: its first step, then verbs of its table, each by somebody at a time.

        Raises ValueError where the verbs do not lead to the state that the object is in.
        """
        state = next(iter(type(obj)._meta.get_field("state").choices))[0]
        self.note(obj, first, begun_by, at, after=state)
        for verb, by, when in steps:
            move = obj.TRANSITIONS[verb]
            if state not in move.sources:
                message = f"{obj}: {verb} cannot start from {state}"
                raise ValueError(message)
            self.note(obj, verb, by, when, before=state, after=move.target)
            state = move.target
        if state != obj.state:
            message = f"{obj}: the way ends at {state}, the object is {obj.state}"
            raise ValueError(message)

    def write(self) -> int:
        """Save everything in the order in which it happened. Returns how many lines."""
        for obj, entry in self.lines:
            entry.subject_id = str(obj.pk)
        entries = sorted((entry for _obj, entry in self.lines), key=lambda entry: entry.at)
        Entry.objects.bulk_create(entries, batch_size=500)
        return len(entries)
