"""Absences count wherever a time is given, and a cancellation that has not left is taken back with its restoring."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.notices.models import Notice
from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.availability.models import Leave
from marketplace.guidance.appointments.leaves.actions import add_leave
from marketplace.guidance.appointments.models import Appointment
from tests.after import code_of
from tests.factories import accounts
from tests.factories.appointments import appointment

pytestmark = pytest.mark.django_db


def test_a_time_in_an_absence_is_neither_restored_nor_handed_over_into(cast):
    leena = accounts.coach("Leena")
    made = actions.cancel(appointment(cast.aino, cast.kaisa), by=cast.kaisa)
    for coach in (cast.kaisa, leena):
        Leave.objects.create(coach=coach, authority=coach.authority, starts_at=made.starts_at, ends_at=made.ends_at)
    with pytest.raises(ValidationError) as refusal:
        actions.restore(made, by=cast.kaisa)
    assert refusal.value.code == "away"
    other = appointment(accounts.young("Bella", cast.kaisa), cast.kaisa, starts_at=made.starts_at)
    with pytest.raises(ValidationError) as refusal:
        actions.hand(other, to=leena, by=cast.kaisa)
    assert refusal.value.code == "away"


def test_a_cancellation_that_is_taken_back_before_it_left_is_never_sent(cast):
    made = actions.cancel(appointment(cast.aino, cast.kaisa), by=cast.kaisa)
    actions.restore(made, by=cast.kaisa)
    waiting = set(Notice.objects.filter(recipient=cast.aino, state="waiting").values_list("name", flat=True))
    assert not {"appointment_cancelled", "appointment_restored"} & waiting


def test_a_cancellation_that_she_has_read_is_followed_by_a_word(cast):
    made = actions.cancel(appointment(cast.aino, cast.kaisa), by=cast.kaisa)
    Notice.objects.update(state="sent", sent_at=timezone.now())
    actions.restore(made, by=cast.kaisa)
    assert Notice.objects.filter(recipient=cast.aino, name="appointment_restored", state="waiting").exists()


def test_offers_in_a_time_away_are_taken_back_as_it_is_written_down(cast):
    offered = appointment(cast.aino, cast.kaisa, "offered")
    add_leave(cast.kaisa, starts_at=offered.starts_at, ends_at=offered.ends_at, by=cast.kaisa)
    assert Appointment.objects.get().state == "cancelled"
    assert code_of(actions.book, Appointment.objects.get(), by=cast.aino) == "move_refused"
