"""Pages of appointments: two taps, links of the mail, the coach's day, hours, times away."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.caseloads.models import Deputy
from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.availability.models import ClosedDay, Leave, OpeningHours
from marketplace.guidance.appointments.leaves.actions import add_leave
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import slots_for
from tests.factories import accounts, marketplace
from tests.factories.appointments import appointment, at, hours, workday
from tests.links import link_to, pressed


@pytest.fixture
def aino(cast, signed_in):
    hours(cast.kaisa, workday().weekday())
    return signed_in(cast.aino)


@pytest.fixture
def kaisa(cast, signed_in):
    return signed_in(cast.kaisa)


def link(made):
    return link_to("appointments.mine", made, made.person)


def test_two_taps_lead_from_home_to_a_booked_time(cast, aino):
    marketplace.profile(cast.aino)
    first = slots_for(cast.aino)[0]
    assert f"/appointments/take/?slot={first.key}" in aino.get("/").content.decode()
    page = aino.get(f"/appointments/take/?slot={first.key}").content.decode()
    assert f'value="{first.key}"' in page
    answer = aino.post("/appointments/take/", {"slot": first.key})
    made = Appointment.objects.get()
    assert answer["Location"] == f"/appointments/{made.pk}/"
    assert made.state == "booked"


def test_opening_the_page_of_a_time_books_nothing(cast, aino):
    aino.get(f"/appointments/take/?slot={slots_for(cast.aino)[0].key}")
    assert not Appointment.objects.exists()


def test_a_taken_time_answers_with_other_times_and_no_error_page(cast, aino):
    first = slots_for(cast.aino)[0]
    bella = accounts.young("Bella", cast.kaisa)
    actions.take(bella, slot=first, by=bella)
    answer = aino.post("/appointments/take/", {"slot": first.key})
    assert answer.status_code == 422
    assert "/appointments/take/?slot=" in answer.content.decode()


@pytest.mark.parametrize("key", ["", "0-0", "x", "999-1", "1" * 400])
def test_a_time_that_never_was_is_refused_kindly(aino, key):
    assert aino.post("/appointments/take/", {"slot": key}).status_code == 422


def test_all_times_are_shown_day_by_day_with_the_name_of_the_coach(cast, aino):
    page = aino.get("/appointments/times/").content.decode()
    assert "Kaisa Korhonen" in page
    assert page.count("/appointments/take/?slot=") == len(slots_for(cast.aino))


def test_the_link_of_the_mail_shows_and_changes_nothing_until_a_button_is_pressed(cast, client):
    made = appointment(cast.aino, cast.kaisa)
    cover = client.get(link(made))
    assert "Ohjaamo" not in cover.content.decode()
    assert "Ohjaamo" in pressed(client, link(made)).content.decode()
    assert cover["Cache-Control"] == "no-store, private"
    assert Appointment.objects.get().state == "booked"


def test_without_signing_in_she_cancels_and_takes_it_back(cast, client):
    made = appointment(cast.aino, cast.kaisa)
    assert pressed(client, link(made), "cancel").status_code == 200
    assert Appointment.objects.get().cancelled_by == "young"
    assert pressed(client, link(made), "restore").status_code == 200
    assert Appointment.objects.get().state == "booked"


def test_without_signing_in_she_moves_to_another_time(cast, aino, client):
    made = appointment(cast.aino, cast.kaisa, starts_at=at(workday(), 14))
    other = slots_for(cast.aino)[1]
    assert other.key in pressed(client, link(made)).content.decode()
    assert pressed(client, link(made), "move", slot=other.key).status_code == 200
    assert Appointment.objects.get().starts_at == other.starts_at


def test_without_signing_in_she_says_yes_to_an_offer(cast, client):
    made = appointment(cast.aino, cast.kaisa, "offered")
    pressed(client, link(made), "book")
    assert Appointment.objects.get().state == "booked"


@pytest.mark.parametrize(("do", "said"), [("move", {}), ("hold", {}), ("erase", {}), ("move", {"slot": "0-0"})])
def test_the_link_does_nothing_else(cast, client, do, said):
    made = appointment(cast.aino, cast.kaisa)
    assert pressed(client, link(made), do, **said).status_code == 422
    assert Appointment.objects.get().state == "booked"


def test_a_link_pressed_twice_says_how_things_stand(cast, client):
    made = appointment(cast.aino, cast.kaisa)
    pressed(client, link(made), "cancel")
    assert pressed(client, link(made), "cancel").status_code == 409


def test_a_day_after_the_meeting_its_link_shows_nothing(cast, client):
    made = appointment(cast.aino, cast.kaisa, starts_at=timezone.now() - dt.timedelta(days=2))
    for answer in (client.get(link(made)), pressed(client, link(made)), pressed(client, link(made), "restore")):
        assert answer.status_code == 410
        assert "Ohjaamo" not in answer.content.decode()


def test_a_protected_youths_link_shows_only_the_time(cast, client):
    cast.aino.is_safety_flagged = True
    cast.aino.save()
    page = pressed(client, link(appointment(cast.aino, cast.kaisa))).content.decode()
    assert "Ohjaamo" not in page
    assert "Korhonen" not in page


def test_a_coach_sees_her_day_with_what_collides(cast, kaisa):
    made = appointment(cast.aino, cast.kaisa, starts_at=at(workday(), 10))
    add_leave(cast.kaisa, starts_at=at(workday(), 9), ends_at=at(workday(), 12), by=cast.kaisa)
    page = kaisa.get(f"/appointments/day/?day={workday():%Y-%m-%d}").content.decode()
    assert made.get_absolute_url() in page
    assert "olet poissa" in page or "you are away" in page


@pytest.mark.parametrize("day", ["", "2026-02-30", "x", "2026-11-22"])
@pytest.mark.parametrize("page", ["day", "week"])
def test_any_day_of_the_address_line_is_answered(kaisa, page, day):
    assert kaisa.get(f"/appointments/{page}/?day={day}").status_code == 200


def test_a_coach_opens_hours_and_ends_them(cast, kaisa):
    said = {
        "weekday": "1", "starts": "9.00", "ends": "12.00", "every": "2", "valid_from": "1.12.2026", "minutes": "30",
        "way": "phone", "place": "", "link": "",
    }  # fmt: skip
    assert kaisa.post("/appointments/hours/add/", said).status_code == 302
    made = OpeningHours.objects.get()
    assert (made.coach, made.every, made.way, made.starts) == (cast.kaisa, 2, "phone", dt.time(9))
    kaisa.post(f"/appointments/hours/{made.pk}/end/", {"last_on": "31.12.2026"})
    assert OpeningHours.objects.get().valid_until == dt.date(2026, 12, 31)


def test_a_coordinator_enters_the_hours_of_a_coach_who_is_ill(cast, signed_in):
    sofia = signed_in(cast.sofia)
    day = f"{workday():%d.%m.%Y}"
    answer = sofia.post("/appointments/away/add/", {"coach": cast.kaisa.pk, "first_on": day, "last_on": day})
    assert answer.status_code == 302
    leave = Leave.objects.get()
    assert (leave.coach, leave.ends_at - leave.starts_at) == (cast.kaisa, dt.timedelta(days=1))


def test_a_time_away_with_appointments_asks_what_becomes_of_them(cast, kaisa):
    made = appointment(cast.aino, cast.kaisa)
    day = f"{timezone.localdate(made.starts_at):%d.%m.%Y}"
    answer = kaisa.post("/appointments/away/add/", {"first_on": day, "last_on": day})
    page = kaisa.get(answer["Location"]).content.decode()
    assert f"fate_{made.pk}" in page
    assert kaisa.post(answer["Location"], {f"fate_{made.pk}": "deputy"}).status_code == 422  # nobody stands in
    leena = accounts.coach("Leena")
    on = timezone.localdate(made.starts_at)
    Deputy.objects.create(coach=cast.kaisa, deputy=leena, starts_on=on, ends_on=on, authority=leena.authority)
    assert kaisa.post(answer["Location"], {f"fate_{made.pk}": "deputy"}).status_code == 302
    assert Appointment.objects.get().coach == leena


def test_a_coach_offers_a_free_time_and_a_time_of_her_own(cast, aino, kaisa):
    free = slots_for(cast.aino)[0]
    said = {"slots": [free.key], "day": f"{workday(10):%d.%m.%Y}", "time": "15.30", "minutes": "30", "way": "phone"}
    assert kaisa.post(f"/appointments/for/{cast.aino.pk}/", said).status_code == 302
    assert sorted(Appointment.objects.values_list("way", flat=True)) == ["phone", "place"]


def test_a_time_at_which_she_is_away_is_offered_only_when_that_is_meant(cast, kaisa):
    day = workday()
    add_leave(cast.kaisa, starts_at=at(day, 0), ends_at=at(day, 23), by=cast.kaisa)
    said = {"day": f"{day:%d.%m.%Y}", "time": "15.30"}
    assert kaisa.post(f"/appointments/for/{cast.aino.pk}/", said).status_code == 422
    assert kaisa.post(f"/appointments/for/{cast.aino.pk}/", {**said, "anyway": "on"}).status_code == 302


def test_a_coach_moves_an_appointment_to_a_time_outside_the_hours(cast, kaisa):
    made = appointment(cast.aino, cast.kaisa)
    said = {
        "day": f"{workday(9):%d.%m.%Y}",
        "time": "17.00",
        "minutes": "30",
        "way": "video",
        "link": "https://meet.example.test/a",
    }
    assert kaisa.post(f"/appointments/{made.pk}/reschedule/", said).status_code == 302
    after = Appointment.objects.get()
    assert (after.starts_at, after.way, after.link) == (at(workday(9), 17), "video", "https://meet.example.test/a")


def test_an_administrator_closes_a_day_and_nobody_can_book_it(cast, aino, signed_in):
    day = slots_for(cast.aino)[0].starts_at.date()
    armi = signed_in(cast.admin)
    assert armi.post("/appointments/closed-days/add/", {"day": f"{day:%d.%m.%Y}"}).status_code == 302
    assert day not in {slot.starts_at.date() for slot in slots_for(cast.aino)}
    made = ClosedDay.objects.get(day=day)
    armi.post(f"/appointments/closed-days/{made.pk}/open/")
    assert day in {slot.starts_at.date() for slot in slots_for(cast.aino)}


def test_an_eve_is_closed_once(cast, signed_in):
    armi = signed_in(cast.admin)
    assert set(ClosedDay.objects.values_list("eve", flat=True)) == {"midsummer_eve", "christmas_eve"}
    assert armi.post("/appointments/closed-days/add/", {"eve": "christmas_eve"}).status_code == 422
    assert armi.post("/appointments/closed-days/add/", {}).status_code == 422


# The same over the API.


def test_the_api_lists_free_times_and_takes_one(cast, aino):
    times = aino.get("/api/v1/open-times/").json()
    answer = aino.post("/api/v1/open-times/take/", {"slot": times[0]["key"]}, content_type="application/json")
    assert answer.status_code == 201
    again = aino.post("/api/v1/open-times/take/", {"slot": times[0]["key"]}, content_type="application/json")
    assert again.status_code == 400


def test_the_api_offers_moves_and_cancels(cast, aino, kaisa):
    keys = [slot.key for slot in slots_for(cast.aino)[:2]]
    offered = kaisa.post(
        f"/api/v1/offered-times/{cast.aino.pk}/offer/", {"slots": keys}, content_type="application/json"
    )
    assert [one["state"] for one in offered.json()] == ["offered", "offered"]
    pk = offered.json()[0]["id"]
    assert aino.post(f"/api/v1/appointments/{pk}/book/").json()["state"] == "booked"
    other = slots_for(cast.aino)[2].key
    moved = aino.post(f"/api/v1/appointments/{pk}/reschedule/", {"slot": other}, content_type="application/json")
    assert moved.json()["state"] == "booked"
    assert kaisa.post(f"/api/v1/appointments/{pk}/cancel/").json()["cancelled_by"] == "coach"
