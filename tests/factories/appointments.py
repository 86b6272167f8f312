"""Makers of opening hours and appointments."""

import datetime as dt

from django.utils import timezone

from accounts.access.tokens import fingerprint
from marketplace.guidance.appointments.availability.models import Leave, OpeningHours
from marketplace.guidance.appointments.availability.slots import HELSINKI
from marketplace.guidance.appointments.calendars.models import CalendarFeed
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState


def at(day, hour, minute=0):
    """A moment of Helsinki."""
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=HELSINKI)


def workday(days=7):
    """A weekday of a plain week so many days ahead: no feast, no eve, no weekend."""
    day = timezone.localdate() + dt.timedelta(days=days)
    while day.weekday() > 4:
        day += dt.timedelta(days=1)
    return day


def hours(coach, weekday=0, **facts):
    facts = {
        "starts": dt.time(9), "ends": dt.time(12), "minutes": 60, "valid_from": dt.date(2020, 1, 6),
        "place": "Ohjaamo", **facts,
    }  # fmt: skip
    return OpeningHours.objects.create(coach=coach, authority=coach.authority, weekday=weekday, **facts)


def appointment(person, coach, state=AppointmentState.BOOKED, starts_at=None, **facts):
    before = Appointment.objects.filter(coach=coach).count()
    begin = starts_at or at(workday(), 10) + dt.timedelta(hours=before)
    if state not in {AppointmentState.OFFERED, AppointmentState.CANCELLED}:
        facts.setdefault("booked_at", timezone.now())
    if state == AppointmentState.CHECKED_IN:
        facts.setdefault("checked_in_at", timezone.now())
    if state == AppointmentState.CANCELLED:
        facts = {"booked_at": timezone.now(), "cancelled_at": timezone.now(), "cancelled_by": "young", **facts}
    return Appointment.objects.create(
        person=person, coach=coach, authority=person.authority, state=state, starts_at=begin,
        ends_at=begin + dt.timedelta(minutes=45), place="Ohjaamo", **facts,
    )  # fmt: skip


def feed(person):
    """An own calendar whose secret the test knows."""
    key = f"kalenteri{person.pk}"
    obj = CalendarFeed.objects.create(person=person, authority=person.authority, key_hash=fingerprint(key))
    obj.token = key
    return obj


def things_of(person, coach):
    """What a young person and her coach have between them: an appointment, hours, a time away, calendars."""
    return {
        "appointment": appointment(person, coach),
        "opening_hours": hours(coach, workday().weekday()),
        "leave": Leave.objects.create(
            coach=coach, authority=coach.authority, starts_at=at(workday(20), 8), ends_at=at(workday(20), 16)
        ),
        "feed": feed(person),
    }
