"""The page of one appointment: her name on it, and a way on from every state."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.caseloads.models import Deputy
from marketplace.guidance.appointments.models import Appointment
from tests.factories import accounts
from tests.factories.appointments import appointment
from tests.people import day

AGO = dt.timedelta(minutes=20)


def page_of(reader, made):
    return reader.get(made.get_absolute_url()).content.decode()


def address(made, verb):
    return reverse(f"appointments:{verb}", args=[made.pk])


def press(reader, made, verb):
    """What stands after the button of her page is pressed and its question is answered."""
    assert address(made, verb) in page_of(reader, made)
    assert made.person.full_name in reader.get(address(made, verb)).content.decode()
    assert reader.post(address(made, verb)).status_code == 302
    return Appointment.objects.get(pk=made.pk).state


@pytest.fixture
def kaisa(cast, signed_in):
    return signed_in(cast.kaisa)


@pytest.mark.parametrize("starts_in", [-AGO, AGO], ids=["begun", "early"])
def test_who_has_arrived_is_met_and_the_appointment_closed(cast, kaisa, starts_in):
    made = appointment(cast.aino, cast.kaisa, "checked_in", starts_at=timezone.now() + starts_in)
    assert address(made, "miss") not in page_of(kaisa, made)
    assert press(kaisa, made, "hold") == "held"


def test_who_came_after_all_is_no_longer_missed(cast, kaisa):
    made = appointment(cast.aino, cast.kaisa, "no_show", starts_at=timezone.now() - dt.timedelta(days=1))
    assert press(kaisa, made, "hold") == "held"


def test_an_offered_time_is_taken_back_from_its_page(cast, kaisa):
    assert press(kaisa, appointment(cast.aino, cast.kaisa, "offered"), "cancel") == "cancelled"


def test_she_says_of_an_offered_time_that_it_does_not_suit_her(cast, signed_in):
    made = appointment(cast.aino, cast.kaisa, "offered")
    aino = signed_in(cast.aino)
    assert address(made, "cancel") in page_of(aino, made)
    assert aino.post(address(made, "cancel")).status_code == 302
    assert Appointment.objects.get().cancelled_by == "young"


def test_a_cancelled_time_comes_back_into_use_from_its_page(cast, kaisa):
    assert press(kaisa, appointment(cast.aino, cast.kaisa, "cancelled"), "restore") == "booked"


def test_who_stands_in_closes_what_has_arrived(cast, signed_in):
    leena = accounts.coach("Leena")
    Deputy.objects.create(
        coach=cast.kaisa, deputy=leena, starts_on=day(0), ends_on=day(1), authority=cast.kaisa.authority
    )
    made = appointment(cast.aino, cast.kaisa, "checked_in", starts_at=timezone.now() - AGO)
    assert press(signed_in(leena), made, "hold") == "held"


@pytest.mark.parametrize("state", ["offered", "booked", "checked_in", "held", "no_show", "cancelled"])
def test_her_name_stands_on_the_page_in_every_state(cast, kaisa, signed_in, state):
    made = appointment(cast.aino, cast.kaisa, state)
    assert "Aino Aalto" in page_of(kaisa, made)
    coordinators = page_of(signed_in(cast.sofia), made)
    assert "Aino" in coordinators
    assert "Aalto" not in coordinators


@pytest.mark.parametrize("state", ["checked_in", "no_show", "held"])
def test_she_herself_says_nothing_of_how_it_went(cast, signed_in, state):
    made = appointment(cast.aino, cast.kaisa, state, starts_at=timezone.now() - AGO)
    assert address(made, "hold") not in page_of(signed_in(cast.aino), made)
