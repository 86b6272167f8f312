"""Reads of calendars: a person's open feed, and what it shows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from marketplace.guidance.appointments.calendars.models import CalendarFeed
from marketplace.guidance.appointments.models import Appointment

KEPT_IN_FEED = dt.timedelta(days=90)


def feed_of(person: Any) -> CalendarFeed | None:
    """The open feed of a person."""
    return CalendarFeed.objects.open().filter(person=person).first()


def in_feed(person: Any) -> QuerySet[Appointment]:
    """What a person's calendar shows: the last months and everything to come, cancelled ones too, so that they go."""
    rows = Appointment.objects.filter(ends_at__gt=timezone.now() - KEPT_IN_FEED).exclude(booked_at__isnull=True)
    field = "coach" if person.has_staff_role else "person"
    return rows.filter(**{field: person}).select_related("person", "coach")
