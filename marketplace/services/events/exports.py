"""The public calendar of events as one iCalendar file."""

from __future__ import annotations

from django.conf import settings

from accounts.notices.ical import CalendarEntry, calendar_of
from marketplace.services.events.models import Event
from marketplace.services.events.queries import in_the_feed
from marketplace.services.events.states import EventState


def entry_of(event: Event) -> CalendarEntry:
    """One event; a calendar that has it replaces it by ``uid`` and ``sequence``."""
    place = ", ".join(part for part in (event.street, event.municipality.name_fi) if part)
    return CalendarEntry(
        uid=f"event-{event.pk}@duunipari",
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        title=event.title,
        changed_at=event.changed_at,
        sequence=event.version,
        place=place,
        text=f"{event.organisation.name}\n{event.about}",
        url=f"{settings.SITE_URL}{event.get_absolute_url()}",
        is_cancelled=event.state == EventState.CANCELLED,
    )


def feed() -> bytes:
    """Everything public that is to come or was called off, UTF-8."""
    return calendar_of([entry_of(event) for event in in_the_feed()], name="Duunipari")
