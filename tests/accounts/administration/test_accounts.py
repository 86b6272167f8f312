"""Armi looks after accounts: roles, authorities, lost phones, closed accounts. The last administrator stays one."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.administration.actions import change_role, reopen, reset_second_factor
from accounts.audit.models import Entry
from accounts.caseloads.queries import responsible_coach
from accounts.notices.models import Notice
from accounts.people.actions import deactivate
from accounts.people.models import User
from accounts.people.states import Role
from tests.factories import accounts

ACCOUNTS = "/administration/accounts/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def armi(cast, signed_in):
    """Armi's client."""
    return signed_in(cast.admin)


@pytest.fixture
def leena(cast):
    return accounts.coach("Leena", last_login=timezone.now())


def at(person, verb=""):
    return f"{ACCOUNTS}{person.pk}/{verb}"


def told(person):
    return set(Notice.objects.filter(recipient=person).values_list("name", flat=True))


def lines_about(person):
    return list(
        Entry.objects.about(person).values_list("verb", "actor__given_name", "reason", "state_before", "state_after")
    )


def test_home_leads_to_every_page_once_and_each_of_them_opens(cast, armi):
    page = armi.get("/").content.decode()
    assert page.count('href="/administration/"') == 1
    pages = [one.url_name for group in armi.get("/administration/").context["groups"] for one in group.pages]
    assert len(pages) == len(set(pages)) > 8


def test_each_page_of_the_administration_opens_for_armi(cast, armi):
    text = armi.get("/administration/").content.decode()
    ways = [part.split('"')[0] for part in text.split('class="card-title"><a href="')[1:]]
    assert len(ways) > 8
    assert {way: armi.get(way).status_code for way in ways} == dict.fromkeys(ways, 200)


def test_words_find_workers_and_employers_people_and_no_young_person_and_stand_in_no_address(cast, armi):
    answer = armi.post(ACCOUNTS, {"find": "kaisa korh"})
    assert answer["Location"] == f"{ACCOUNTS}?search"
    assert [one.given_name for one in armi.get(answer["Location"]).context["page_obj"]] == ["Kaisa"]
    armi.post(ACCOUNTS, {"find": "Aino"})
    assert "Aino" not in [one.given_name for one in armi.get(f"{ACCOUNTS}?search").context["page_obj"]]
    assert armi.get(at(cast.aino)).status_code == 404
    assert armi.post(ACCOUNTS, {"find": "131052-308T"}).status_code == 422


def test_a_list_is_narrowed_by_role_and_use(cast, armi):
    deactivate(cast.ville, by=cast.admin, reason="Muutto")
    shown = armi.get(ACCOUNTS, {"role": "coach", "use": "shut"}).context["page_obj"]
    assert [one.given_name for one in shown] == ["Ville"]


def test_the_page_says_how_somebody_comes_in_and_nothing_of_her_cases(cast, armi):
    answer = armi.get(at(cast.kaisa))
    text = answer.content.decode()
    assert cast.kaisa.email in text
    assert answer.context["user"] == cast.admin, "menu and bar are the reader's"
    assert "Aino" not in text


def test_a_new_worker_is_told_how_to_come_in_and_belongs_to_an_authority(cast, armi):
    said = {"given_name": "Pia", "family_name": "Puu", "email": "Pia@example.test", "role": "coach", "language": "sv"}
    refused = armi.post(f"{ACCOUNTS}add/", said)
    assert (refused.status_code, "Pia" in refused.content.decode()) == (422, True)
    assert armi.post(f"{ACCOUNTS}add/", {**said, "authority": cast.kaisa.authority_id}).status_code == 302
    pia = User.objects.get(email="pia@example.test")
    assert (pia.role, pia.is_staff, told(pia)) == (Role.COACH, False, {"worker_invited"})
    assert armi.post(f"{ACCOUNTS}add/", {**said, "role": "administrator"}).status_code == 422, "the address is taken"
    armi.post(at(pia, "invite-again/"))
    assert Notice.objects.filter(recipient=pia, name="worker_invited").count() == 2


def test_who_has_come_in_already_gets_no_invitation(cast, armi, leena):
    assert armi.post(at(leena, "invite-again/")).status_code == 403


def test_another_role_needs_a_reason_and_a_colleague_who_takes_over(cast, armi, leena):
    said = {"role": "coordinator", "authority": cast.kaisa.authority_id, "reason": "Uusi tehtävä"}
    assert armi.post(at(cast.kaisa, "change-role/"), said).status_code == 422, "nobody takes Aino over"
    assert armi.post(at(cast.kaisa, "change-role/"), {**said, "to": leena.pk, "reason": ""}).status_code == 422
    assert armi.post(at(cast.kaisa, "change-role/"), {**said, "to": leena.pk}).status_code == 302
    cast.kaisa.refresh_from_db()
    assert (cast.kaisa.role, responsible_coach(cast.aino)) == (Role.COORDINATOR, leena)
    assert ("people.change_role", "Armi", "Uusi tehtävä", "coach", "coordinator") in lines_about(cast.kaisa)
    assert "role_changed" in told(cast.kaisa)


def test_another_authority_is_a_line_of_its_own_and_ends_her_sessions(cast, leena, signed_in):
    client = signed_in(leena)
    there = cast.ville.authority
    change_role(leena, role=Role.COACH, authority=there, reason="Muutto", by=cast.admin)
    assert User.objects.get(pk=leena.pk).authority == there
    assert [line[0] for line in lines_about(leena)][-1] == "people.change_authority"
    assert client.get("/people/settings/").status_code == 302, "she logs in anew"


def test_the_same_role_again_is_refused(cast, leena):
    with pytest.raises(ValidationError) as refusal:
        change_role(leena, role=Role.COACH, authority=leena.authority, reason="", by=cast.admin)
    assert refusal.value.code == "same"


def test_who_is_no_administrator_any_more_opens_no_support_desk(cast, armi):
    anna = accounts.user(Role.ADMINISTRATOR, "Anna", is_staff=True, is_superuser=True)
    change_role(anna, role=Role.COACH, authority=cast.kaisa.authority, reason="Uusi tehtävä", by=cast.admin)
    anna.refresh_from_db()
    assert (anna.is_staff, anna.is_superuser) == (False, False)


@pytest.mark.parametrize("has_signed_in", [False, True])
def test_the_last_administrator_who_has_signed_in_keeps_her_rights_herself_included(cast, armi, has_signed_in):
    accounts.user(Role.ADMINISTRATOR, "Anna", last_login=timezone.now() if has_signed_in else None)
    said = {"role": "coordinator", "authority": cast.kaisa.authority_id, "reason": "Eläkkeelle"}
    answer = armi.post(at(cast.admin, "change-role/"), said)
    assert answer.status_code == (302 if has_signed_in else 422)
    cast.admin.refresh_from_db()
    assert (cast.admin.role == Role.ADMINISTRATOR) is not has_signed_in


def test_the_last_administrators_account_is_not_closed_either(cast, armi):
    with pytest.raises(ValidationError) as refusal:
        deactivate(cast.admin, by=accounts.user(Role.ADMINISTRATOR, "Anna"), reason="Kosto")
    assert refusal.value.code == "last_administrator"


def test_a_closed_account_is_opened_again_with_a_reason(cast, armi, leena):
    armi.post(f"/people/{leena.pk}/deactivate/", {"reason": "Vapaalla"})
    assert ("people.deactivate", "Armi", "Vapaalla", "", "") in lines_about(leena)
    assert armi.post(at(leena, "reopen/"), {"reason": "Palasi"}).status_code == 302
    leena.refresh_from_db()
    assert leena.is_active
    assert ("people.reopen", "Armi", "Palasi", "", "") in lines_about(leena)
    with pytest.raises(ValidationError):
        reopen(leena, reason="Taas", by=cast.admin)


def test_who_leaves_a_form_about_an_account_comes_to_a_page_that_opens(cast, armi, leena):
    for form in (f"/people/{leena.pk}/deactivate/", at(leena, "change-role/"), at(leena, "correct/")):
        assert armi.get(armi.get(form).context["object_url"]).status_code == 200, form


def test_a_lost_phone_is_taken_off_and_she_is_told(cast, armi, leena, signed_in):
    hers = signed_in(leena)
    assert Authenticator.objects.filter(user=leena).exists()
    assert armi.post(at(leena, "reset-second-factor/"), {"reason": "Puhelin katosi"}).status_code == 302
    assert not Authenticator.objects.filter(user=leena).exists()
    assert "second_factor_reset" in told(leena)
    assert hers.get("/people/settings/").url.startswith("/account/login/"), "she is logged out, wherever the phone is"
    with pytest.raises(ValidationError):
        reset_second_factor(leena, reason="Taas", by=cast.admin)


def test_nobody_takes_off_her_own_second_step(cast, armi):
    assert armi.post(at(cast.admin, "reset-second-factor/"), {"reason": "Minä"}).status_code == 403


def test_a_changed_address_is_told_to_the_old_one_which_signs_in_no_more(cast, armi, leena):
    EmailAddress.objects.create(user=leena, email=leena.email, verified=True, primary=True)
    old = leena.email
    said = {"given_name": "Leena", "family_name": "Uusi", "email": "leena.uusi@example.test", "phone": "040 7654321"}
    assert armi.post(at(leena, "correct/"), said).status_code == 302
    leena.refresh_from_db()
    assert (leena.family_name, leena.phone) == ("Uusi", "+358407654321")
    assert not EmailAddress.objects.filter(email=old).exists()
    assert Notice.objects.filter(name="email_changed_old", address=old).exists()
    assert ("people.correct", "Armi", "", "", "") in lines_about(leena)


@pytest.mark.parametrize("verb", ["", "correct/", "change-role/", "reopen/", "reset-second-factor/", "invite-again/"])
@pytest.mark.parametrize("who", ["kaisa", "sofia", "mikko", "aino"])
def test_nobody_else_opens_an_account(who, verb, cast, leena, signed_in):
    assert signed_in(getattr(cast, who)).post(at(leena, verb), {"reason": "Siksi"}).status_code in {403, 404, 405}
