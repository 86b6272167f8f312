"""Signing up, logging in by code or password, second step, passkeys: allauth in our house, end to end."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.people.actions import invite
from accounts.people.models import User
from accounts.people.states import Role
from tests.factories import accounts
from tests.security.arena import transactional_db  # noqa: F401

PASSWORD = "kolme-sanaa-ja-lakki-26"


def six_digits_or_letters(text):
    """The code of a mail: a line of its own."""
    return next(line.strip() for line in text.splitlines() if re.fullmatch(r"[A-Z0-9-]{6,9}", line.strip()))


def totp_code(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def coach(db):
    person = User.objects.create_user(
        "kaisa@example.test", PASSWORD, role=Role.COACH, given_name="Kaisa", authority=accounts.authority()
    )
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}
    )
    return person


def test_an_employer_signs_up_with_an_e_mail_code(client, db):
    sent = {"email": "Mikko@Example.test", "given_name": "Mikko", "family_name": "Mäkinen"}
    client.post(reverse("account_signup"), sent)
    page = client.get(reverse("account_email_verification_sent"))
    assert page.status_code == 200
    code = six_digits_or_letters(mail.outbox[-1].body)
    answer = client.post(reverse("account_email_verification_sent"), {"code": code}, follow=True)
    person = User.objects.get(email="mikko@example.test")
    assert (person.role, person.full_name, person.language) == (Role.EMPLOYER, "Mikko Mäkinen", "fi")
    assert answer.redirect_chain[-1][0] == reverse("organisations:register")


def test_signing_up_again_with_the_same_address_tells_nothing(client, db):
    accounts.user(Role.EMPLOYER, "Mikko", email="mikko@example.test")
    sent = {"email": "mikko@example.test", "given_name": "Toinen", "family_name": "Nimi"}
    known = client.post(reverse("account_signup"), sent)
    unknown = Client().post(reverse("account_signup"), {**sent, "email": "uusi@example.test"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(mail.outbox) == 2


def test_nobody_signs_up_as_anything_but_an_employers_person(client, db):
    sent = {"email": "x@example.test", "given_name": "X", "family_name": "Y", "role": "administrator", "is_staff": "1"}
    client.post(reverse("account_signup"), sent)
    client.post(reverse("account_email_verification_sent"), {"code": six_digits_or_letters(mail.outbox[-1].body)})
    person = User.objects.get(email="x@example.test")
    assert person.role == Role.EMPLOYER
    assert not person.is_staff


def log_in_by_code(client, address):
    client.post(reverse("account_request_login_code"), {"email": address})
    code = six_digits_or_letters(mail.outbox[-1].body)
    return client.post(reverse("account_confirm_login_code"), {"code": code})


def test_logging_in_by_code_needs_no_password(client, cast):
    log_in_by_code(client, cast.mikko.email)
    assert client.session["_auth_user_id"] == str(cast.mikko.pk)


def test_an_unknown_address_gets_the_same_page_as_a_known_one(client, cast):
    known = client.post(reverse("account_request_login_code"), {"email": cast.mikko.email})
    unknown = client.post(reverse("account_request_login_code"), {"email": "nobody@example.test"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_a_login_code_does_not_pass_the_second_step(client, coach):
    log_in_by_code(client, coach.email)
    assert "_auth_user_id" not in client.session
    page = client.get(reverse("mfa_authenticate"))
    assert page.status_code == 200
    client.post(reverse("mfa_authenticate"), {"code": totp_code("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")})
    assert client.session["_auth_user_id"] == str(coach.pk)


def test_a_password_does_not_pass_the_second_step(client, coach):
    client.post(reverse("account_login"), {"login": coach.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_a_password_reset_does_not_pass_the_second_step(client, coach):
    client.post(reverse("account_reset_password"), {"email": coach.email})
    link = re.search(rf"{settings.SITE_URL}(/\S+)", mail.outbox[-1].body).group(1)
    form = client.get(link, follow=True)
    client.post(
        form.redirect_chain[-1][0], {"password1": "aivan-uusi-sana-27", "password2": "aivan-uusi-sana-27"}, follow=True
    )
    assert "_auth_user_id" not in client.session


def test_the_support_desk_has_no_door_of_its_own(client, coach):
    coach.is_staff = coach.is_superuser = True
    coach.save()
    answer = client.post(reverse("admin:login"), {"username": coach.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.both_databases
@pytest.mark.usefixtures("transactional_db")
def test_a_coach_sets_the_second_step_up_and_gets_recovery_codes(client):
    person = User.objects.create_user(
        "uusi@example.test", role=Role.COACH, given_name="Uusi", authority=accounts.authority()
    )
    log_in_by_code(client, person.email)
    page = client.get(client.get("/").url)
    html = page.content.decode()
    assert "<svg" in html
    assert "data:image" not in html
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": totp_code(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert client.get(answer.url).status_code == 200
    assert client.get("/").status_code == 200


def test_removing_the_last_second_step_shuts_a_coach_out_again(client, signed_in, coach):
    Authenticator.objects.all().delete()
    assert signed_in(coach).get(reverse("caseloads:list")).url == reverse("mfa_activate_totp")


@pytest.mark.parametrize(
    "name", ["mfa_index", "mfa_list_webauthn", "mfa_add_webauthn", "account_email", "account_set_password"]
)
def test_a_young_person_may_add_a_way_in(cast, client, name):
    from_code = {"code": invite(cast.aino, by=cast.kaisa).code}
    client.post(reverse("people:join"), from_code)
    assert client.get(reverse(name)).status_code == 200


def test_an_added_address_counts_after_its_own_code(cast, client):
    cast.aino.email = None
    cast.aino.save()
    client.post(reverse("people:join"), {"code": invite(cast.aino, by=cast.kaisa).code})
    client.post(reverse("account_email"), {"action_add": "", "email": "aino@example.test"})
    cast.aino.refresh_from_db()
    assert cast.aino.email is None
    client.post(reverse("account_email_verification_sent"), {"code": six_digits_or_letters(mail.outbox[-1].body)})
    cast.aino.refresh_from_db()
    assert cast.aino.email == "aino@example.test"


def test_a_login_from_elsewhere_follows_no_foreign_address(client, coach):
    Authenticator.objects.all().delete()
    for foreign in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = client.post(f"{reverse('account_login')}?next={foreign}", {"login": coach.email, "password": PASSWORD})
        assert "evil" not in answer.get("Location", "")
        client.logout()


@pytest.mark.parametrize("password", ["lyhyt", "password1234", "kaisa@example.test"])
def test_a_weak_password_is_refused(client, db, signed_in, password):
    person = accounts.user(Role.EMPLOYER, "Kaisa", email="kaisa@example.test")
    page = signed_in(person).post(reverse("account_set_password"), {"password1": password, "password2": password})
    assert page.status_code == 200
    assert page.context["form"].errors
    person.refresh_from_db()
    assert not person.check_password(password)
