"""Reads of somebody's first steps: one question to the database for all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists
from django.utils import timezone

from accounts.first_days import FirstStep
from accounts.manifests import manifests
from accounts.people.models import User

FIRST_DAYS = dt.timedelta(days=30)  # after which nobody is a newcomer, whatever is still undone


@dataclass(frozen=True)
class TickedStep:
    """One step, and whether its rows are there."""

    step: FirstStep
    is_done: bool


def is_newcomer(reader: Any) -> bool:
    """Whether the account is new and its first steps are not put aside."""
    return reader.wants_first_steps and reader.joined_at > timezone.now() - FIRST_DAYS


def first_steps_of(reader: Any) -> list[TickedStep]:
    """The steps of a reader's role in their order, as far as they are done."""
    steps = sorted(
        (step for one in manifests() for step in one.first_steps if step.role == reader.role), key=lambda one: one.order
    )
    asked = {f"step_{number}": Exists(step.done(reader)) for number, step in enumerate(steps)}
    found = User.objects.filter(pk=reader.pk).values_list(*asked.values()).get() if asked else ()
    return [TickedStep(step, is_done) for step, is_done in zip(steps, found, strict=True)]
