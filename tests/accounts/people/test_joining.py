"""Coming in by link and by code."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.caseloads.actions import hand_over
from accounts.people.actions import invite
from accounts.people.models import Invitation
from accounts.people.states import InvitationState
from accounts.people.views import WRONG
from tests.factories import accounts


@pytest.fixture
def invitation(cast):
    return invite(cast.aino, by=cast.kaisa)


def join(client, code, **extra):
    return client.post(reverse("people:join"), {"code": code}, **extra)


def is_in(client):
    return "_auth_user_id" in client.session


def wrong_code(invitation):
    return f"{(int(invitation.code) + 1) % 10**6:06d}"


def test_opening_the_link_uses_nothing_and_names_nobody(client, invitation):
    page = client.get(reverse("people:join_link", args=[invitation.token]))
    invitation.refresh_from_db()
    assert page.status_code == 200
    assert "Aino" not in page.content.decode()
    assert invitation.state == InvitationState.OPEN
    assert not is_in(client)


def test_the_token_page_is_kept_by_no_cache_and_named_to_no_other_site(client, invitation):
    page = client.get(reverse("people:join_link", args=[invitation.token]))
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "strict-origin"


def test_pressing_the_button_signs_in_once(client, invitation):
    link = reverse("people:join_link", args=[invitation.token])
    answer = client.post(link)
    assert answer.url == reverse("home")
    assert client.session["_auth_user_id"] == str(invitation.person.pk)
    second = Client().post(link)
    assert second.status_code == 404


def test_a_coach_who_has_handed_over_lets_nobody_in_by_the_link_that_she_kept(client, cast, invitation, signed_in):
    hand_over(cast.aino, to=accounts.coach("Leena"), reason="Muutan", by=cast.kaisa)
    assert client.post(reverse("people:join_link", args=[invitation.token])).status_code == 404
    join(client, invitation.code)
    assert not is_in(client)
    assert signed_in(cast.kaisa).get(invitation.get_absolute_url()).status_code == 403


def test_the_session_of_a_young_person_lasts_for_weeks(client, invitation):
    client.post(reverse("people:join_link", args=[invitation.token]))
    assert client.session.get_expiry_age() > 30 * 24 * 3600


def test_a_code_with_spaces_lets_in(client, invitation):
    code = f" {invitation.code[:3]} {invitation.code[3:]} "
    assert join(client, code).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize("state", ["used", "withdrawn", "expired", "unknown", "inactive"])
def test_codes_that_do_not_work_get_the_same_answer(client, invitation, state):
    code = invitation.code
    if state == "expired":
        Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))
    elif state == "unknown":
        code = wrong_code(invitation)
    elif state == "inactive":
        invitation.person.is_active = False
        invitation.person.save()
    else:
        Invitation.objects.update(state=state, used_at=timezone.now() if state == "used" else None)
    page = join(client, code)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["code"]
    assert page.context["form"].errors["code"] == [str(WRONG)]
    assert not is_in(client)


@pytest.mark.parametrize("code", ["12345", "1234567", "abcdef", "", "１２３４５６", "12 34 5\x00"])
def test_what_is_no_code_is_answered_at_the_field(client, db, code):
    page = join(client, code)
    assert page.status_code == 422
    assert "code" in page.context["form"].errors


def test_somebody_who_is_signed_in_does_not_become_somebody_else(signed_in, cast, invitation):
    client = signed_in(cast.kaisa)
    answer = client.post(reverse("people:join_link", args=[invitation.token]))
    assert answer.url == reverse("home")
    assert client.session["_auth_user_id"] == str(cast.kaisa.pk)
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.OPEN


def test_a_new_invitation_closes_the_old_one(client, cast, invitation):
    invite(cast.aino, by=cast.kaisa)
    assert join(client, invitation.code).status_code == 422
