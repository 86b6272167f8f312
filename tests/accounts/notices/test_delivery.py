"""Delivery through a true mail server: languages, message ids, quiet hours, failures, hostile words."""

import datetime as dt
import sys
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from accounts.notices.actions import LEASE, cancel_notifications, deliver, next_polite_time, notify
from accounts.notices.models import Delivery, Notice
from accounts.notices.states import NoticeState
from accounts.notices.tasks import deliver_due, deliver_notice
from tests.factories import accounts

HELSINKI = ZoneInfo("Europe/Helsinki")
HOSTILE = [
    "Mikko\r\nBcc: thief@example.test",
    "Mikko\nBcc: thief@example.test",
    "Mikko\rBcc: thief@example.test",
    "Mikko\u2028Bcc: thief@example.test",
    "Mikko\u2029Bcc: thief@example.test",
    "Mikko\x0bBcc: thief@example.test",
    "Mikko\x85Bcc: thief@example.test",
    "Mikko\x08Bcc: thief@example.test",
    "Mikko, thief@example.test",
    "Mikko <thief@example.test>",
    "Mikko\r\n\r\nFrom: bank@example.test",
    "=?utf-8?q?Bcc=3A_thief=40example=2Etest?=",
    "%0ABcc: thief@example.test",
    "M" * 10_000,
    "\u202emoc.knab",
]


@pytest.fixture
def mikkos(cast):
    """A notice to the baker, who has no quiet hours."""
    return notify(cast.mikko, "organisation_verified", about=cast.bakery, link="/employers/1/", organisation="Leipomo")


def test_a_mail_arrives_once_with_its_own_id(mikkos, mailbox):
    deliver(mikkos)
    deliver(mikkos)
    [mail] = mailbox.mails
    assert mail["Message-ID"] == f"<{mikkos.message_id}@duunipari>"
    assert mailbox.recipients == [[mikkos.recipient.email]]
    assert mail["Auto-Submitted"] == "auto-generated"
    mikkos.refresh_from_db()
    assert (mikkos.state, mikkos.sent_at is not None) == (NoticeState.SENT, True)
    assert Delivery.objects.get().succeeded


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_mail_speaks_its_readers_language_whoever_wrote_it(cast, mailbox, language):
    cast.mikko.language = language
    cast.mikko.save()
    deliver(notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="Leipomo Kauris"))
    body = mailbox.mails[0].get_content()
    assert "Leipomo Kauris" in body
    assert "Mikko" in body
    assert "{{" not in body
    assert "&" not in body


def test_the_link_leads_to_the_service(mikkos, mailbox, settings):
    settings.SITE_URL = "https://duunipari.example"
    deliver(mikkos)
    assert "https://duunipari.example/employers/1/" in mailbox.mails[0].get_content()


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_and_no_fact_adds_a_line_to_the_head(cast, mailbox, hostile):
    cast.mikko.given_name = hostile[:100]
    cast.mikko.save()
    deliver(notify(cast.mikko, "deputy_named", about=cast.bakery, coach=hostile, starts_on=hostile, ends_on="x"))
    [mail] = mailbox.mails
    assert mailbox.recipients == [[cast.mikko.email]]
    assert set(mail.keys()) == {
        "Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Date", "Message-ID",
        "Auto-Submitted",
    }  # fmt: skip
    assert len(mail.get_all("To")) == 1
    assert len(str(mail["Subject"])) <= 150


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (20, 59, (0, 20, 59)),
        (21, 0, (1, 8, 0)),
        (23, 59, (1, 8, 0)),
        (0, 0, (0, 8, 0)),
        (7, 59, (0, 8, 0)),
        (8, 0, (0, 8, 0)),
    ],
)
def test_nothing_rings_at_a_young_persons_at_night(cast, hour, minute, expected):
    now = dt.datetime(2026, 11, 23, hour, minute, tzinfo=HELSINKI)
    days, hours, minutes = expected
    wanted = dt.datetime(2026, 11, 23 + days, hours, minutes, tzinfo=HELSINKI)
    assert next_polite_time(cast.aino, now) == wanted
    assert next_polite_time(cast.mikko, now) == now


@pytest.mark.parametrize("day", [dt.date(2026, 3, 28), dt.date(2026, 10, 24)])
def test_eight_in_the_morning_is_eight_also_when_the_clocks_move(cast, day):
    late = dt.datetime.combine(day, dt.time(23), tzinfo=HELSINKI)
    polite = timezone.localtime(next_polite_time(cast.aino, late))
    assert (polite.date(), polite.hour) == (day + dt.timedelta(days=1), 8)


def test_a_mail_written_at_night_goes_out_in_the_morning(cast, mailbox):
    with time_machine.travel(dt.datetime(2026, 11, 23, 22, tzinfo=HELSINKI)):
        notice = notify(cast.aino, "coach_changed", about=cast.aino, coach="Pekka")
        assert deliver(notice) is None
        assert deliver_due.func()["done"] == 0
    with time_machine.travel(dt.datetime(2026, 11, 24, 8, 0, 1, tzinfo=HELSINKI)):
        assert deliver_due.func()["done"] == 1
    assert len(mailbox.mails) == 1


def test_a_failed_mail_waits_longer_each_time_over_three_days_and_is_parked(mikkos, mailbox):
    mailbox.refuses = True
    hours = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        while deliver(mikkos) and (notice := Notice.objects.get()).state == NoticeState.WAITING:
            hours.append((notice.send_after - timezone.now()) / dt.timedelta(hours=1))
            clock.move_to(notice.send_after)
        assert [round(one, 2) for one in hours] == [0.08, 0.25, 0.67, 1, 2, 4, 8, 8, 12, 12, 12, 12]
        assert sum(hours) == pytest.approx(72)
        clock.shift(dt.timedelta(days=1))
        assert deliver(mikkos) is None
    assert notice.state == NoticeState.PARKED
    assert Delivery.objects.filter(succeeded=False, detail="SMTPDataError").count() == 13


def test_a_mail_that_failed_arrives_later_under_the_same_id(mikkos, mailbox, settings):
    mailbox.refuses = True
    deliver(mikkos)
    mailbox.refuses = False
    with time_machine.travel(timezone.now() + settings.NOTICE_WAITS[0]):
        deliver_due.func()
    assert mailbox.mails[0]["Message-ID"] == f"<{mikkos.message_id}@duunipari>"


def test_no_lock_is_held_while_the_mail_server_answers(mikkos, monkeypatch):
    blocks_outside, seen = list(connection.savepoint_ids), []

    def slow(notice):
        seen.append((list(connection.savepoint_ids), deliver(notice)))

    monkeypatch.setattr("accounts.notices.actions.send", slow)
    assert deliver(mikkos).succeeded
    assert seen == [(blocks_outside, None)]


def test_what_a_dead_worker_began_is_sent_by_the_next_sweep(mikkos, mailbox, monkeypatch):
    with monkeypatch.context() as death:
        death.setattr("accounts.notices.actions.send", lambda _notice: sys.exit("no power"))
        with pytest.raises(SystemExit):
            deliver(mikkos)
    assert deliver_due.func()["done"] == 0
    with time_machine.travel(timezone.now() + LEASE + dt.timedelta(seconds=1)):
        assert deliver_due.func()["done"] == 1
    assert len(mailbox.mails) == 1


def test_one_poisoned_notice_does_not_hold_up_the_others(cast, mailbox):
    notify(cast.mikko, "a-template-that-is-not-there", about=cast.bakery)
    notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="Leipomo")
    deliver_due.func()
    assert len(mailbox.mails) == 1
    assert Delivery.objects.filter(succeeded=False).get().detail == "TemplateDoesNotExist"
    assert Notice.objects.get(name="a-template-that-is-not-there").state == NoticeState.PARKED


def test_a_server_that_is_away_fails_the_try_not_the_job(mikkos, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert deliver(mikkos).succeeded is False


@pytest.mark.parametrize("why", ["no_address", "no_mail", "inactive"])
def test_who_cannot_be_reached_reads_it_in_the_service(cast, mailbox, why):
    changes = {"no_address": {"email": None}, "no_mail": {"wants_mail": False}, "inactive": {"is_active": False}}[why]
    for name, value in changes.items():
        setattr(cast.mikko, name, value)
    cast.mikko.save()
    notice = notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="x")
    assert notice.state == NoticeState.SHOWN
    deliver_due.func()
    assert mailbox.mails == []


def test_who_stops_mails_gets_none_that_was_waiting(mikkos, mailbox):
    mikkos.recipient.wants_mail = False
    mikkos.recipient.save()
    deliver(mikkos)
    mikkos.refresh_from_db()
    assert mailbox.mails == []
    assert mikkos.state == NoticeState.SHOWN


def test_a_cancelled_cause_sends_nothing(cast, mikkos, mailbox):
    assert cancel_notifications(cast.bakery, "organisation_verified") == 1
    deliver_due.func()
    assert mailbox.mails == []


def test_a_notice_is_queued_after_the_commit_only(cast, mailbox, commits):
    with commits():
        notice = notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="x")
        assert mailbox.mails == []
    deliver_notice.func(notice.pk)
    deliver_notice.func(notice.pk + 1000)
    assert len(mailbox.mails) == 1


def test_everybody_reads_only_the_own_messages(cast, signed_in):
    notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="Leipomo Kauris")
    assert "Leipomo Kauris" in signed_in(cast.mikko).get("/messages/").content.decode()
    assert "Leipomo Kauris" not in signed_in(cast.aino).get("/messages/").content.decode()
    assert signed_in(cast.aino).get("/api/v1/notices/").json()["results"] == []
    assert len(signed_in(cast.mikko).get("/api/v1/notices/").json()["results"]) == 1


def test_reading_all_marks_all_and_nobody_elses(cast, signed_in):
    notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="x")
    notify(cast.kaisa, "organisation_verified", about=cast.bakery, organisation="x")
    client = signed_in(cast.mikko)
    assert client.get("/messages/").context["unread"] == 1
    client.post("/messages/read-all/")
    assert client.get("/messages/").context["unread"] == 0
    assert cast.kaisa.notices.unread().count() == 1
    assert signed_in(cast.kaisa).post("/api/v1/notices/read-all/").json() == {"count": 1}


def test_opening_the_messages_changes_nothing(cast, signed_in):
    notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="x")
    signed_in(cast.mikko).get("/messages/")
    assert cast.mikko.notices.unread().count() == 1


def test_the_list_shows_how_a_mail_went(cast, signed_in, mikkos, mailbox):
    deliver(mikkos)
    assert mikkos.deliveries.count() == 1
    page = signed_in(cast.mikko).get("/messages/")
    assert page.context["notices"][0].deliveries.all()[0].succeeded


def test_a_hostile_name_is_only_text_on_the_page(cast, signed_in):
    name = "<script>alert(1)</script>"
    notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation=name)
    assert name not in signed_in(cast.mikko).get("/messages/").content.decode()


def test_visitors_have_no_messages(client, db):
    assert client.get("/messages/").status_code == 302
    assert client.get("/api/v1/notices/").status_code in (401, 403)


def test_a_person_without_family_name_gets_mail_too(mailbox, cast):
    somebody = accounts.user("employer", "Å", family_name="")
    deliver(notify(somebody, "organisation_verified", about=cast.bakery, organisation="x"))
    assert "Å" in mailbox.mails[0].get_content()
