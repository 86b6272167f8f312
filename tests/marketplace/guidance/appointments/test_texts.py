"""Text messages of appointments: to whom no mail reaches, signed, short, without a personal detail, never at night."""

import datetime as dt
from unittest import mock

import pytest
import time_machine
from django.utils import timezone

from accounts.notices.models import Notice
from accounts.notices.states import Channel
from accounts.notices.tasks import deliver_due
from accounts.notices.words import short_text_of
from marketplace.guidance.appointments import actions
from marketplace.guidance.appointments.availability.slots import HELSINKI, Slot

pytestmark = pytest.mark.django_db
WEDNESDAY = dt.datetime(2026, 12, 23, 10, 30, tzinfo=HELSINKI)  # the longest name of a day in Finnish
MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=HELSINKI)
HOUR = dt.timedelta(hours=1)
# The letters of the basic alphabet of text messages (3GPP TS 23.038, 6.2.1) that take the place of one letter.
BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
DONE = {
    "offered": "appointment_offered",
    "moved": "appointment_rescheduled",
    "cancelled": "appointment_cancelled",
    "restored": "appointment_restored",
}


def slot(coach, days=0):
    begin = WEDNESDAY + dt.timedelta(days=days)
    return Slot(begin, begin + HOUR, coach.pk, "place", "Terveysasema, Mielenterveystalo")


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def aino(cast, clock, settings):
    """Aino, who has a phone and no e-mail."""
    settings.SMS_URL = "http://127.0.0.1:9/never"
    cast.aino.email = None
    cast.aino.save()
    return cast.aino


def happen(what, cast, person):
    """Kaisa offers, moves, cancels or restores an appointment of hers."""
    if what == "offered":
        actions.offer(person, slots=[slot(cast.kaisa)], by=cast.kaisa)
        return
    made = actions.take(person, slot=slot(cast.kaisa, -1), by=cast.kaisa)
    if what == "moved":
        actions.reschedule(made, slot=slot(cast.kaisa), by=cast.kaisa)
    else:
        actions.cancel(made, by=cast.kaisa)
    if what == "restored":
        Notice.objects.all().delete()
        actions.restore(made, by=cast.kaisa)


def texts(what=None):
    """Text messages that were written, without reminders."""
    rows = Notice.objects.filter(channel=Channel.SMS).exclude(name="appointment_reminder")
    return list(rows.filter(name=DONE[what]) if what else rows)


@pytest.mark.parametrize("what", DONE)
def test_who_has_a_phone_only_is_told_by_text_message_and_reads_it_in_the_service_too(cast, aino, what):
    happen(what, cast, aino)
    [text] = texts(what)
    assert text.state == "waiting"
    assert Notice.objects.visible_to(aino).filter(name=DONE[what], state="shown").count() == 1


@pytest.mark.parametrize("why", ["no_mails_wanted", "dead_address"])
def test_whom_mails_do_not_reach_is_told_by_text_message_too(cast, aino, why):
    aino.email, aino.wants_mail = "aino@example.test", why != "no_mails_wanted"
    if why == "dead_address":
        aino.refused_email, aino.refused_at = aino.email, timezone.now()
    aino.save()
    happen("cancelled", cast, aino)
    assert len(texts("cancelled")) == 1


@pytest.mark.parametrize("why", ["has_mail", "no_phone", "no_texts_wanted", "no_gateway", "closed"])
def test_nobody_else_gets_a_text_message(cast, aino, settings, why):
    changes = {
        "has_mail": ("email", "aino@example.test"), "no_phone": ("phone", ""), "no_texts_wanted": ("wants_sms", False),
        "closed": ("is_active", False), "no_gateway": ("phone", aino.phone),
    }  # fmt: skip
    setattr(aino, *changes[why])
    aino.save()
    if why == "no_gateway":
        settings.SMS_URL = ""
    for what in ("offered", "cancelled"):
        happen(what, cast, aino)
    assert texts() == []


def test_what_was_agreed_face_to_face_does_not_go_by_text_message(cast, aino):
    actions.take(aino, slot=slot(cast.kaisa), by=cast.kaisa)
    assert texts() == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("what", [*DONE, "reminded"])
def test_a_text_message_is_short_signed_and_has_no_personal_detail(cast, aino, language, what):
    aino.language = language
    aino.save()
    cast.kaisa.given_name = "Kaisa-Alexandrannastasia Maria"
    cast.kaisa.save()
    happen("moved" if what == "reminded" else what, cast, aino)
    rows = Notice.objects.filter(name="appointment_reminder", channel=Channel.SMS, state="waiting")
    [text] = map(short_text_of, rows if what == "reminded" else texts(what))
    assert len(text) <= 160, text
    assert set(text) <= BASIC, set(text) - BASIC
    assert text.endswith(" Kaisa-Alexandrannast, Duunipari")
    assert ("10.30" in text) or ("10:30" in text)
    assert not any(word in text for word in ("Aino", "Aalto", "Korhonen", "Maria", "Terveys", "Mieli", "http", "{{"))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("what", DONE)
def test_who_needs_extra_protection_gets_no_time_by_text_message(cast, aino, language, what):
    aino.language, aino.is_safety_flagged = language, True
    aino.save()
    happen(what, cast, aino)
    text = short_text_of(texts(what)[0])
    assert not any(letter.isdigit() for letter in text), text
    assert text.endswith("Kaisa, Duunipari")


def test_no_text_message_rings_at_night(cast, aino, clock):
    clock.move_to(MONDAY + 12 * HOUR)
    happen("cancelled", cast, aino)
    assert timezone.localtime(texts("cancelled")[0].send_after).hour == 8


def test_a_text_message_of_an_offer_that_was_taken_back_does_not_go_out(cast, aino, clock):
    [made] = actions.offer(aino, slots=[slot(cast.kaisa)], by=cast.kaisa)
    actions.cancel(made, by=cast.kaisa)
    with mock.patch("accounts.notices.actions.send") as send:
        deliver_due.func()
    assert [call.args[0].name for call in send.call_args_list] == ["appointment_cancelled"]


@pytest.mark.parametrize("what", ["offered", "moved", "restored"])
def test_what_could_not_be_sent_before_the_time_came_is_not_sent_after_it(cast, aino, clock, what):
    happen(what, cast, aino)
    clock.move_to(WEDNESDAY + HOUR)
    with mock.patch("accounts.notices.actions.send") as send:
        deliver_due.func()
    assert send.call_args_list == []


def test_that_it_is_cancelled_is_said_also_when_the_time_has_come(cast, aino, clock):
    happen("cancelled", cast, aino)
    clock.move_to(WEDNESDAY)
    with mock.patch("accounts.notices.actions.send") as send:
        deliver_due.func()
    assert len(send.call_args_list) == 1
