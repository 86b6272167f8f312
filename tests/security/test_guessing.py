"""Guessing codes and passwords: twenty wrong ones an hour from an address, five at an account, nobody locked out."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.people.actions import invite
from accounts.people.models import Invitation
from accounts.ratelimits.models import RateLimitUsage
from tests.factories import accounts

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "ruisleipä ja 3 kuppia kahvia"
TRIES = 20


@pytest.fixture
def invitation(cast):
    return invite(cast.aino, by=cast.kaisa)


@pytest.fixture
def mikko(cast):
    cast.mikko.set_password(PASSWORD)
    cast.mikko.save()
    EmailAddress.objects.create(user=cast.mikko, email=cast.mikko.email, verified=True, primary=True)
    return cast.mikko


def is_in(client):
    return "_auth_user_id" in client.session


def join(code, client=None, **extra):
    return (client or Client()).post(reverse("people:join"), {"code": code}, **extra)


def log_in(person, password, client=None, **extra):
    return (client or Client()).post(reverse("account_login"), {"login": person.email, "password": password}, **extra)


def code_in_last_mail():
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


def ask_for_code(person, client, **extra):
    return client.post(reverse("account_request_login_code"), {"email": person.email}, **extra)


def test_of_a_thousand_guesses_with_a_fresh_session_each_twenty_are_looked_at(invitation):
    wrong = [f"{number:06d}" for number in range(1001) if f"{number:06d}" != invitation.code][:1000]
    answers = [join(code).status_code for code in wrong]
    assert answers == [422] * TRIES + [429] * (1000 - TRIES)
    assert join(invitation.code).status_code == 429
    assert Session.objects.count() == 0


def test_another_address_is_not_kept_out_by_that(invitation):
    wrong = f"{(int(invitation.code) + 1) % 10**6:06d}"
    for _number in range(TRIES + 1):
        join(wrong)
    assert join(invitation.code, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_two_hundred_young_people_of_one_library_come_in(cast):
    for _person in range(200):
        coach = accounts.coach("Ohjaaja")
        invitation = invite(accounts.young("Nuori", coach), by=coach)
        assert join(invitation.code).status_code == 302
    assert all(row.hits == [] for row in RateLimitUsage.objects.filter(expires_at__isnull=False) if len(row.hits) != 1)


def test_five_wrong_passwords_and_the_right_one_has_to_wait_on_a_device_that_nobody_knows(mikko):
    for number in range(5):
        log_in(mikko, "väärin", REMOTE_ADDR=f"198.51.{number}.1")
    client = Client()
    log_in(mikko, PASSWORD, client)
    assert not is_in(client)


def test_a_stranger_who_guesses_keeps_nobody_out_of_her_own_device(mikko):
    own = Client()
    log_in(mikko, PASSWORD, own)
    own.post(reverse("account_logout"))
    for number in range(9):
        log_in(mikko, "väärin", REMOTE_ADDR=f"198.51.{number}.1")
    log_in(mikko, PASSWORD, own)
    assert is_in(own)


def test_a_known_device_has_five_tries_of_its_own_and_no_more(mikko):
    own = Client()
    log_in(mikko, PASSWORD, own)
    own.post(reverse("account_logout"))
    for number in range(5):
        log_in(mikko, "väärin", own, REMOTE_ADDR=f"198.51.{number}.1")
    log_in(mikko, PASSWORD, own, REMOTE_ADDR="198.51.9.1")
    assert not is_in(own)


def test_the_device_of_one_person_is_no_known_device_of_another(cast, mikko):
    sofia = cast.sofia
    own = Client()
    log_in(mikko, PASSWORD, own)
    own.post(reverse("account_logout"))
    sofia.set_password(PASSWORD)
    sofia.save()
    for number in range(5):
        log_in(sofia, "väärin", own, REMOTE_ADDR=f"198.51.{number}.1")
    answer = log_in(sofia, PASSWORD, own, REMOTE_ADDR="198.51.9.1")
    assert answer.status_code == 200  # not sent on to the second step


def test_the_cookie_of_a_device_names_nobody_and_a_forged_one_is_as_none(mikko):
    own = Client()
    log_in(mikko, PASSWORD, own)
    assert mikko.email not in own.cookies["device"].value
    assert own.cookies["device"]["httponly"]
    forged = Client()
    forged.cookies["device"] = own.cookies["device"].value[:-3] + "abc"
    for number in range(5):
        log_in(mikko, "väärin", REMOTE_ADDR=f"198.51.{number}.1")
    log_in(mikko, PASSWORD, forged)
    assert not is_in(forged)


def test_passwords_of_many_accounts_from_one_address_are_twenty_an_hour(cast):
    people = [accounts.coach(f"Ohjaaja{number}") for number in range(TRIES + 1)]
    answers = [log_in(person, "väärin").status_code for person in people]
    assert answers == [200] * TRIES + [429]


def test_right_passwords_cost_no_try(mikko):
    for _number in range(TRIES + 5):
        client = Client()
        log_in(mikko, PASSWORD, client)
        assert is_in(client)


def test_wrong_codes_from_mails_count_the_third_one_too(mikko):
    for number in range(TRIES // 3 + 1):
        person = accounts.user("employer", f"Työnantaja{number}")
        client = Client()
        ask_for_code(person, client)
        for _number in range(3):
            client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})
    client = Client()
    ask_for_code(mikko, client)
    answer = client.post(reverse("account_confirm_login_code"), {"code": code_in_last_mail()})
    assert answer.status_code == 429
    assert not is_in(client)


def test_wrong_codes_of_the_second_step_count_for_the_account_and_the_address(cast):
    cast.kaisa.set_password(PASSWORD)
    cast.kaisa.save()
    EmailAddress.objects.create(user=cast.kaisa, email=cast.kaisa.email, verified=True, primary=True)
    Authenticator.objects.filter(user=cast.kaisa).update(data={"secret": SECRET})
    client = Client()
    log_in(cast.kaisa, PASSWORD, client)
    for _number in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    right = format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))
    client.post(reverse("mfa_authenticate"), {"code": right})
    assert not is_in(client)


def test_a_fourth_mail_with_a_code_is_not_sent_within_the_hour(mikko):
    answers = [ask_for_code(mikko, Client(), REMOTE_ADDR=f"198.51.{n}.1").status_code for n in range(4)]
    assert answers == [302, 302, 302, 200]
    assert len(mail.outbox) == 3


def test_an_address_that_nobody_has_gets_the_same_answers(mikko):
    def answers(address):
        sent = [Client().post(reverse("account_request_login_code"), {"email": address}) for _number in range(4)]
        return [(one.status_code, one.get("Location"), len(one.content)) for one in sent]

    assert answers(mikko.email)[:3] == answers("kukaan@example.test")[:3]
    assert answers(mikko.email)[3][0] == answers("kukaan@example.test")[3][0]


def test_new_passwords_and_codes_share_the_three_mails(mikko):
    for number in range(2):
        ask_for_code(mikko, Client(), REMOTE_ADDR=f"198.51.{number}.1")
    for _number in range(2):
        Client().post(reverse("account_reset_password"), {"email": mikko.email})
    assert len(mail.outbox) == 3


def test_signing_up_with_somebody_elses_address_sends_six_mails_and_no_more(mikko):
    with time_machine.travel(dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC), tick=False) as clock:
        for number in range(9):
            sent = {"email": mikko.email, "given_name": "Toinen", "family_name": "Nimi"}
            Client().post(reverse("account_signup"), sent, REMOTE_ADDR=f"198.51.{number}.1")
            clock.shift(60)
    assert len(mail.outbox) == 6


def test_the_eleventh_account_of_an_hour_from_one_address_is_refused_at_the_form(db):
    def sign_up(number):
        sent = {"email": f"uusi{number}@example.test", "given_name": "Uusi", "family_name": "Nimi"}
        return Client().post(reverse("account_signup"), sent)

    assert [sign_up(number).status_code for number in range(11)] == [302] * 10 + [200]
    page = sign_up(11)
    assert "Uusi" in page.content.decode()  # nothing typed is lost
    assert Invitation.objects.count() == 0


def test_the_page_of_too_many_tries_says_when_and_whom_to_ask(client, cast):
    for _number in range(TRIES):
        log_in(accounts.coach("Ohjaaja"), "väärin")
    answer = log_in(cast.kaisa, "väärin")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 3500
    body = answer.content.decode()
    assert reverse("contact") in body
    assert re.search(r"\d\d?\.\d\d", body)
