"""That somebody has an account here is a secret: every way in answers a known, an unknown and a closed one alike (bars S9)."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.people.models import User
from accounts.people.states import Role
from tests.architecture.requests import CHANGING
from tests.factories import accounts

pytestmark = pytest.mark.django_db
PASSWORD = "ruisleipä ja 3 kuppia kahvia"
KNOWN, CLOSED, UNKNOWN = "mikko@known.test", "milla@known.test", "nobody@known.test"
NAMES = {"given_name": "Uusi", "family_name": "Nimi", "password1": PASSWORD, "password2": PASSWORD}
WAYS = {
    "a code by mail": lambda client, address: client.post(reverse("account_request_login_code"), {"email": address}),
    "a wrong password": lambda client, address: client.post(
        reverse("account_login"), {"login": address, "password": "tämä ei ole oikea sana"}
    ),
    "a new password": lambda client, address: client.post(reverse("account_reset_password"), {"email": address}),
    "signing up": lambda client, address: client.post(reverse("account_signup"), {**NAMES, "email": address}),
}


@pytest.fixture
def addresses(cast):
    """One of an account in use, one of a closed account, one of nobody."""
    milla = accounts.user(Role.EMPLOYER, "Milla")
    for person, address in ((cast.mikko, KNOWN), (milla, CLOSED)):
        person.set_password(PASSWORD)
        person.email = address
        person.save()
    User.objects.filter(pk=milla.pk).update(is_active=False)
    return KNOWN, CLOSED, UNKNOWN


def answer(way, address):
    """All that somebody without an account learns: status, where to, headers, cookies, the page, how many mails go out."""
    client, before = Client(), len(mail.outbox)
    given = WAYS[way](client, address)
    headers = {
        name: value
        for name, value in given.headers.items()
        if name not in {"Content-Security-Policy", "Content-Length", "Expires"}
    }
    cookies = {name: {**cookie, "expires": ""} for name, cookie in given.cookies.items()}
    page = CHANGING.sub(r"\1", given.content.decode()).replace(address, "ADDRESS")
    after = client.get(given["Location"]).content.decode() if given.headers.get("Location") else ""
    following = CHANGING.sub(r"\1", after).replace(address, "ADDRESS")
    return given.status_code, headers, cookies, page, following, len(mail.outbox) - before


@pytest.mark.parametrize("way", WAYS)
def test_a_way_in_answers_known_closed_and_unknown_addresses_alike(addresses, way):
    known, closed, unknown = (answer(way, address) for address in addresses)
    assert known == unknown
    assert closed == unknown
