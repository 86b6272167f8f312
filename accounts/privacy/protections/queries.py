"""Reads of extra protection: what stands, what is due, and whether she has asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads.models import Responsibility
from accounts.privacy.protections.models import Protection, ProtectionQuerySet

ASKED = "people.ask_protection"


def standing_protection(person: Any) -> Protection | None:
    """What protects a young person now."""
    return Protection.objects.standing().filter(person=person).select_related("started_by", "person").first()


def due_for(coach: Any) -> ProtectionQuerySet:
    """What a coach has to look at again: hers and those for whom she stands in, the oldest first."""
    hers = Responsibility.objects.covered_by(coach).values("person")
    due = Protection.objects.standing().filter(person__in=hers, review_on__lte=timezone.localdate())
    return due.select_related("person").order_by("review_on", "pk")


def asked_at(person: Any) -> dt.datetime | None:
    """When a young person asked for it last; None where she has not since it was switched last."""
    last = Protection.objects.filter(person=person).first()
    asked = Entry.objects.of_person(person).filter(verb=ASKED)
    newer = asked.filter(at__gt=max(last.started_at, last.ended_at or last.started_at)) if last else asked
    return newer.order_by("-at").values_list("at", flat=True).first()
