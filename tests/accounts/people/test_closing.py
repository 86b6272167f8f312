"""A coach's account is closed: a colleague takes over everybody and everything, nothing is left that nobody answers."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.caseloads.actions import hand_over
from accounts.caseloads.models import Deputy
from accounts.caseloads.queries import responsible_coach
from accounts.notices.models import Notice
from accounts.people.actions import deactivate
from marketplace.guidance.appointments.availability.models import Leave, OpeningHours
from marketplace.guidance.appointments.calendars.actions import open_feed
from marketplace.guidance.appointments.models import Appointment
from marketplace.work.agreements.mandates.models import Mandate
from marketplace.work.messages.actions import begin
from marketplace.work.messages.models import Thread
from tests.factories import accounts, marketplace
from tests.factories.appointments import appointment, at, hours, workday

pytestmark = pytest.mark.django_db


@pytest.fixture
def leena(cast):
    return accounts.coach("Leena")


@pytest.fixture
def booked(cast):
    """Aino meets Kaisa in a week and has written to her."""
    begin(cast.aino, text="Hei Kaisa", by=cast.aino)
    return appointment(cast.aino, cast.kaisa)


def waiting(reader):
    return set(Notice.objects.filter(recipient=reader, state="waiting").values_list("name", flat=True))


def test_the_page_lists_what_a_coach_holds_and_asks_who_takes_over(cast, leena, booked, signed_in):
    sofia, path = signed_in(cast.sofia), f"/people/{cast.kaisa.pk}/deactivate/"
    page = sofia.get(path).content.decode()
    assert "1 nuori, 1 tuleva tapaaminen, 1 vastausta odottava viesti" in page
    assert sofia.post(path, {"reason": "Uusi työ"}).status_code == 422
    said = {"to": cast.ville.pk, "reason": "Uusi työ"}
    assert sofia.post(path, said).status_code == 422, "Ville is of the other authority"
    assert sofia.post(path, {"to": leena.pk}).status_code == 422, "the log keeps why"
    assert sofia.post(path, {**said, "to": leena.pk}).status_code == 302
    assert responsible_coach(cast.aino) == leena


def test_without_a_name_nothing_is_closed_by_the_action_either(cast, leena, booked):
    with pytest.raises(ValidationError) as refusal:
        deactivate(cast.kaisa, by=cast.sofia)
    assert refusal.value.code == "holds"
    cast.kaisa.refresh_from_db()
    assert cast.kaisa.is_active


def test_meetings_and_messages_go_along_and_aino_and_leena_are_told(cast, leena, booked):
    deactivate(cast.kaisa, by=cast.sofia, to=leena)
    assert Appointment.objects.get().coach == leena
    assert Thread.objects.get().holder == leena
    assert {"coach_changed", "appointment_handed", "message_has_new_owner"} <= waiting(cast.aino)
    assert {"young_person_received", "appointment_booked_coach", "message_waiting"} <= waiting(leena)
    assert waiting(cast.kaisa) == set()


@pytest.mark.parametrize("why", ["busy", "away"])
def test_a_meeting_at_which_leena_cannot_be_is_called_off_and_aino_is_told(cast, leena, booked, why):
    if why == "busy":
        appointment(accounts.young("Bella", leena), leena, starts_at=booked.starts_at)
    else:
        Leave.objects.create(coach=leena, authority=leena.authority, starts_at=booked.starts_at, ends_at=booked.ends_at)
    deactivate(cast.kaisa, by=cast.sofia, to=leena)
    assert Appointment.objects.get(person=cast.aino).state == "cancelled"
    assert "appointment_cancelled" in waiting(cast.aino)


def test_what_nobody_can_take_ends(cast, leena):
    hours(cast.kaisa, workday().weekday())
    open_feed(cast.kaisa, by=cast.kaisa)
    marketplace.mandate(cast.sofia)
    today = timezone.localdate()
    Deputy.objects.create(
        coach=leena, deputy=cast.kaisa, starts_on=today, ends_on=today + dt.timedelta(days=9), authority=leena.authority
    )
    deactivate(cast.kaisa, by=cast.sofia, to=leena)
    assert OpeningHours.objects.get().valid_until == today
    assert not cast.kaisa.calendar_feeds.filter(closed_at__isnull=True).exists()
    assert not Deputy.objects.on(today + dt.timedelta(days=1)).exists()
    deactivate(cast.sofia, by=cast.admin)
    assert Mandate.objects.get().valid_until == today


def test_a_hand_over_takes_the_meeting_the_message_and_the_reading_along(cast, leena, booked, signed_in):
    bella = accounts.young("Bella", cast.kaisa)
    other = appointment(bella, cast.kaisa, starts_at=at(workday(9), 10))
    hand_over(cast.aino, to=leena, reason="Muutto", by=cast.kaisa)
    assert Appointment.objects.get(person=cast.aino).coach == leena
    assert Appointment.objects.get(pk=other.pk).coach == cast.kaisa
    thread = Thread.objects.get()
    assert thread.holder == leena
    assert signed_in(cast.kaisa).get(thread.get_absolute_url()).status_code == 404
    assert signed_in(leena).get(thread.get_absolute_url()).status_code == 200
