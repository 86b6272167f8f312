"""Staff have a second factor (bars S8): nothing opens before, nothing goes around it, the last one stays."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.people.states import Role
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import letter_of, path_of, send_request
from tests.factories import accounts

SECRET = "JBSWY3DPEHPK3PXP"
# What it takes to set a factor up or to leave, and what is nobody's secret.
OPEN = {
    "account_confirm_login_code", "account_email_verification_sent", "account_login", "account_logout",
    "account_reauthenticate", "account_request_login_code", "mfa_activate_totp", "mfa_add_webauthn",
    "mfa_login_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "set_language",
}  # fmt: skip
ENROLMENT = "/account/2fa/totp/activate/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_door_sends_a_coach_without_a_factor_to_set_one_up(world, method):
    Authenticator.objects.filter(user=world.people["kaisa"]).delete()
    answers = {
        name: letter_of(send_request(world, "kaisa", method, path_of(name, world, endpoint.obj, endpoint.words)))
        for name, endpoint in MATRIX.items()
    }
    assert {name for name, letter in answers.items() if letter != "F"} <= OPEN


@pytest.mark.parametrize("role", [Role.COACH, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_every_role_of_the_staff_needs_one(role, signed_in):
    person = accounts.user(role, "Uusi", authority=accounts.authority())
    Authenticator.objects.filter(user=person).delete()
    assert signed_in(person).get("/")["Location"] == ENROLMENT


@pytest.mark.parametrize("role", [Role.YOUNG, Role.EMPLOYER])
def test_young_people_and_employers_need_none(role, signed_in):
    person = accounts.user(role, "Uusi")
    assert signed_in(person).get(reverse("people:settings")).status_code == 200


@pytest.fixture
def kaisa():
    person = accounts.coach("Kaisa", email="kaisa@example.test", password="ruisleipä ja 3 kuppia kahvia")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    Authenticator.objects.filter(user=person).delete()
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": SECRET})
    return person


def current_code():
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def code_in_last_mail():
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


def is_in(client):
    return client.get(reverse("people:settings")).status_code == 200


def log_in_by_code(client, person):
    client.post(reverse("account_request_login_code"), {"email": person.email})
    return client.post(reverse("account_confirm_login_code"), {"code": code_in_last_mail()})


def test_a_code_by_mail_is_not_enough(kaisa):
    client = Client()
    answer = log_in_by_code(client, kaisa)
    assert reverse("mfa_authenticate") in answer["Location"]
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": current_code()})
    assert is_in(client)


def test_a_password_is_not_enough(kaisa):
    client = Client()
    client.post(reverse("account_login"), {"login": kaisa.email, "password": "ruisleipä ja 3 kuppia kahvia"})
    assert not is_in(client)


def test_a_new_password_does_not_go_around_the_factor(kaisa):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": kaisa.email})
    link = re.search(r"https?://[^/\s]+(/account/password/reset/key/\S+)", mail.outbox[-1].body)[1]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = "kaksi pullaa ja lasi maitoa"
    client.post(form, {"password1": new, "password2": new})
    assert not is_in(client)
    kaisa.refresh_from_db()
    assert kaisa.check_password(new)


def test_the_same_code_opens_once(kaisa):
    first, second = Client(), Client()
    code = current_code()
    for client in (first, second):
        log_in_by_code(client, kaisa)
        client.post(reverse("mfa_authenticate"), {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_a_wrong_code_opens_nothing(kaisa):
    client = Client()
    log_in_by_code(client, kaisa)
    wrong = f"{(int(current_code()) + 1) % 10**6:06d}"
    client.post(reverse("mfa_authenticate"), {"code": wrong})
    assert not is_in(client)


def logged_in_for_good(person):
    client = Client()
    log_in_by_code(client, person)
    client.post(reverse("mfa_authenticate"), {"code": current_code()})
    return client


def test_staff_cannot_take_the_last_factor_away(kaisa):
    client = logged_in_for_good(kaisa)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 403
    assert Authenticator.objects.filter(user=kaisa, type="totp").exists()


def test_staff_cannot_take_the_last_passkey_away(kaisa):
    client = logged_in_for_good(kaisa)
    Authenticator.objects.filter(user=kaisa).delete()
    passkey = Authenticator.objects.create(user=kaisa, type="webauthn", data={"name": "Avain", "passwordless": True})
    assert client.post(reverse("mfa_remove_webauthn", args=[passkey.pk])).status_code == 403
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_staff_with_two_factors_may_take_one_away(kaisa):
    client = logged_in_for_good(kaisa)
    Authenticator.objects.create(user=kaisa, type="webauthn", data={"name": "Avain", "passwordless": True})
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))  # and then it goes
