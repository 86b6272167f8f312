"""What got stuck is parked for the administrator, who sends it again without reading it; dead addresses are marked."""

import datetime as dt

import pytest
import time_machine
from django.contrib import admin
from django.utils import timezone

from accounts.admin import StaffAdmin
from accounts.audit.models import Entry
from accounts.notices.actions import cancel_notifications, deliver, notify, send_again, tell_address
from accounts.notices.models import Notice
from accounts.notices.states import NoticeState
from accounts.notices.tasks import deliver_due
from accounts.people.models import User
from accounts.people.signin.adapters import keep_proven_address

NAME = "organisation_verified"
GONE = "550 5.1.1 No such user here"


@pytest.fixture(autouse=True)
def _noon():
    """An hour at which nobody sleeps."""
    with time_machine.travel(timezone.localtime().replace(hour=12), tick=False):
        yield


def tell(person, cast, text="Leipomo Kauris"):
    return notify(person, NAME, about=cast.bakery, organisation=text)


def parked(person, cast, *, days, **facts):
    """A notice that got stuck so many days ago."""
    notice = tell(person, cast, **facts)
    at = timezone.now() - dt.timedelta(days=days)
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.PARKED, tries=13, appears_at=at, created_at=at)
    return Notice.objects.get(pk=notice.pk)


def marked(person):
    return User.objects.get(pk=person.pk).is_email_refused


# The administrator's page


def test_the_administrator_sees_for_whom_and_since_when_never_what_it_says(cast, signed_in):
    parked(cast.mikko, cast, days=4, text="Salainen asia")
    page = signed_in(cast.admin).get("/messages/parked/").content.decode()
    assert "Mikko" in page
    assert "Salainen" not in page
    assert "Leipomo" not in page
    told = signed_in(cast.admin).get("/api/v1/parked-notices/").content.decode()
    assert f'"recipient":{cast.mikko.pk}' in told
    assert "Salainen" not in told


def test_who_waits_longest_comes_first_and_each_readers_own_oldest_first(cast, signed_in):
    for person, days in ((cast.mikko, 4), (cast.kaisa, 6), (cast.mikko, 9), (cast.kaisa, 5)):
        parked(person, cast, days=days)
    rows = signed_in(cast.admin).get("/messages/parked/").context["page_obj"].object_list
    today = timezone.now()
    assert [(one.recipient.given_name, (today - one.appears_at).days) for one in rows] == [
        ("Mikko", 9), ("Mikko", 4), ("Kaisa", 6), ("Kaisa", 5),
    ]  # fmt: skip


def test_the_administrators_home_tells_how_many_got_stuck_and_nothing_when_none_did(cast, signed_in):
    home = signed_in(cast.admin)
    assert "/messages/parked/" not in home.get("/").content.decode()
    parked(cast.mikko, cast, days=4)
    assert "/messages/parked/" in home.get("/").content.decode()


@pytest.mark.parametrize("who", ["aino", "kaisa", "mikko", "sofia"])
def test_nobody_else_sees_or_sends_what_got_stuck(cast, signed_in, who):
    notice = parked(cast.aino, cast, days=4)
    client = signed_in(getattr(cast, who))
    assert client.get("/messages/parked/").status_code == 403
    assert client.get("/api/v1/parked-notices/").status_code == 403
    for address in ("/messages/parked/send-all-again/", f"/messages/{notice.pk}/send-again/"):
        assert client.post(address).status_code in {403, 404}
    assert client.post("/api/v1/parked-notices/send-all-again/").status_code == 403
    assert Notice.objects.get().state == NoticeState.PARKED


def test_one_press_sends_one_and_it_stands_in_the_trail(cast, signed_in, mailbox):
    one, other = parked(cast.mikko, cast, days=4), parked(cast.kaisa, cast, days=4)
    client = signed_in(cast.admin)
    assert client.post(f"/messages/{one.pk}/send-again/").status_code == 302
    deliver_due.func()
    assert mailbox.recipients == [[cast.mikko.email]]
    assert Notice.objects.get(pk=other.pk).state == NoticeState.PARKED
    assert [(line.verb, line.actor) for line in Entry.objects.about(one)] == [("notices.send_again", cast.admin)]


def test_one_press_sends_all_in_the_order_of_each_reader(cast, signed_in, mailbox):
    for text, days in (("Toinen", 4), ("Ensimmäinen", 6), ("Kolmas", 3)):
        parked(cast.mikko, cast, days=days, text=text)
    answer = signed_in(cast.admin).post("/messages/parked/send-all-again/", follow=True).content.decode()
    assert "3 viestiä lähtee uudelleen" in answer
    deliver_due.func()
    texts = [mail.get_content() for mail in mailbox.mails]
    assert [word for text in texts for word in ("Ensim", "Toinen", "Kolmas") if word in text] == [
        "Ensim", "Toinen", "Kolmas",
    ]  # fmt: skip


def test_the_api_sends_again_by_the_same_rule(cast, signed_in):
    one, _other = parked(cast.mikko, cast, days=4), parked(cast.kaisa, cast, days=4)
    client = signed_in(cast.admin)
    assert client.post(f"/api/v1/parked-notices/{one.pk}/send-again/").json()["state"] == "waiting"
    assert client.post("/api/v1/parked-notices/send-all-again/").json() == {"count": 1}


def test_who_comes_second_is_told_so_and_nothing_is_sent_twice(cast, signed_in, mailbox):
    notice = parked(cast.mikko, cast, days=4)
    send_again(notice, by=cast.admin)
    deliver_due.func()
    answer = signed_in(cast.admin).post(f"/messages/{notice.pk}/send-again/")
    assert answer.status_code == 409
    assert "ei enää odota" in answer.content.decode()
    deliver_due.func()
    assert len(mailbox.mails) == 1


def test_what_is_sent_again_waits_for_the_morning_where_somebody_young_sleeps(cast, mailbox):
    notice = parked(cast.aino, cast, days=4)
    with time_machine.travel(timezone.localtime().replace(hour=23), tick=False):
        send_again(notice, by=cast.admin)
        deliver_due.func()
        assert mailbox.mails == []
        assert timezone.localtime(Notice.objects.get().send_after).hour == 8


def test_what_is_sent_again_has_all_its_tries_before_it(cast, mailbox):
    mailbox.refuses = True
    notice = send_again(parked(cast.mikko, cast, days=4), by=cast.admin)
    deliver(notice)
    held = Notice.objects.get()
    assert (held.state, held.tries) == (NoticeState.WAITING, 1)


def test_of_a_cause_that_has_gone_nothing_stays_parked(cast):
    parked(cast.mikko, cast, days=4)
    assert cancel_notifications(cast.bakery, NAME) == 1
    assert Notice.objects.get().state == NoticeState.CANCELLED


def test_what_is_cancelled_while_its_mail_fails_is_not_tried_again(cast, monkeypatch):
    """The cause went while the mail server was thinking."""

    def cancel_and_fail(_notice):
        cancel_notifications(cast.bakery, NAME)
        raise ConnectionResetError

    monkeypatch.setattr("accounts.notices.actions.send", cancel_and_fail)
    deliver(tell(cast.mikko, cast))
    assert Notice.objects.get().state == NoticeState.CANCELLED


# Dead addresses


@pytest.mark.parametrize(
    "answer", [GONE, "550 No such user", "553 5.1.3 Bad syntax", "550 5.2.1 Mailbox disabled", "556 Null MX"]
)
def test_an_address_that_its_server_does_not_know_is_marked_and_the_mail_parked_at_once(cast, mailbox, answer):
    mailbox.no_box = {cast.mikko.email: answer}
    deliver(tell(cast.mikko, cast))
    assert marked(cast.mikko)
    assert Notice.objects.get().state == NoticeState.PARKED
    assert Entry.objects.of_person(cast.mikko).filter(verb="people.refuse_mail").count() == 1


@pytest.mark.parametrize(
    "answer",
    [
        "450 4.2.1 Greylisted",
        "451 Try later",
        "552 5.2.2 Mailbox full",
        "550 5.7.1 We take no mail from you",
        "554 5.1.8 Bad sender",
    ],
)
def test_a_refusal_that_does_not_speak_of_the_address_is_tried_again_and_marks_nobody(cast, mailbox, answer):
    mailbox.no_box = {cast.mikko.email: answer}
    deliver(tell(cast.mikko, cast))
    assert not marked(cast.mikko)
    assert Notice.objects.get().state == NoticeState.WAITING


def test_a_mail_whose_words_are_refused_for_good_is_parked_and_holds_up_no_other(cast, mailbox):
    tell(cast.mikko, cast)
    mailbox.refuses = "554 5.6.0 We do not take these words"
    deliver_due.func()
    mailbox.refuses = False
    tell(cast.mikko, cast)
    deliver_due.func()
    assert len(mailbox.mails) == 1
    assert not marked(cast.mikko)
    assert sorted(Notice.objects.values_list("state", flat=True)) == ["parked", "sent"]


def test_a_mail_that_gets_through_takes_the_mark_off(cast, mailbox):
    mailbox.no_box = {cast.mikko.email: GONE}
    deliver(tell(cast.mikko, cast))
    mailbox.no_box = {}
    deliver(tell(cast.mikko, cast))
    assert not marked(cast.mikko)
    assert User.objects.get(pk=cast.mikko.pk).refused_email == ""
    assert Entry.objects.of_person(cast.mikko).filter(verb="people.take_mail").count() == 1


def test_another_address_begins_without_the_mark(cast, mailbox):
    mailbox.no_box = {cast.mikko.email: GONE}
    deliver(tell(cast.mikko, cast))
    User.objects.filter(pk=cast.mikko.pk).update(email="uusi@example.test")
    assert not marked(cast.mikko)


def test_the_code_of_a_mail_typed_in_takes_the_mark_off(cast, mailbox):
    mailbox.no_box = {cast.mikko.email: GONE}
    deliver(tell(cast.mikko, cast))
    keep_proven_address(cast.mikko, "code", cast.mikko.email)
    assert not marked(cast.mikko)


def test_a_refusal_of_an_address_without_an_account_marks_nobody(cast, mailbox):
    mailbox.no_box = {"palvelu@example.test": GONE}
    deliver(tell_address("palvelu@example.test", "fi", NAME, about=cast.bakery, organisation="x"))
    assert Notice.objects.get().state == NoticeState.PARKED
    assert not User.objects.exclude(refused_email="").exists()


def test_she_reads_it_after_signing_in_her_coach_on_her_page_and_the_administrator_beside_her_mails(
    cast, mailbox, signed_in
):
    mailbox.no_box = {cast.aino.email: GONE}
    word = "ei ole ottanut viestejä vastaan"
    assert word not in signed_in(cast.aino).get("/").content.decode()
    deliver(tell(cast.aino, cast))
    assert word in signed_in(cast.aino).get("/").content.decode()
    assert "ei ota viestejä vastaan" in signed_in(cast.kaisa).get(f"/caseloads/{cast.aino.pk}/").content.decode()
    assert word in signed_in(cast.admin).get("/messages/parked/").content.decode()


def test_the_mark_stands_beside_the_name_at_the_workplace_and_at_the_support_desk(cast, signed_in):
    User.objects.filter(pk=cast.mikko.pk).update(refused_email=cast.mikko.email, refused_at=timezone.now())
    User.objects.filter(pk=cast.ville.pk).update(refused_email=cast.ville.email, refused_at=timezone.now())
    assert "ei ota viestejä vastaan" in signed_in(cast.kaisa).get(f"/employers/{cast.bakery.pk}/").content.decode()
    desk = StaffAdmin(User, admin.site)
    assert desk.get_list_display(None)[2] == "takes_mail"
    people = User.objects.filter(pk__in=[cast.kaisa.pk, cast.ville.pk])
    assert {one.given_name: desk.takes_mail(one) for one in people} == {"Kaisa": True, "Ville": False}


@pytest.mark.parametrize("who", ["mikko", "kaisa", "sofia", "admin"])
def test_everybody_reads_at_home_that_the_own_address_is_dead(cast, mailbox, signed_in, who):
    person = getattr(cast, who)
    User.objects.filter(pk=person.pk).update(refused_email=person.email, refused_at=timezone.now())
    assert person.email in signed_in(User.objects.get(pk=person.pk)).get("/").content.decode()
