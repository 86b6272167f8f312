"""A reminder is never sent for what was called off and is there again for what was restored, in any order."""

import datetime as dt
from contextlib import suppress

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.notices.models import Notice
from accounts.notices.tasks import deliver_due
from marketplace.services.events import actions
from marketplace.services.events.models import Event, SignUp
from tests import people
from tests.factories import accounts, services

DAY = dt.timedelta(days=1)
STEPS = st.lists(
    st.sampled_from(["cancel", "restore", "later", "sooner", "tomorrow", "leave", "come", "other_leaves", "take"]),
    min_size=1, max_size=9,
)  # fmt: skip


SHIFTS = {"later": 5 * DAY, "sooner": 2 * DAY, "tomorrow": dt.timedelta(hours=20)}


def take_step(name, cast, other):
    """One step of the event, or of one of the two people."""
    event = Event.objects.get()
    own = {one: SignUp.objects.live().filter(person=one).first() for one in (cast.aino, other)}
    if name == "cancel":
        actions.cancel(event, reason="Siksi", by=cast.kaisa)
    elif name == "restore":
        actions.restore(event, by=cast.kaisa)
    elif name == "come":
        actions.sign_up(event, by=cast.aino)
    elif name in SHIFTS:
        at = timezone.now() + SHIFTS[name]
        actions.reschedule(event, starts_at=at, ends_at=at + dt.timedelta(hours=1), by=cast.kaisa)
    elif row := own[other if name == "other_leaves" else cast.aino]:
        getattr(actions, name.removeprefix("other_").rstrip("s"))(row, by=row.person)


def step(name, cast, other):
    """A refusal of the life is fine."""
    with suppress(ValidationError):
        take_step(name, cast, other)


def standing(person):
    """Reminders that will go out: when, by which way."""
    rows = Notice.objects.filter(recipient=person, name="event_reminder", state__in=["waiting", "shown"])
    return sorted((row.appears_at, row.channel) for row in rows)


def wanted(event, person):
    """What should go out: one on each way for a seat at what takes place, a day before."""
    at = event.starts_at - DAY
    has_seat = SignUp.objects.filter(event=event, person=person, state="signed_up").exists()
    if event.state != "published" or not has_seat or at <= timezone.now():
        return []
    return [(at, "mail"), (at, "sms")]


@pytest.mark.django_db
@pytest.mark.parametrize(("late", "sent"), [(0, 1), (23, 1), (24, 0), (60, 0)])
def test_a_reminder_that_is_late_does_not_go_out_once_the_event_has_begun(cast, mailoutbox, late, sent):
    """The worker stood still for so many hours after the moment of the reminder."""
    begin = timezone.now().replace(hour=11, minute=0, second=0, microsecond=0) + 3 * DAY
    actions.sign_up(services.event(starts_at=begin), by=cast.aino)
    with time_machine.travel(begin - DAY + late * dt.timedelta(hours=1), tick=False):
        deliver_due.func()
        deliver_due.func()
    reminders = Notice.objects.filter(name="event_reminder", channel="mail")
    assert [one.state for one in reminders] == ["sent" if sent else "shown"]
    assert len([mail for mail in mailoutbox if "sinulla on paikka" not in mail.subject]) == sent


@pytest.mark.django_db
def test_a_word_about_what_is_to_come_is_not_sent_once_the_event_has_begun(cast, mailoutbox):
    event = services.event(starts_at=timezone.now() + 3 * DAY)
    actions.sign_up(event, by=cast.aino)
    with time_machine.travel(event.starts_at, tick=False):
        deliver_due.func()
    assert mailoutbox == []
    assert Notice.objects.get(name="event_signed_up").state == "shown"


@pytest.mark.django_db
@pytest.mark.parametrize(("verb", "state"), [("take", "offered"), ("attend", "signed_up"), ("miss", "signed_up")])
def test_at_what_is_called_off_nobody_takes_a_seat_or_is_marked(cast, verb, state):
    event = services.event(starts_at=timezone.now() + dt.timedelta(minutes=30))
    row = services.sign_up(event, cast.aino, state)
    actions.cancel(event, reason="Sairastuin", by=cast.kaisa)
    with pytest.raises(ValidationError) as refused:
        getattr(actions, verb)(SignUp.objects.get(pk=row.pk), by=cast.kaisa)
    assert refused.value.code == "called_off"
    assert SignUp.objects.get(pk=row.pk).state == state, "it waits until the event is restored"


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seats=st.integers(1, 2))
@example(steps=["other_leaves", "cancel", "take", "restore", "take"], seats=1)
def test_after_any_order_of_steps_reminders_are_those_of_seats_at_what_takes_place(steps, seats):
    Event.objects.all().delete()
    Notice.objects.all().delete()
    cast = people.cast()
    other = accounts.young("Muu", cast.kaisa)
    actions.sign_up(services.event(seats=seats), by=other)
    actions.sign_up(Event.objects.get(), by=cast.aino)
    for name in steps:
        step(name, cast, other)
        event = Event.objects.get()
        for person in (cast.aino, other):
            assert standing(person) == wanted(event, person), steps
        taken = SignUp.objects.filter(state__in=["signed_up", "offered"]).count()
        assert event.seats_taken == taken <= event.seats
