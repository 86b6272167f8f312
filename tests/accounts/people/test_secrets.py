"""What is kept of an invitation opens nothing; who has a way in of her own is invited by nobody."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.people.actions import accept, invite
from accounts.people.models import Invitation
from accounts.people.queries import invitation_by_code, invitation_by_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def aino(cast):
    return cast.aino


def with_password(person):
    person.set_password("ruisleipä ja 3 kuppia")
    person.save()


def with_proven_mail(person):
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)


def with_passkey(person):
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})


OWN_WAYS = pytest.mark.parametrize("gets", [with_password, with_proven_mail, with_passkey])


def test_the_table_holds_neither_link_nor_code(cast, aino):
    made = invite(aino, by=cast.kaisa)
    row = json.dumps(list(Invitation.objects.values()), default=str)
    assert made.token not in row
    assert made.code not in row.replace(made.code_mac, "")
    assert (Invitation.objects.get().token, Invitation.objects.get().code) == ("", "")


def test_what_the_table_holds_opens_nothing(cast, aino):
    made = invite(aino, by=cast.kaisa)
    assert invitation_by_link(made.link_hash) is None
    assert invitation_by_code(made.code_mac) is None


def test_six_digits_are_sealed_with_the_ring_and_open_after_a_new_key(cast, aino, settings):
    settings.KEYS = "old:secret"
    made = invite(aino, by=cast.kaisa)
    settings.KEYS = "new:another,old:secret"
    assert invitation_by_code(made.code) == made
    settings.KEYS = "new:another"
    assert invitation_by_code(made.code) is None


def test_the_page_of_an_invitation_does_not_know_its_link_later(cast, aino, signed_in):
    client = signed_in(cast.kaisa)
    made = client.post(reverse("people:invite", args=[aino.pk])).context["object"]
    page = client.get(reverse("people:invitation", args=[made.pk])).content.decode()
    assert made.token not in page
    assert f"{made.code[:3]} {made.code[3:]}" not in page
    assert made.token not in json.dumps(dict(client.session), default=str)


def test_a_form_sent_again_shows_no_secret(cast, aino, signed_in):
    client = signed_in(cast.kaisa)
    address = reverse("people:invite", args=[aino.pk])
    sent = {"form_key": "0b8f3c0e-6f0f-4b0e-9e1c-3d1f2f3c4d5e"}
    made = client.post(address, sent).context["object"]
    again = client.post(address, sent)
    assert again.status_code == 302
    assert made.token not in again.url


def test_the_api_tells_link_and_code_once(cast, aino, signed_in):
    told = signed_in(cast.kaisa).post(f"/api/v1/people/{aino.pk}/invite/").json()
    assert invitation_by_link(told["token"]).code_mac == Invitation.objects.get().code_mac
    assert invitation_by_code(told["code"]).pk == told["id"]


@OWN_WAYS
def test_who_has_a_way_in_of_her_own_is_invited_by_nobody(cast, aino, signed_in, gets):
    gets(aino)
    assert signed_in(cast.kaisa).post(reverse("people:invite", args=[aino.pk])).status_code == 403
    assert signed_in(cast.kaisa).post(f"/api/v1/people/{aino.pk}/invite/").status_code == 403
    with pytest.raises(ValidationError):
        invite(aino, by=cast.kaisa)
    assert Invitation.objects.count() == 0


@OWN_WAYS
def test_an_open_link_is_dead_once_she_has_a_way_in_of_her_own(cast, aino, gets):
    made = invite(aino, by=cast.kaisa)
    gets(aino)
    client = Client()
    assert client.post(reverse("people:join_link", args=[made.token])).status_code == 404
    assert client.post(reverse("people:join"), {"code": made.code}).status_code == 422
    with pytest.raises(ValidationError):
        accept(made)
    assert "_auth_user_id" not in client.session


def test_an_address_that_her_coach_wrote_is_no_way_in_of_her_own(cast, aino):
    assert aino.email
    assert invite(aino, by=cast.kaisa).state == "open"
