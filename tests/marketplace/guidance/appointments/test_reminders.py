"""Reminders: the day before, in neutral words, never of a cancelled appointment, again of a restored or moved one."""

import datetime as dt
import math
from unittest import mock

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.notices.models import Notice
from accounts.notices.tasks import deliver_due
from accounts.notices.words import words_of
from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.availability.slots import HELSINKI, Slot
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.notices import REMINDERS, words_of_time
from tests.factories.appointments import appointment

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 10, 19, 9, tzinfo=HELSINKI)  # the clocks change in the night before the next Sunday
HOUR = dt.timedelta(hours=1)


def slot(coach, day, hour):
    begin = dt.datetime(2026, 10, 19, hour, 30, tzinfo=HELSINKI) + dt.timedelta(days=day)
    return Slot(begin, begin + HOUR, coach.pk, "place", "Terveysasema, Mielenterveystalo")


@pytest.fixture
def aino(cast, settings):
    settings.SMS_URL = "http://127.0.0.1:9/never"
    return cast.aino


@pytest.fixture
def sent():
    """What goes out, when, instead of mails and text messages."""
    found = []

    def note(one):
        one.said = words_of(one)
        found.append((timezone.now(), one))

    with mock.patch("accounts.notices.actions.send", note):
        yield found


def reminders(sent):
    return [(when, one) for when, one in sent if one.name in REMINDERS]


def pass_time(clock, until):
    """Let the worker look at once and then at each full hour in which something is due: in the others it does nothing."""
    deliver_due.func()
    while (now := timezone.now()) < until:
        waiting = Notice.objects.filter(state="waiting").order_by("send_after").first()
        next_on = min(waiting.send_after, until) if waiting else until
        clock.move_to(now + HOUR * max(1, math.ceil((next_on - now) / HOUR)))
        deliver_due.func()


def test_she_is_reminded_at_noon_of_the_day_before_by_mail_and_by_text(cast, aino, sent):
    with time_machine.travel(MONDAY, tick=False) as clock:
        actions.take(aino, slot=slot(cast.kaisa, 2, 10), by=cast.kaisa)
        pass_time(clock, MONDAY + dt.timedelta(days=3))
    noon = dt.datetime(2026, 10, 20, 12, tzinfo=HELSINKI)
    assert sorted((when, one.channel) for when, one in reminders(sent)) == [(noon, "mail"), (noon, "sms")]


def test_a_reminder_says_when_and_nothing_of_where_or_what(cast, aino, sent):
    with time_machine.travel(MONDAY, tick=False) as clock:
        actions.take(aino, slot=slot(cast.kaisa, 2, 10), by=cast.kaisa)
        pass_time(clock, MONDAY + dt.timedelta(days=3))
    texts = [" ".join(words_of(one)) for _when, one in sent]
    assert any("10.30" in text for text in texts)
    assert not any(word in text for text in texts for word in ("Terveys", "Mieli", "Korhonen"))


def test_who_books_for_tomorrow_in_the_afternoon_has_just_been_told_and_is_not_reminded(cast, aino, sent):
    with time_machine.travel(MONDAY + 5 * HOUR, tick=False) as clock:
        actions.take(aino, slot=slot(cast.kaisa, 1, 10), by=cast.kaisa)
        pass_time(clock, MONDAY + dt.timedelta(days=2))
    assert reminders(sent) == []


def test_who_restores_late_is_reminded_of_today_after_the_quiet_hours(cast, aino, sent):
    with time_machine.travel(MONDAY, tick=False) as clock:
        made = actions.take(aino, slot=slot(cast.kaisa, 1, 10), by=cast.kaisa)
        actions.cancel(made, by=aino)
        pass_time(clock, MONDAY + 13 * HOUR)
        actions.restore(made, by=aino)
        pass_time(clock, MONDAY + dt.timedelta(days=2))
    [(when, one), _text] = reminders(sent)
    assert when == dt.datetime(2026, 10, 20, 8, tzinfo=HELSINKI)
    assert one.said[0] == "Tapaaminen tänään klo 10.30"


@pytest.mark.parametrize(
    ("late", "said"),
    [(0, "Tapaaminen huomenna klo 10.30"), (13, "Tapaaminen tänään klo 10.30"), (23, None), (60, None)],
    ids=str,
)
def test_a_reminder_that_goes_out_late_says_today_and_after_the_beginning_it_does_not_go_out(
    cast, aino, sent, late, said
):
    """The worker stood still for so many hours after noon of the day before."""
    with time_machine.travel(MONDAY, tick=False) as clock:
        actions.take(aino, slot=slot(cast.kaisa, 2, 10), by=cast.kaisa)
        clock.move_to(dt.datetime(2026, 10, 20, 12, tzinfo=HELSINKI) + late * HOUR)
        deliver_due.func()
        deliver_due.func()
    assert [one.said[0] for _when, one in reminders(sent)] == ([said] * 2 if said else [])


def test_a_reminder_that_is_read_in_the_service_says_the_day_when_it_is_past(cast, aino, signed_in):
    with time_machine.travel(MONDAY, tick=False) as clock:
        actions.take(aino, slot=slot(cast.kaisa, 2, 10), by=cast.kaisa)
        pages = {}
        for days in (1.5, 2, 4):
            clock.move_to(MONDAY + dt.timedelta(days=days))
            pages[days] = signed_in(aino).get(reverse("notices:list")).content.decode()
    assert "Tapaaminen huomenna klo 10.30" in pages[1.5]
    assert "Tapaaminen tänään klo 10.30" in pages[2]
    assert "Tapaaminen keskiviikko 21.10.2026 klo 10.30" in pages[4]


def test_a_reminder_that_waits_when_the_appointment_is_held_early_is_dropped(cast, aino, sent):
    with time_machine.travel(MONDAY, tick=False) as clock:
        made = appointment(aino, cast.kaisa, starts_at=MONDAY + HOUR / 2)
        actions.reschedule(made, slot=slot(cast.kaisa, 2, 10), by=cast.kaisa)
        Appointment.objects.filter(pk=made.pk).update(starts_at=MONDAY - HOUR)
        actions.hold(Appointment.objects.get(pk=made.pk), by=cast.kaisa)
        pass_time(clock, MONDAY + dt.timedelta(days=3))
    assert reminders(sent) == []


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.integers(0, 6), st.integers(8, 15)),
        st.tuples(st.just("offer"), st.integers(0, 6), st.integers(8, 15)),
        st.tuples(st.just("reschedule"), st.integers(0, 6), st.integers(8, 15)),
        st.tuples(st.sampled_from(["book", "cancel", "restore", "hold", "miss", "check_in"]), st.none(), st.none()),
        st.tuples(st.just("wait"), st.integers(1, 30), st.none()),
    ),
    min_size=4, max_size=18,
)  # fmt: skip


def press(verb, one, two, cast, told_at):
    """One step of the walk on the newest appointment; a refusal changes nothing."""
    made = Appointment.objects.filter(person=cast.aino).order_by("pk").last()
    if made is None and verb not in {"take", "offer"}:
        return
    try:
        with transaction.atomic():
            if verb == "take":
                made = actions.take(cast.aino, slot=slot(cast.kaisa, one, two), by=cast.kaisa)
            elif verb == "offer":
                actions.offer(cast.aino, slots=[slot(cast.kaisa, one, two)], by=cast.kaisa)
            elif verb == "reschedule":
                actions.reschedule(made, slot=slot(cast.kaisa, one, two), by=cast.aino if one % 2 else cast.kaisa)
            else:
                getattr(actions, verb)(made, by=cast.kaisa)
    except ValidationError:
        return
    if verb in {"take", "book", "reschedule", "restore"}:
        told_at[made.pk] = (verb, timezone.now())


def is_due(verb, said_at, made):
    """Whether a reminder had to come between what was said last and the appointment."""
    noon = dt.datetime.combine(timezone.localdate(made.starts_at) - dt.timedelta(days=1), dt.time(12), tzinfo=HELSINKI)
    if said_at > noon and verb in {"take", "book"}:
        return False
    rings = max(noon, said_at).astimezone(HELSINKI)
    if rings.hour >= 21 or rings.hour < 8:
        day = rings.date() + dt.timedelta(days=rings.hour >= 21)
        rings = dt.datetime.combine(day, dt.time(8), tzinfo=HELSINKI)
    return rings < made.starts_at


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_reminder_is_never_sent_of_a_cancelled_time_and_is_sent_again_of_a_restored_one(cast, aino, steps):
    """Whatever is booked, moved, cancelled and restored in whatever order while time passes."""
    told_at, good = {}, []

    def judge(notice):
        if notice.name in REMINDERS:
            about = Appointment.objects.get(pk=notice.cause_id)
            assert about.state == "booked", f"reminded of what is {about.state}"
            assert timezone.now() < about.starts_at
            wanted = words_of_time(about, "fi")
            assert {name: notice.facts[name] for name in wanted} == wanted
            ahead = (timezone.localdate(about.starts_at) - timezone.localdate()).days
            assert words_of(notice)[0].split()[1] == ("tänään", "huomenna")[ahead]
            good.append((about.pk, notice.channel, timezone.now()))

    with (
        transaction.atomic(),
        time_machine.travel(MONDAY, tick=False) as clock,
        mock.patch("accounts.notices.actions.send", judge),
    ):
        for verb, one, two in steps:
            if verb == "wait":
                pass_time(clock, timezone.now() + one * HOUR)
            else:
                press(verb, one, two, cast, told_at)
        booked = list(Appointment.objects.filter(state="booked", starts_at__gt=timezone.now()))
        pass_time(clock, MONDAY + dt.timedelta(days=9))
        failed = Notice.objects.filter(state="waiting", tries__gt=0)
        assert not failed.exists(), list(failed.values("name", "tries"))
        for made in booked:
            verb, said_at = told_at[made.pk]
            reminded = [channel for pk, channel, when in good if pk == made.pk and when >= said_at]
            assert sorted(reminded) == (["mail", "sms"] if is_due(verb, said_at, made) else [])
        transaction.set_rollback(True)
