"""Calendars: feeds and files as three parsers read them, without names; a protected youth's say only the time."""

import datetime as dt
import re

import icalendar
import pytest
import vobject
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.calendars.actions import open_feed
from marketplace.guidance.appointments.calendars.models import CalendarFeed
from marketplace.guidance.appointments.queries import slots_for
from tests.factories.appointments import appointment, at, hours, workday
from tests.links import link_to, pressed


@pytest.fixture
def aino(cast, signed_in):
    hours(cast.kaisa, workday().weekday())
    return signed_in(cast.aino)


def feed(person, client):
    made = open_feed(person, by=person)
    answer = client.get(f"/appointments/calendar/{made.key}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content


def summaries(data):
    """Title, place and all other words of each entry, as three parsers read them; they must agree."""
    one = [
        (str(row["summary"]), str(row.get("location", ""))) for row in icalendar.Calendar.from_ical(data).walk("VEVENT")
    ]
    two = [
        (row.summary.value, row.location.value if hasattr(row, "location") else "")
        for row in vobject.readOne(data.decode()).contents.get("vevent", [])
    ]
    three = [(row.summary, row.location or "") for row in IcsCalendarStream.calendar_from_ics(data.decode()).events]
    assert one == two == three
    return one


def test_a_calendar_shows_times_and_places_and_nobodys_name(cast, client):
    appointment(cast.aino, cast.kaisa)
    for person in (cast.aino, cast.kaisa):
        data = feed(person, client)
        assert summaries(data) == [("Tapaaminen", "Ohjaamo")]
        text = data.decode().replace("\r\n ", "")
        assert not re.search("Aino|Aalto|Kaisa|Korhonen", text)


def test_a_protected_youths_entries_say_only_tapaaminen(cast, client):
    cast.aino.is_safety_flagged = True
    cast.aino.save()
    made = appointment(cast.aino, cast.kaisa, link="https://meet.example.test/salainen", way="video")
    for data in (
        feed(cast.aino, client), feed(cast.kaisa, client),
        pressed(client, link_to("appointments.mine", made, made.person), "calendar").content,
    ):  # fmt: skip
        assert summaries(data) == [("Tapaaminen", "")]
        text = data.decode().replace("\r\n ", "")
        assert not re.search("Ohjaamo|meet.example|http|LOCATION|DESCRIPTION|Aino|Kaisa", text)


def test_a_cancelled_appointment_stays_in_the_calendar_as_cancelled(cast, client):
    actions.cancel(appointment(cast.aino, cast.kaisa), by=cast.aino)
    [row] = icalendar.Calendar.from_ical(feed(cast.aino, client)).walk("VEVENT")
    assert (row["status"], row["sequence"]) == ("CANCELLED", 1)


def test_a_moved_appointment_keeps_its_name_in_the_calendar(cast, aino, client):
    made = appointment(cast.aino, cast.kaisa, starts_at=at(workday(), 14))
    [before] = icalendar.Calendar.from_ical(
        pressed(client, link_to("appointments.mine", made, made.person), "calendar").content
    ).walk("VEVENT")
    actions.reschedule(made, slot=slots_for(cast.aino)[0], by=cast.aino)
    [after] = icalendar.Calendar.from_ical(
        pressed(client, link_to("appointments.mine", made, made.person), "calendar").content
    ).walk("VEVENT")
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_offers_that_nobody_has_booked_are_in_no_calendar(cast, client):
    appointment(cast.aino, cast.kaisa, "offered")
    assert summaries(feed(cast.aino, client)) == []


def address_in(answer):
    return re.search(r"/appointments/calendar/[\w-]{43}\.ics", answer.content.decode()).group()


def test_a_new_address_is_shown_once_and_closes_the_old_one_and_a_closed_one_leads_nowhere(cast, signed_in, client):
    aino = signed_in(cast.aino)
    first = address_in(aino.post("/appointments/calendar/open/"))
    assert client.get(first).status_code == 200
    assert not re.search(r"[\w-]{43}\.ics", aino.get("/appointments/calendar/").content.decode())
    second = address_in(aino.post("/appointments/calendar/open/"))
    assert client.get(first).status_code == 404
    aino.post("/appointments/calendar/close/")
    assert client.get(second).status_code == 404


def test_the_table_holds_no_address_and_a_year_later_it_leads_nowhere(cast, client):
    made = open_feed(cast.aino, by=cast.aino)
    assert made.key not in str(CalendarFeed.objects.values().get())
    CalendarFeed.objects.update(opened_at=timezone.now() - dt.timedelta(days=366))
    assert client.get(f"/appointments/calendar/{made.key}.ics").status_code == 404
    assert open_feed(cast.aino, by=cast.aino).feed.closed_at is None


def test_a_form_for_an_address_that_is_sent_twice_makes_one(cast, signed_in):
    aino, key = signed_in(cast.aino), "5a0e3b9c-8c0e-4a57-9a58-0e5d5f7f3f11"
    answers = [aino.post("/appointments/calendar/open/", {"form_key": key}).status_code for _time in range(2)]
    assert answers == [200, 302]
    assert CalendarFeed.objects.count() == 1


def test_the_calendar_of_somebody_who_has_left_is_closed(cast, client):
    made = open_feed(cast.aino, by=cast.aino)
    cast.aino.is_active = False
    cast.aino.save()
    assert client.get(f"/appointments/calendar/{made.key}.ics").status_code == 404
