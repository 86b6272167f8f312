"""Pages of events: the public calendar and its feed, a kind word for those who come too late, the code at the door."""

import datetime as dt

import icalendar
import pytest
import vobject
from dateutil.relativedelta import SU, relativedelta
from django.test import Client
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from marketplace.services.events import actions
from marketplace.services.events.models import Event, SignUp
from tests.factories import accounts, marketplace, services

NEXT_YEAR = timezone.localdate().year + 1
SUMMER = dt.datetime(NEXT_YEAR, 3, 31, 12, tzinfo=dt.UTC) + relativedelta(weekday=SU(-1))  # clocks go forward that day
WINTER = dt.datetime(NEXT_YEAR, 10, 31, 12, tzinfo=dt.UTC) + relativedelta(weekday=SU(-1))


def text(answer):
    return answer.content.decode()


def test_everybody_reads_the_calendar_and_coaches_see_what_is_for_them(cast, signed_in):
    open_one = services.event(title="Rekrytreffit")
    services.event(title="Luonnos", state="draft")
    services.event(title="Teemainfo", audience="coaches")
    page = text(Client().get("/events/"))
    assert open_one.title in page
    assert "Luonnos" not in page
    assert "Teemainfo" not in page
    assert "Teemainfo" in text(signed_in(cast.kaisa).get("/events/"))


def test_the_feed_is_read_by_three_parsers_with_the_time_of_helsinki(db):
    services.event(title="Kesäaika", starts_at=SUMMER)
    services.event(title="Talviaika", starts_at=WINTER)
    services.event(title="Vain valmentajille", audience="coaches")
    services.event(title="Peruttu", state="cancelled", version=3)
    answer = Client().get("/events/calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    first = {str(one["SUMMARY"]): one for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}
    second = {one.summary.value: one.dtstart.value for one in vobject.readOne(text(answer)).vevent_list}
    third = {one.summary: one.dtstart for one in IcsCalendarStream.calendar_from_ics(text(answer)).events}
    assert set(first) == set(second) == set(third) == {"Kesäaika", "Talviaika", "Peruttu"}
    for name, moment, hour in (("Kesäaika", SUMMER, 15), ("Talviaika", WINTER, 14)):
        for read in (first[name]["DTSTART"].dt, second[name], third[name]):
            assert (read.astimezone(dt.UTC), read.hour) == (moment, hour)
    assert (str(first["Peruttu"]["STATUS"]), int(first["Peruttu"]["SEQUENCE"])) == ("CANCELLED", 3)


@pytest.mark.parametrize("state", ["signed_up", "offered"])
def test_a_called_off_event_shows_her_no_place_and_no_seats(cast, signed_in, state):
    event = services.event()
    services.sign_up(event, cast.aino, state)
    aino = signed_in(cast.aino)
    page = text(aino.get(event.get_absolute_url()))
    assert "Sinun paikkasi" in page
    assert "Paikkoja jäljellä" in page
    Event.objects.update(state="cancelled")
    page = text(aino.get(event.get_absolute_url()))
    assert "Tämä tapahtuma on peruttu." in page
    assert "Sinun paikkasi" not in page
    assert "Paikkoja jäljellä" not in page


def test_the_feed_names_nobody_who_comes(cast):
    actions.sign_up(services.event(), by=cast.aino)
    assert "Aino" not in text(Client().get("/events/calendar.ics"))


def test_who_comes_too_late_reads_a_kind_word_and_a_place_in_line(cast, signed_in):
    event = services.event(seats=1)
    services.sign_up(event, accounts.young("Ensimmäinen", cast.kaisa))
    answer = signed_in(cast.aino).post(f"/events/{event.pk}/sign-up/", follow=True)
    assert answer.status_code == 200
    assert "state waiting" in text(answer)
    assert SignUp.objects.get(person=cast.aino).state == "waiting"


def test_the_code_is_shown_at_the_place_and_opens_the_door(cast, signed_in):
    event = services.event(starts_at=timezone.now() - dt.timedelta(minutes=5), code="123456")
    services.sign_up(event, cast.aino)
    assert "123" in text(signed_in(cast.kaisa).get(f"/events/{event.pk}/code/"))
    assert signed_in(cast.aino).get(f"/events/{event.pk}/code/").status_code == 403
    aino = signed_in(cast.aino)
    assert aino.post(f"/events/{event.pk}/here/", {"code": "000000"}).status_code == 422
    assert aino.post(f"/events/{event.pk}/here/", {"code": "123456"}).status_code == 302
    assert SignUp.objects.get().state == "attended"


def test_the_code_stands_in_no_answer_of_the_api(cast, signed_in):
    event = services.event(code="739517")
    for client in (Client(), signed_in(cast.aino), signed_in(cast.kaisa)):
        assert "739517" not in text(client.get(f"/api/v1/events/{event.pk}/"))


def test_staff_write_publish_move_call_off_and_restore(cast, signed_in):
    house, kaisa = services.provider(), signed_in(cast.kaisa)
    starts = timezone.localtime() + dt.timedelta(days=5)
    form = {
        "organisation": house.pk, "kind": "visit", "audience": "young", "language": "fi", "title": "Vierailu",
        "about": "Katsotaan", "municipality": "398", "seats": 5, "starts_at": starts.strftime("%Y-%m-%dT%H:%M"),
        "ends_at": (starts + dt.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M"),
    }  # fmt: skip
    assert kaisa.post("/events/write/", {**form, "ends_at": form["starts_at"]}).status_code == 422
    assert kaisa.post("/events/write/", form).status_code == 302
    event = Event.objects.get()
    for verb, sent, state in (
        ("publish", {}, "published"), ("cancel", {"reason": "Sairas"}, "cancelled"), ("restore", {}, "published"),
    ):  # fmt: skip
        assert kaisa.post(f"/events/{event.pk}/{verb}/", sent).status_code == 302
        event.refresh_from_db()
        assert event.state == state
    later = starts + dt.timedelta(days=1)
    times = {
        "starts_at": later.strftime("%Y-%m-%dT%H:%M"),
        "ends_at": (later + dt.timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M"),
    }
    assert kaisa.post(f"/events/{event.pk}/reschedule/", times).status_code == 302
    event.refresh_from_db()
    assert timezone.localtime(event.starts_at).date() == later.date()


def test_a_card_training_without_a_card_is_refused_kindly(cast, signed_in):
    house = services.provider()
    body = {
        "organisation": house.pk, "kind": "training", "title": "Kortti", "about": "Kortti", "municipality": "398",
        "seats": 5, "starts_at": (timezone.now() + dt.timedelta(days=2)).isoformat(),
        "ends_at": (timezone.now() + dt.timedelta(days=3)).isoformat(),
    }  # fmt: skip
    answer = signed_in(cast.kaisa).post("/api/v1/events/", body, content_type="application/json")
    assert answer.status_code in (400, 422), answer.content


def test_names_of_those_who_come_are_seen_by_those_who_may_know_them(cast, signed_in):
    event = services.event()
    services.sign_up(event, cast.aino)
    services.sign_up(event, accounts.young("Bella", accounts.coach("Leena")))
    page = text(signed_in(cast.kaisa).get(f"/events/{event.pk}/sign-ups/"))
    assert "Aino" in page
    assert "Bella" not in page


def test_after_the_event_she_says_whom_she_liked(cast, signed_in):
    event = services.event(starts_at=timezone.now() - dt.timedelta(hours=1))
    event.employers.add(cast.bakery)
    services.sign_up(event, cast.aino, "attended")
    marketplace.profile(cast.aino)
    aino, path = signed_in(cast.aino), f"/events/{event.pk}/interest/{cast.bakery.pk}/"
    assert path in text(aino.get(event.get_absolute_url()))
    assert aino.post(path).status_code == 302
    assert path not in text(aino.get(event.get_absolute_url()))


@pytest.mark.parametrize("verb", ["take", "leave"])
def test_nobody_answers_for_her(cast, signed_in, verb):
    row = services.sign_up(services.event(), cast.aino, "offered")
    other = signed_in(accounts.young("Muu", cast.kaisa))
    assert other.post(f"/events/seats/{row.pk}/{verb}/").status_code == 404
