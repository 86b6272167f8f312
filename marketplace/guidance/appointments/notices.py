"""Messages of appointments in neutral words (when, never what about or where), and the reminders of the day before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts.notices.actions import Opens, cancel_notifications, next_polite_time, notify, schedule
from accounts.notices.states import BEGINS_AT, Channel
from accounts.people.models import User
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState

REMINDERS = ("appointment_reminder",)
NEWS = ("appointment_offered", "appointment_booked", "appointment_rescheduled", "appointment_restored")
REMINDED = dt.time(12)  # of the day before, Helsinki
DAY = dt.timedelta(days=1)
LONGEST_NAME = 20  # letters of a first name under a text message, which has 160 in all


def tell_young(appointment: Appointment, name: str) -> None:
    """A word to the young person, with the link that moves and cancels without signing in."""
    facts = _facts(appointment)
    if name in NEWS:
        facts[BEGINS_AT] = appointment.starts_at.isoformat()
    notify(appointment.person, name, **_opening(appointment), **facts)


def tell_coach(appointment: Appointment, name: str, *, by: User) -> None:
    """A word to who meets her, unless it was she who acted."""
    coach = appointment.coach
    if coach.pk != by.pk:
        facts = {**words_of_time(appointment, coach.language), "person": appointment.person.short_name}
        notify(coach, name, about=appointment, link=appointment.get_absolute_url(), **facts)


def _opening(appointment: Appointment) -> dict[str, Any]:
    """What it is about, and the page that opens from the mail."""
    opens = Opens("appointments.mine", appointment)
    return {"about": appointment, "link": appointment.get_absolute_url(), "opens": opens}


def _facts(appointment: Appointment) -> dict[str, Any]:
    """When, in her language, and the first name that stands under a text message."""
    first_name, *_more = appointment.coach.given_name.split() or [""]
    return {**words_of_time(appointment, appointment.person.language), "coach": first_name[:LONGEST_NAME]}


def words_of_time(appointment: Appointment, language: str) -> dict[str, Any]:
    """Day and time as the reader writes them."""
    local = timezone.localtime(appointment.starts_at)
    with translation.override(language):
        day = f"{date_format(local, 'l')} {date_format(local, 'SHORT_DATE_FORMAT')}"
        return {"day": day, "time": date_format(local, "TIME_FORMAT")}


def drop_news(appointment: Appointment) -> None:
    """Messages and reminders about an appointment that has gone are not sent any more."""
    cancel_notifications(appointment, *NEWS, *REMINDERS)


def drop_reminders(appointment: Appointment) -> None:
    """Nobody is reminded of what has taken place already."""
    cancel_notifications(appointment, *REMINDERS)


def plan_reminders(appointment: Appointment, *, again: bool) -> None:
    """Make the reminders agree with the appointment: the day before by mail and text message.

    Whoever books after that moment has just been told. Whoever moves or restores (``again``) is reminded at once
    where the moment has gone but the appointment is still to come.
    """
    drop_reminders(appointment)
    now, person = timezone.now(), appointment.person
    wanted = reminded_at(appointment.starts_at)
    if appointment.state != AppointmentState.BOOKED or (wanted < now and not again):
        return
    at = next_polite_time(person, max(wanted, now))
    if at >= appointment.starts_at:
        return
    facts = {**_facts(appointment), BEGINS_AT: appointment.starts_at.isoformat()}
    schedule(person, "appointment_reminder", at=at, **_opening(appointment), **facts)
    schedule(person, "appointment_reminder", at=at, about=appointment, channel=Channel.SMS, **facts)


def reminded_at(starts_at: dt.datetime) -> dt.datetime:
    """Noon of the day before, in Helsinki."""
    day = timezone.localdate(starts_at) - DAY
    return timezone.make_aware(dt.datetime.combine(day, REMINDED))
