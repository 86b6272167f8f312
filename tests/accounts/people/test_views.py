"""Home by role, ways in, settings, language, the demo's cast, closing an account."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.people.actions import deactivate, invite
from accounts.people.demo import CAST
from accounts.people.models import Invitation, User
from accounts.people.states import Role
from tests.factories import accounts

ROLES = ("aino", "kaisa", "mikko", "sofia", "admin")


@pytest.mark.parametrize("who", ROLES)
def test_everybody_has_a_home(cast, signed_in, who):
    page = signed_in(getattr(cast, who)).get("/")
    assert page.status_code == 200
    assert page.templates[0].name == f"home/{getattr(cast, who).role}.html"


def test_a_visitor_sees_the_front_page(client, db):
    page = client.get("/")
    assert page.status_code == 200
    assert reverse("people:join") in page.content.decode()


def test_an_employer_without_a_workplace_is_led_to_it(signed_in, db):
    somebody = accounts.user(Role.EMPLOYER, "Uusi")
    assert signed_in(somebody).get("/").url == reverse("organisations:register")


def test_a_coach_without_a_second_step_sees_nothing_but_its_setup(signed_in, db):
    coach = User.objects.create_user(
        "uusi@example.test", role=Role.COACH, given_name="Uusi", authority=accounts.authority()
    )
    assert signed_in(coach).get("/").url == reverse("mfa_activate_totp")


def test_the_coach_gets_link_code_and_picture(cast, signed_in):
    answer = signed_in(cast.kaisa).post(reverse("people:invite", args=[cast.aino.pk]))
    page, invitation = answer.content.decode(), answer.context["object"]
    assert "no-store" in answer["Cache-Control"]
    assert f"/people/join/{invitation.token}/" in page
    assert f"{invitation.code[:3]} {invitation.code[3:]}" in page
    assert "<svg" in page
    assert "style=" not in page


def test_looking_at_an_invitation_is_written_down(cast, signed_in):
    invitation = invite(cast.aino, by=cast.kaisa)
    signed_in(cast.kaisa).get(reverse("people:invitation", args=[invitation.pk]))
    assert Entry.objects.filter(verb="people.view", person=cast.aino, actor=cast.kaisa).count() == 1


def test_another_coach_cannot_open_the_invitation(cast, signed_in):
    invitation = invite(cast.aino, by=cast.kaisa)
    other = accounts.coach("Pekka")
    assert signed_in(other).get(reverse("people:invitation", args=[invitation.pk])).status_code == 404
    assert signed_in(cast.ville).get(reverse("people:invitation", args=[invitation.pk])).status_code == 404


def test_only_her_own_coach_makes_a_new_way_in(cast, signed_in):
    address = reverse("people:invite", args=[cast.aino.pk])
    for somebody, status in ((accounts.coach("Pekka"), 403), (cast.sofia, 403), (cast.ville, 404), (cast.mikko, 404)):
        assert signed_in(somebody).post(address).status_code == status
    assert signed_in(cast.aino).post(address).status_code == 403
    assert Invitation.objects.count() == 0
    assert signed_in(cast.kaisa).post(address).context["object"] == Invitation.objects.get()


def test_settings_are_saved_and_speak_the_chosen_language_at_once(cast, signed_in):
    client = signed_in(cast.aino)
    sent = {"language": "sv", "phone": "040 765 4321", "wants_mail": "on"}
    assert client.post(reverse("people:settings"), sent).url == reverse("people:settings")
    cast.aino.refresh_from_db()
    assert (cast.aino.language, cast.aino.phone) == ("sv", "+358407654321")
    assert cast.aino.wants_mail
    assert not cast.aino.wants_ranking
    assert '<html lang="sv">' in client.get(reverse("people:settings")).content.decode()


def test_only_young_people_are_asked_about_the_ranker(cast, signed_in):
    assert "wants_ranking" in signed_in(cast.aino).get(reverse("people:settings")).context["form"].fields
    assert "wants_ranking" not in signed_in(cast.mikko).get(reverse("people:settings")).context["form"].fields


def test_settings_change_nothing_that_is_not_a_setting(cast, signed_in):
    sent = {"language": "fi", "phone": "", "role": "administrator", "email": "x@example.test", "is_staff": "on"}
    signed_in(cast.aino).post(reverse("people:settings"), sent)
    before = (cast.aino.role, cast.aino.email, cast.aino.is_staff)
    cast.aino.refresh_from_db()
    assert (cast.aino.role, cast.aino.email, cast.aino.is_staff) == before


@pytest.mark.parametrize("number", ["12", "puhelin", "+", "0" * 29])
def test_a_wrong_phone_number_is_told_at_its_field(cast, signed_in, number):
    page = signed_in(cast.aino).post(reverse("people:settings"), {"language": "fi", "phone": number})
    assert page.status_code == 422
    assert "phone" in page.context["form"].errors


def test_the_language_switch_stays_with_the_account(cast, signed_in):
    signed_in(cast.aino).post(reverse("set_language"), {"language": "en", "next": "/"})
    cast.aino.refresh_from_db()
    assert cast.aino.language == "en"
    assert '<html lang="en">' in signed_in(cast.aino).get(reverse("contact")).content.decode()


def test_the_language_switch_works_for_visitors(client, db):
    client.post(reverse("set_language"), {"language": "sv", "next": "/"})
    assert '<html lang="sv">' in client.get(reverse("contact")).content.decode()


def test_an_unknown_language_is_not_kept(cast, signed_in):
    signed_in(cast.aino).post(reverse("set_language"), {"language": "xx", "next": "/"})
    cast.aino.refresh_from_db()
    assert cast.aino.language == "fi"


@pytest.mark.parametrize("method", ["get", "post"])
def test_outside_a_demo_nobody_signs_in_without_a_key(client, db, settings, method):
    settings.DEMO = False
    User.objects.create_user("aino@demo.test", role=Role.EMPLOYER, given_name="Aino")
    answer = getattr(client, method)(reverse("people:demo_sign_in"), {"person": "aino"})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_in_a_demo_a_visitor_may_be_one_of_the_cast(client, db, settings):
    settings.DEMO = True
    coach = User.objects.create_user(
        "kaisa@demo.test", role=Role.COACH, given_name="Kaisa", authority=accounts.authority()
    )
    assert "Kaisa" in client.get(reverse("account_login")).content.decode()
    client.post(reverse("people:demo_sign_in"), {"person": "kaisa"})
    assert client.session["_auth_user_id"] == str(coach.pk)
    assert client.get("/").status_code == 200  # no second step is asked in a demo


@pytest.mark.parametrize("key", ["", "somebody@example.test", "root"])
def test_the_demo_knows_its_own_cast_only(client, cast, settings, key):
    settings.DEMO = True
    assert client.post(reverse("people:demo_sign_in"), {"person": key}).status_code == 404
    assert len({person.key for person in CAST}) == 6


def test_a_session_of_the_demo_is_worth_nothing_when_the_demo_ends(client, db, settings):
    settings.DEMO = True
    User.objects.create_user("kaisa@demo.test", role=Role.COACH, given_name="Kaisa", authority=accounts.authority())
    client.post(reverse("people:demo_sign_in"), {"person": "kaisa"})
    settings.DEMO = False
    assert client.get("/").url == reverse("mfa_activate_totp")


def test_a_coach_with_young_people_stays(cast):
    with pytest.raises(ValidationError, match="1"):
        deactivate(cast.kaisa, by=cast.sofia)
    cast.kaisa.refresh_from_db()
    assert cast.kaisa.is_active


def test_a_closed_account_is_out_with_the_next_request(cast, signed_in):
    coach = accounts.coach("Pekka")
    session = signed_in(coach)
    assert session.get("/").status_code == 200
    signed_in(cast.sofia).post(reverse("people:deactivate", args=[coach.pk]), {"reason": "Uusi työ"})
    assert session.get(reverse("people:settings")).url.startswith(reverse("account_login"))


def test_who_may_close_an_account(cast, signed_in):
    pekka = accounts.coach("Pekka")
    address = reverse("people:deactivate", args=[pekka.pk])
    for somebody, status in ((cast.kaisa, 403), (cast.ville, 404), (cast.mikko, 404), (cast.aino, 404)):
        assert signed_in(somebody).get(address).status_code == status
    assert Client().get(address).status_code == 302
    assert signed_in(cast.sofia).get(address).status_code == 200
    assert signed_in(cast.sofia).get(reverse("people:deactivate", args=[cast.aino.pk])).status_code == 403
