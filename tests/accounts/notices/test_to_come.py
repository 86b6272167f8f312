"""Reminders for a later moment, text messages through a gateway, and notices to people without an account."""

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.notices.actions import cancel_notifications, deliver, notify, schedule, tell_address
from accounts.notices.models import Delivery, Notice
from accounts.notices.states import Channel, NoticeState
from accounts.notices.tasks import deliver_due

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
NAME = "organisation_verified"


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def gateway(settings):
    """A gateway for text messages of our own on this machine; ``status`` is what it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.got.append((dict(self.headers), json.loads(body)))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *_args):
            """Stay quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.got, server.status = [], 202
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.SMS_URL, settings.SMS_TOKEN = f"http://127.0.0.1:{server.server_port}/send", "secret"
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def aino(cast):
    cast.aino.phone = "+358401234567"
    cast.aino.save()
    return cast.aino


def text_tomorrow(aino, cast):
    """A text message for the next noon."""
    at = NOON + dt.timedelta(days=1)
    facts = {"day": "ke 25.11.2026", "time": "10.30", "coach": "Kaisa"}
    return schedule(aino, "appointment_cancelled", at=at, about=cast.bakery, channel=Channel.SMS, **facts)


def test_a_reminder_neither_appears_nor_goes_out_before_its_time(cast, mailbox, noon, signed_in):
    schedule(cast.mikko, NAME, at=NOON + dt.timedelta(days=1), about=cast.bakery, organisation="Leipomo")
    deliver_due.func()
    assert mailbox.mails == []
    assert not Notice.objects.visible_to(cast.mikko).exists()
    assert signed_in(cast.mikko).get("/api/v1/notices/").json()["results"] == []
    noon.move_to(NOON + dt.timedelta(days=1))
    deliver_due.func()
    assert len(mailbox.mails) == 1
    assert Notice.objects.visible_to(cast.mikko).count() == 1


def test_a_reminder_that_was_taken_back_never_shows_even_to_who_has_no_mail(cast, mailbox, noon):
    cast.mikko.email = None
    cast.mikko.save()
    schedule(cast.mikko, NAME, at=NOON + dt.timedelta(days=1), about=cast.bakery, organisation="Leipomo")
    assert cancel_notifications(cast.bakery, NAME) == 1
    noon.move_to(NOON + dt.timedelta(days=2))
    assert Notice.objects.get().state == NoticeState.CANCELLED


def test_taking_back_leaves_what_was_said_already(cast, noon):
    cast.mikko.email = None
    cast.mikko.save()
    notify(cast.mikko, NAME, about=cast.bakery, organisation="Leipomo")
    assert cancel_notifications(cast.bakery, NAME) == 0
    assert Notice.objects.get().state == NoticeState.SHOWN


def test_a_reminder_of_the_night_waits_for_the_morning(cast, noon):
    at = dt.datetime(2026, 11, 24, 1, tzinfo=dt.UTC)
    notice = schedule(cast.aino, NAME, at=at, about=cast.bakery, organisation="Leipomo")
    assert notice.appears_at == at
    assert timezone.localtime(notice.send_after).hour == 8


def test_a_text_message_reaches_the_gateway_once_under_its_own_id(aino, cast, gateway, mailbox, noon):
    notice = text_tomorrow(aino, cast)
    noon.move_to(NOON + dt.timedelta(days=1))
    deliver_due.func()
    deliver_due.func()
    [(headers, message)] = gateway.got
    assert (message["to"], message["id"]) == ("+358401234567", str(notice.message_id))
    assert headers["Idempotency-Key"] == str(notice.message_id)
    assert headers["Authorization"] == "Bearer secret"
    assert message["text"].startswith("Tapaamisesi on peruttu. Aika oli: ke 25.11.2026 klo 10.30.")
    assert message["text"].endswith("Kaisa, Duunipari")
    assert mailbox.mails == []
    assert Delivery.objects.get().channel == Channel.SMS


def test_a_gateway_that_refuses_is_tried_again_under_the_same_id(aino, cast, gateway, noon, settings):
    gateway.status = 503
    notice = text_tomorrow(aino, cast)
    noon.move_to(NOON + dt.timedelta(days=1))
    deliver_due.func()
    gateway.status = 202
    noon.shift(settings.NOTICE_WAITS[0])
    deliver_due.func()
    assert [message["id"] for _headers, message in gateway.got] == [str(notice.message_id)] * 2
    assert [one.succeeded for one in Delivery.objects.all()] == [False, True]


@pytest.mark.parametrize("why", ["no_phone", "no_wish", "no_gateway"])
def test_no_text_message_goes_where_none_can_or_should(aino, cast, gateway, noon, settings, why):
    if why == "no_gateway":
        settings.SMS_URL = ""
    aino.phone, aino.wants_sms = ("" if why == "no_phone" else aino.phone), why != "no_wish"
    aino.save()
    notice = text_tomorrow(aino, cast)
    noon.move_to(NOON + dt.timedelta(days=1))
    assert deliver(notice) is None
    assert gateway.got == []


def test_who_stops_text_messages_gets_none_that_was_waiting(aino, cast, gateway, noon):
    text_tomorrow(aino, cast)
    aino.wants_sms = False
    aino.save()
    noon.move_to(NOON + dt.timedelta(days=1))
    deliver_due.func()
    assert gateway.got == []


def test_a_text_message_is_not_a_second_line_in_the_list(aino, cast, gateway, noon):
    text_tomorrow(aino, cast)
    noon.move_to(NOON + dt.timedelta(days=1))
    deliver_due.func()
    assert not Notice.objects.visible_to(aino).exists()


def test_without_a_gateway_of_its_own_a_demo_writes_text_messages_to_files(aino, cast, noon, settings, tmp_path):
    settings.SMS_URL = f"file:{tmp_path / 'sms'}"
    notice = text_tomorrow(aino, cast)
    noon.move_to(NOON + dt.timedelta(days=1))
    deliver_due.func()
    written = json.loads((tmp_path / "sms" / f"{notice.message_id}.json").read_text(encoding="utf-8"))
    assert written["to"] == aino.phone


def test_somebody_without_an_account_gets_mail_in_the_language_asked_for(cast, mailbox):
    notice = tell_address("palvelu@example.test", "sv", NAME, about=cast.bakery, organisation="Leipomo")
    deliver(notice)
    assert mailbox.recipients == [["palvelu@example.test"]]
    assert "Leipomo" in mailbox.mails[0].get_content()
    assert Notice.objects.get().state == NoticeState.SENT


@pytest.mark.both_databases
def test_a_notice_has_a_person_or_an_address_never_both_or_none(cast):
    notice = notify(cast.mikko, NAME, about=cast.bakery, organisation="Leipomo")
    for change in ({"address": "x@example.test"}, {"recipient": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.filter(pk=notice.pk).update(**change)
