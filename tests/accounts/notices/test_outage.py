"""A mail server that is away: nothing is lost, nothing comes twice, each reader's mails come in their order."""

import datetime as dt
from collections import defaultdict

import pytest
import time_machine
from django.utils import timezone

from accounts.notices.actions import deliver, notify, schedule, tell_address
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.notices.tasks import deliver_due
from tests.mail import Mailbox, point_to_a_server, serve
from tests.security.arena import arena, race, transactional_db  # noqa: F401

NAME = "organisation_verified"
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
AWAY = 3 * HOUR


@pytest.fixture
def nine():
    """Nine in the morning of today, and a clock that stands until it is moved."""
    with time_machine.travel(timezone.localtime().replace(hour=9, minute=0), tick=False) as clock:
        yield clock


def pass_time(clock, length, happens=lambda _minute: None):
    """Let the scheduler look at the outbox every minute."""
    for minute in range(length // MINUTE):
        happens(minute)
        deliver_due.func()
        clock.shift(MINUTE)


def numbers_by_reader(box):
    """What arrived, in its order: address → numbers that stand in the mails."""
    arrived = defaultdict(list)
    for mail in box.mails:
        arrived[mail["To"]].append(int(mail.get_content().split("Numero ")[1].split()[0].strip(".,")))
    return dict(arrived)


def test_a_server_that_is_away_for_three_hours_loses_nothing_and_every_mail_comes_once_and_in_order(
    cast, settings, nine
):
    port, box = point_to_a_server(settings), Mailbox()
    readers, written = [cast.mikko, cast.kaisa, cast.aino], defaultdict(list)

    def tell(minute):
        """Somebody is told something every twenty minutes, a service without an account too."""
        if minute % 20 == 0:
            for person in readers:
                notify(person, NAME, about=cast.bakery, organisation=f"Numero {minute}")
                written[person.email].append(minute)
            tell_address("palvelu@example.test", "fi", NAME, about=cast.bakery, organisation=f"Numero {minute}")
            written["palvelu@example.test"].append(minute)

    pass_time(nine, AWAY, tell)
    assert not Notice.objects.exclude(state=NoticeState.WAITING).exists()
    server = serve(box, port)
    pass_time(nine, 2 * HOUR)
    server.stop()
    assert numbers_by_reader(box) == dict(written)
    assert len({mail["Message-ID"] for mail in box.mails}) == len(box.mails) == 36
    assert not Notice.objects.exclude(state=NoticeState.SENT).exists()


def test_a_later_mail_waits_while_an_earlier_one_to_the_same_reader_is_tried_again(cast, mailbox, nine, settings):
    mailbox.refuses = True
    first = notify(cast.mikko, NAME, about=cast.bakery, organisation="Numero 1")
    deliver(first)
    mailbox.refuses = False
    second = notify(cast.mikko, NAME, about=cast.bakery, organisation="Numero 2")
    assert deliver(second) is None
    others = notify(cast.kaisa, NAME, about=cast.bakery, organisation="Numero 3")
    assert deliver(others).succeeded, "somebody else's mails do not wait"
    nine.shift(settings.NOTICE_WAITS[0])
    deliver_due.func()
    assert numbers_by_reader(mailbox)[cast.mikko.email] == [1, 2]


def test_while_a_mail_is_on_its_way_no_other_worker_sends_the_next_one_to_its_reader(cast, nine, monkeypatch):
    first, second = (notify(cast.mikko, NAME, about=cast.bakery, organisation=f"Numero {one}") for one in (1, 2))
    sent = []

    def slow(notice):
        """The other worker comes while the mail server is thinking."""
        sent.append((notice, deliver(second) if notice == first else None))

    monkeypatch.setattr("accounts.notices.actions.send", slow)
    deliver(first)
    deliver(second)
    assert sent == [(first, None), (second, None)]


def test_a_reminder_for_next_week_holds_up_nothing(cast, mailbox, nine):
    schedule(cast.mikko, NAME, at=timezone.now() + dt.timedelta(days=7), about=cast.bakery, organisation="Numero 1")
    notify(cast.mikko, NAME, about=cast.bakery, organisation="Numero 2")
    deliver_due.func()
    assert numbers_by_reader(mailbox) == {cast.mikko.email: [2]}


def test_what_is_parked_holds_up_nothing(cast, mailbox, nine):
    notify(cast.mikko, NAME, about=cast.bakery, organisation="Numero 1")
    Notice.objects.update(state=NoticeState.PARKED)
    notify(cast.mikko, NAME, about=cast.bakery, organisation="Numero 2")
    deliver_due.func()
    assert numbers_by_reader(mailbox) == {cast.mikko.email: [2]}


@pytest.mark.postgres
def test_many_workers_at_once_send_each_mail_once_and_each_readers_in_order(arena, mailbox):
    readers = [arena.mikko, arena.kaisa, arena.sofia]
    for number in range(8):
        for person in readers:
            notify(person, NAME, about=arena.bakery, organisation=f"Numero {number}")
    for _round in range(8):  # who comes while another worker holds the head of a line leaves the rest to the next sweep
        results = race([deliver_due.func] * 6)
        assert [one for one in results if isinstance(one, Exception) or one["failed"]] == []
    assert numbers_by_reader(mailbox) == {person.email: list(range(8)) for person in readers}
