"""What coaches hold of meetings: those to come, hours in which they can be booked, and their own calendar."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.manifests import EVERYTHING, Holding, Leaving, Span
from accounts.people.models import User
from marketplace.guidance.appointments.actions import cancel, hand
from marketplace.guidance.appointments.availability.actions import end_hours
from marketplace.guidance.appointments.availability.models import OpeningHours
from marketplace.guidance.appointments.calendars.actions import close_feed
from marketplace.guidance.appointments.calendars.models import CalendarFeed
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState


def _words(count: int) -> str:
    return ngettext("%(count)d appointment to come", "%(count)d appointments to come", count) % {"count": count}


def _to_come(holder: User, span: Span) -> QuerySet[Appointment]:
    live = (AppointmentState.OFFERED, AppointmentState.BOOKED)
    rows = Appointment.objects.filter(coach=holder, state__in=live, starts_at__gt=timezone.now())
    if span.organisation is not None:
        return rows.none()
    return rows if span.person is None else rows.filter(person=span.person)


def _pass_on(appointment: Appointment, to: User, by: User) -> None:
    """At the same time where the new coach is free then; else it is called off and she is told."""
    try:
        with transaction.atomic():
            hand(appointment, to=to, by=by)
    except ValidationError as refusal:
        if refusal.code not in {"slot_taken", "away"}:
            raise
        cancel(Appointment.objects.get(pk=appointment.pk), by=by)


def _hours_in_words(count: int) -> str:
    return ngettext("%(count)d opening hour", "%(count)d opening hours", count) % {"count": count}


def _hours(holder: User, span: Span) -> QuerySet[OpeningHours]:
    today = timezone.localdate()
    rows = OpeningHours.objects.filter(coach=holder).reaching(today, today.replace(year=today.year + 10))
    return rows if span == EVERYTHING else rows.none()


def _feeds_in_words(count: int) -> str:
    return ngettext("%(count)d calendar address", "%(count)d calendar addresses", count) % {"count": count}


def _feeds(holder: User, span: Span) -> QuerySet[CalendarFeed]:
    rows = CalendarFeed.objects.filter(person=holder, closed_at__isnull=True)
    return rows if span == EVERYTHING else rows.none()


def _close(feed: CalendarFeed, by: User) -> None:
    close_feed(feed.person, by=by)


def _stop(hours: OpeningHours, by: User) -> None:
    end_hours(hours, last_on=max(timezone.localdate(), hours.valid_from), by=by)


MEETINGS = Holding(_words, _to_come, pass_on=_pass_on)
HOURS = Holding(_hours_in_words, _hours, end=_stop)
FEEDS = Holding(_feeds_in_words, _feeds, end=_close)
BOOKED = Leaving(
    lambda person: Appointment.objects.filter(
        person=person, state__in=(AppointmentState.OFFERED, AppointmentState.BOOKED)
    ).to_come(),
    lambda count: (
        ngettext(
            "%(n)s appointment is called off, and the time is free again.",
            "%(n)s appointments are called off, and the times are free again.",
            count,
        )
        % {"n": count}
    ),
)
