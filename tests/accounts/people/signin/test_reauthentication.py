"""What cannot be taken back asks for a fresh proof: staff by their second factor, others by a code to their address."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.caseloads.models import Deputy
from accounts.organisations.models import Tie
from accounts.people.models import User
from accounts.privacy.models import Consent
from tests.factories import accounts
from tests.people import day

pytestmark = pytest.mark.django_db
PAGES = {
    "aino": ("privacy:export", "privacy:download", "privacy:erase", "account_email"),
    "mikko": ("privacy:erase", "account_email"),
    "kaisa": ("caseloads:deputise", "account_email", "mfa_generate_recovery_codes"),
    "admin": ("agreements:give_mandate", "account_email"),
}
ASKS = {"aino": "people:prove", "mikko": "people:prove", "kaisa": "mfa_reauthenticate", "admin": "mfa_reauthenticate"}


@pytest.fixture
def stale():
    """A client whose session began long ago: no proof of it is fresh."""

    def make(person):
        EmailAddress.objects.get_or_create(user=person, email=person.email or "", verified=True, primary=True)
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


def code_in_mail():
    return re.search(r"^\d{6}$", mail.outbox[-1].body, re.MULTILINE).group()


@pytest.mark.parametrize(("who", "name"), [(who, name) for who, names in PAGES.items() for name in names])
def test_a_page_that_changes_much_asks_who_it_is(cast, stale, who, name):
    answer = stale(getattr(cast, who)).get(reverse(name))
    assert answer["Location"].startswith(reverse(ASKS[who]))


@pytest.mark.parametrize(("who", "name"), [(who, name) for who, names in PAGES.items() for name in names])
def test_whoever_has_just_proved_it_is_not_asked(cast, signed_in, who, name):
    assert signed_in(getattr(cast, who)).get(reverse(name)).status_code == 200


def test_aino_types_the_code_from_her_mail_and_goes_on_with_what_she_sent(cast, stale):
    aino, path = stale(cast.aino), reverse("privacy:erase")
    page = aino.post(path, {"is_sure": "on"})["Location"]
    aino.get(page)
    assert mail.outbox[-1].to == [cast.aino.email]
    assert aino.post(page, {"code": "000000" if code_in_mail() != "000000" else "111111"}).status_code == 422
    assert User.objects.get(pk=cast.aino.pk).is_active
    aino.post(page, {"code": code_in_mail()}, follow=True)
    assert not User.objects.get(pk=cast.aino.pk).is_active, "the form that she had sent was kept and went on"


def test_a_code_works_once_and_for_its_own_account_only(cast, stale):
    aino, mikko = stale(cast.aino), stale(cast.mikko)
    aino.get(reverse("people:prove"))
    code = code_in_mail()
    assert mikko.post(reverse("people:prove"), {"code": code}).status_code == 422
    assert aino.post(reverse("people:prove"), {"code": code}).status_code == 302
    assert aino.post(reverse("people:prove"), {"code": code}).status_code == 422


def test_no_session_row_holds_the_code(cast, stale):
    aino = stale(cast.aino)
    aino.get(reverse("people:prove"))
    assert code_in_mail() not in str(dict(aino.session.items()))


def test_twenty_wrong_codes_an_hour_are_the_most(cast, stale):
    aino = stale(cast.aino)
    aino.get(reverse("people:prove"))
    answers = [aino.post(reverse("people:prove"), {"code": "x"}).status_code for _try in range(21)]
    assert answers == [422] * 20 + [429]


def test_over_the_api_it_is_said_what_is_missing(cast, stale):
    for person, path in ((cast.aino, "my-data/erase"), (cast.kaisa, "deputies/deputise")):
        answer = stale(person).post(f"/api/v1/{path}/", {}, content_type="application/json")
        assert answer.status_code == 403, path
        assert "Osoita ensin" in str(answer.json())
    assert not Deputy.objects.exists()


def test_nothing_is_done_before_the_proof(cast, stale):
    leena = accounts.coach("Leena")
    stale(cast.kaisa).post(reverse("caseloads:deputise"), {"deputy": leena.pk, "starts_on": day(1), "ends_on": day(5)})
    stale(cast.kaisa).post(reverse("organisations:declare_tie", args=[cast.bakery.pk]), {"kind": "relative"})
    stale(cast.mikko).post(
        reverse("organisations:add_member", args=[cast.bakery.pk]),
        {"given_name": "K", "family_name": "K", "email": "k@example.test"},
    )
    assert not Deputy.objects.exists()
    assert not Tie.objects.exists()
    assert not User.objects.filter(email="k@example.test").exists()


@pytest.mark.parametrize("email", [None, "bella.kirjoitti.valmentaja@example.test"])
def test_somebody_without_any_way_to_prove_it_goes_on(cast, stale, email):
    bella = accounts.young("Bella", cast.kaisa, email=email)
    bella_here = stale(bella)
    EmailAddress.objects.filter(user=bella).delete()  # nobody has ever read that mailbox, if there is one
    assert bella_here.get(reverse("privacy:export")).status_code == 200
    assert not Consent.objects.filter(person=bella).exists()


def test_a_coach_with_a_password_proves_herself_by_the_second_factor_alone(cast, stale):
    cast.kaisa.set_password("hyvin-pitka-salasana")
    cast.kaisa.save()
    answer = stale(cast.kaisa).get(reverse("caseloads:deputise"))
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))


def test_a_password_that_was_typed_just_now_is_no_proof_of_a_coach(cast, stale):
    client = stale(cast.kaisa)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(cast.kaisa.pk)
    session.save()
    assert client.get(reverse("caseloads:deputise"))["Location"].startswith(reverse("mfa_reauthenticate"))
