"""Opening hours, times away and closed days over the API: what the pages can do, with the same walls."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.caseloads.models import Deputy
from marketplace.guidance.appointments.availability.models import ClosedDay, Leave, OpeningHours
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.queries import slots_for
from tests.factories import accounts
from tests.factories.appointments import appointment, at, hours, workday

HOURS = {"weekday": 1, "starts": "09:00", "ends": "12:00", "valid_from": "2026-12-01", "minutes": 30, "way": "phone"}


@pytest.fixture
def ask(signed_in):
    """A POST of one person in JSON: ``ask(kaisa, "opening-hours/add-hours/", HOURS)``."""

    def post(person, path, said=None):
        return signed_in(person).post(f"/api/v1/{path}", said or {}, content_type="application/json")

    return post


def test_a_coach_opens_hours_and_ends_them(cast, ask):
    answer = ask(cast.kaisa, "opening-hours/add-hours/", HOURS)
    assert answer.status_code == 201
    made = OpeningHours.objects.get()
    assert (made.coach, made.starts, made.way, made.every) == (cast.kaisa, dt.time(9), "phone", 1)
    ended = ask(cast.kaisa, f"opening-hours/{made.pk}/end-hours/", {"last_on": "2026-12-31"})
    assert ended.json()["valid_until"] == "2026-12-31"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends": "08:00"}, "__all__"),
        ({"weekday": 9}, "weekday"),
        ({"minutes": 1}, "minutes"),
        ({"starts": "x"}, "starts"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_hours_that_make_no_sense_are_refused_in_words(cast, ask, change, field):
    answer = ask(cast.kaisa, "opening-hours/add-hours/", {**HOURS, **change})
    assert answer.status_code in {400, 422}
    assert field in answer.json()["errors"]
    assert not OpeningHours.objects.exists()


def test_hours_do_not_end_before_they_begin(cast, ask):
    made = hours(cast.kaisa)
    answer = ask(cast.kaisa, f"opening-hours/{made.pk}/end-hours/", {"last_on": "2019-12-31"})
    assert answer.status_code == 422
    assert "last_on" in answer.json()["errors"]


def test_a_coordinator_says_whose_hours_they_are_and_a_coach_only_writes_her_own(cast, ask):
    leena = accounts.coach("Leena")
    assert ask(cast.sofia, "opening-hours/add-hours/", HOURS).status_code == 400, "whose are they?"
    assert ask(cast.sofia, "opening-hours/add-hours/", {**HOURS, "coach": cast.ville.pk}).status_code == 400
    assert ask(cast.kaisa, "opening-hours/add-hours/", {**HOURS, "coach": leena.pk}).status_code == 400
    assert ask(cast.sofia, "opening-hours/add-hours/", {**HOURS, "coach": leena.pk}).status_code == 201
    assert OpeningHours.objects.get().coach == leena
    assert ask(cast.kaisa, f"opening-hours/{OpeningHours.objects.get().pk}/end-hours/").status_code == 404


def test_a_time_away_is_settled_appointment_by_appointment(cast, ask):
    first, second = appointment(cast.aino, cast.kaisa), appointment(accounts.young("Bella", cast.kaisa), cast.kaisa)
    day = timezone.localdate(first.starts_at)
    said = {"starts_at": at(day, 0).isoformat(), "ends_at": at(day, 23).isoformat()}
    answer = ask(cast.kaisa, "times-away/add-leave/", said)
    assert answer.status_code == 201
    path = f"times-away/{answer.json()['id']}/settle/"
    fates = {"fates": [{"appointment": first.pk, "fate": "deputy"}, {"appointment": second.pk, "fate": "cancel"}]}
    assert ask(cast.kaisa, path, fates).status_code == 422, "nobody stands in"
    assert Appointment.objects.get(pk=second.pk).state == "booked", "all or none"
    leena = accounts.coach("Leena")
    Deputy.objects.create(coach=cast.kaisa, deputy=leena, starts_on=day, ends_on=day, authority=leena.authority)
    assert ask(cast.kaisa, path, fates).status_code == 200
    assert Appointment.objects.get(pk=first.pk).coach == leena
    assert Appointment.objects.get(pk=second.pk).state == "cancelled"


def test_a_time_away_that_ends_before_it_begins_is_refused(cast, ask):
    said = {"starts_at": at(workday(), 12).isoformat(), "ends_at": at(workday(), 9).isoformat()}
    assert ask(cast.kaisa, "times-away/add-leave/", said).status_code == 422


def test_a_coach_who_is_there_after_all_can_be_booked_again(cast, ask):
    hours(cast.kaisa, workday().weekday())
    day = slots_for(cast.aino)[0].starts_at.date()
    said = {"starts_at": at(day, 0).isoformat(), "ends_at": at(day, 23).isoformat()}
    away = ask(cast.kaisa, "times-away/add-leave/", said).json()["id"]
    assert day not in {slot.starts_at.date() for slot in slots_for(cast.aino)}
    assert ask(cast.ville, f"times-away/{away}/remove-leave/").status_code == 404
    assert ask(cast.kaisa, f"times-away/{away}/remove-leave/").status_code == 204
    assert day in {slot.starts_at.date() for slot in slots_for(cast.aino)}
    assert not Leave.objects.exists()


def test_an_administrator_closes_a_day_once_and_opens_it_again(cast, ask):
    said = {"day": f"{workday():%Y-%m-%d}"}
    assert ask(cast.kaisa, "closed-days/close-day/", said).status_code == 403
    assert ask(cast.admin, "closed-days/close-day/", said).status_code == 201
    assert ask(cast.admin, "closed-days/close-day/", said).status_code == 400
    assert ask(cast.admin, "closed-days/close-day/").status_code == 422
    made = ClosedDay.objects.get(day=workday())
    assert ask(cast.admin, f"closed-days/{made.pk}/open-day/").status_code == 204
    assert not ClosedDay.objects.filter(pk=made.pk).exists()
