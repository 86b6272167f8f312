"""Two who want the same unique thing at the same moment: one gets it, the others are told in words, at the field."""

import pytest
from django.test import Client

from accounts.organisations.actions import add_member
from accounts.organisations.invitations.actions import accept_membership
from accounts.organisations.invitations.models import MemberInvitation
from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from accounts.people.states import Role
from tests.factories import accounts
from tests.security.arena import arena, race, transactional_db  # noqa: F401 - fixtures

RACERS = 6
NUMBER = "0737546-2"  # of a company that the cast does not have
MAILS = 3  # so many go to one address in an hour

pytestmark = pytest.mark.both_databases


def client_of(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def workplace(arena, **more):
    return {"name": "Kilpa Oy", "business_id": NUMBER, "municipality": arena.bakery.municipality_id, **more}


@pytest.fixture
def bosses(arena):
    return [
        User.objects.create_user(
            email=f"pomo{number}@example.test", role=Role.EMPLOYER, given_name="Pomo", family_name=f"Pomonen{number}"
        )
        for number in range(RACERS)
    ]


@pytest.mark.parametrize("door", ["page", "api"])
def test_one_of_several_registers_a_business_id_and_the_others_read_why_not(arena, bosses, door):
    address, kind = {
        "page": ("/employers/register/", {}),
        "api": ("/api/v1/organisations/register/", {"content_type": "application/json"}),
    }[door]
    clients = [client_of(boss) for boss in bosses]
    answers = race(lambda one=one: one.post(address, workplace(arena), **kind) for one in clients)
    print(
        [
            answer.content[:300] if door == "api" else (answer.context and answer.context["form"].errors)
            for answer in answers
        ]
    )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == (302 if door == "page" else 201)
    assert set(statuses[1:]) <= {400, 409, 422}
    assert Organisation.objects.filter(business_id=NUMBER).count() == 1
    for answer in answers:
        if answer.status_code >= 400:
            errors = answer.context["form"].errors if door == "page" else answer.json()["errors"]
            assert "on jo Duuniparissa" in errors["business_id"][0]
            assert door == "api" or "Kilpa Oy" in answer.content.decode()


def test_several_who_sign_up_with_one_address_open_one_account_and_all_read_the_same(arena, settings):
    settings.ACCOUNT_RATE_LIMITS = False  # else the second waits at the limit, and there is no race
    answers = race(
        lambda number=number: Client(REMOTE_ADDR=f"10.{number}.0.1").post(
            "/account/signup/", {"email": "sama@example.test", "given_name": "Sama", "family_name": "Samanen"}
        )
        for number in range(RACERS)
    )
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/account/confirm-email/")}
    assert User.objects.filter(email="sama@example.test").count() == 1


def test_one_colleague_who_says_yes_to_several_at_once_has_one_account_and_one_place_each(arena):
    places = [accounts.employer(f"Paikka{n}", contact=arena.mikko, verified_by=arena.kaisa) for n in range(MAILS)]
    words = {"email": "Uusi.Kollega@example.test", "given_name": "Uusi", "family_name": "Kollega", "is_manager": False}
    for place in places:
        add_member(place, by=arena.mikko, **words)
    asked = list(MemberInvitation.objects.all())
    results = race(lambda one=one: accept_membership(one) for one in asked)
    assert [one for one in results if isinstance(one, Exception)] == []
    colleague = User.objects.get(email="uusi.kollega@example.test")
    assert Membership.objects.filter(person=colleague).count() == MAILS


def test_several_young_people_welcomed_with_one_address_are_one(arena):
    facts = {
        "given_name": "Uusi", "family_name": "Nuori", "email": "nuori@example.test", "birth_on": "12.3.2007",
        "language": "fi", "municipality": arena.bakery.municipality_id,
    }  # fmt: skip
    answers = race(lambda one=one: one.post("/caseloads/welcome/", facts) for one in [client_of(arena.kaisa)] * RACERS)
    assert all(getattr(answer, "status_code", 500) < 500 for answer in answers), answers
    assert User.objects.filter(email="nuori@example.test").count() == 1
