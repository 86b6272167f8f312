"""Sessions (bars S11): a new number at each way in, gone on the server with the log-out, dead with the account, never revived."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.people.actions import deactivate, invite

pytestmark = pytest.mark.django_db
HERS, NEW = "ruisleipä ja 3 kuppia kahvia", "kaurapuuro ja 4 lasia maitoa"


@pytest.fixture
def mikko(cast):
    """Mikko with a password and a proven address."""
    cast.mikko.set_password(HERS)
    cast.mikko.save()
    EmailAddress.objects.create(user=cast.mikko, email=cast.mikko.email, primary=True, verified=True)
    return cast.mikko


def log_in(client, person):
    return client.post(reverse("account_login"), {"login": person.email, "password": HERS})


def is_in(client):
    return client.get(reverse("people:settings")).status_code == 200


def with_cookie(key):
    """A browser that somebody else has given a session number."""
    client = Client()
    client.cookies["sessionid"] = key
    return client


def test_a_number_that_somebody_gave_beforehand_is_not_hers_after_signing_in(mikko):
    planted = SessionStore()
    planted["language"] = "fi"
    planted.create()
    client = with_cookie(planted.session_key)
    log_in(client, mikko)
    assert is_in(client)
    assert client.cookies["sessionid"].value != planted.session_key
    assert not is_in(with_cookie(planted.session_key))


def test_a_code_by_mail_and_a_coachs_link_give_a_new_number_too(cast, mikko):
    client = with_cookie("x" * 32)
    client.post(reverse("account_request_login_code"), {"email": mikko.email})
    before = client.cookies["sessionid"].value
    code = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mail.outbox[-1].body, re.MULTILINE).group(1)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert is_in(client)
    assert client.cookies["sessionid"].value != before
    phone = with_cookie("y" * 32)
    phone.post(reverse("people:join_link", args=[invite(cast.aino, by=cast.kaisa).token]))
    assert is_in(phone)
    assert phone.cookies["sessionid"].value != "y" * 32


def test_after_the_log_out_the_old_number_opens_nothing(mikko):
    client = Client()
    log_in(client, mikko)
    old = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))
    assert not Session.objects.filter(session_key=old).exists()
    assert not is_in(with_cookie(old))


def test_a_closed_account_is_out_on_the_next_request(cast, signed_in):
    leena = signed_in(cast.sofia)
    assert is_in(leena)
    deactivate(cast.sofia, by=cast.admin)
    assert not is_in(leena)


def test_a_new_password_ends_her_other_sessions_and_not_this_one(mikko):
    here, elsewhere = Client(), Client()
    log_in(here, mikko)
    log_in(elsewhere, mikko)
    said = {"oldpassword": HERS, "password1": NEW, "password2": NEW}
    assert here.post(reverse("account_change_password"), said).status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_request_that_was_on_its_way_does_not_bring_an_ended_session_back(mikko):
    client = Client()
    log_in(client, mikko)
    key = client.cookies["sessionid"].value
    on_its_way = SessionStore(session_key=key)
    on_its_way["seen"] = "before"
    client.post(reverse("account_logout"))
    with pytest.raises(UpdateError):
        on_its_way.save()
    assert not Session.objects.filter(session_key=key).exists()
