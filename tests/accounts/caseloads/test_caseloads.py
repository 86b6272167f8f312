"""Caseloads: the list, one young person, welcoming, handing over."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.access.models import Municipality
from accounts.audit.models import Entry
from accounts.caseloads import actions
from accounts.caseloads.models import Responsibility
from accounts.caseloads.queries import responsible_coach
from accounts.notices.models import Notice
from accounts.people.models import User
from accounts.people.queries import invitation_by_link
from marketplace.guidance.contactnotes import actions as notes
from tests.factories import accounts, marketplace

LIST = "/caseloads/"


def facts(**changed):
    return {
        "given_name": "Eetu",
        "family_name": "Eskola",
        "birth_on": "4.9.2007",
        "municipality": "398",
        "phone": "040 111 2222",
        "email": "",
        "language": "fi",
        **changed,
    }


def names(page):
    return [person.given_name for person in page.context["page_obj"]]


def test_a_coach_sees_her_own_young_people_only(cast, signed_in):
    pekka = accounts.coach("Pekka")
    accounts.young("Beeda", pekka)
    accounts.young("Cecilia", cast.ville)
    assert names(signed_in(cast.kaisa).get(LIST)) == ["Aino"]
    assert names(signed_in(pekka).get(LIST)) == ["Beeda"]


def test_a_coordinator_sees_every_caseload_of_her_authority_with_its_size(cast, signed_in):
    pekka = accounts.coach("Pekka")
    accounts.young("Beeda", pekka)
    accounts.young("Dana", pekka)
    accounts.young("Cecilia", cast.ville)
    page = signed_in(cast.sofia).get(LIST)
    assert sorted(names(page)) == ["Aino", "Beeda", "Dana"]
    assert {(coach.given_name, coach.size) for coach in page.context["sizes"]} == {("Kaisa", 1), ("Pekka", 2)}
    assert sorted(names(signed_in(cast.sofia).get(LIST, {"coach": pekka.pk}))) == ["Beeda", "Dana"]


@pytest.mark.parametrize("who", ["aino", "mikko", "admin"])
def test_the_list_is_for_those_who_work_with_people(cast, signed_in, who):
    assert signed_in(getattr(cast, who)).get(LIST).status_code == 403


def test_the_list_shows_the_next_step_and_filters_by_it(cast, signed_in):
    accounts.young("Beeda", cast.kaisa)
    marketplace.profile(cast.aino)
    client = signed_in(cast.kaisa)
    assert names(client.get(LIST, {"step": "published"})) == ["Aino"]
    assert names(client.get(LIST, {"step": "none"})) == ["Beeda"]
    assert names(client.get(LIST, {"q": "bee test"})) == ["Beeda"]
    assert client.get(LIST, {"step": "x", "coach": "abc", "q": "\x00"}).status_code < 500


def test_a_look_is_no_contact(cast, signed_in):
    client = signed_in(cast.kaisa)
    client.get(reverse("caseloads:person", args=[cast.aino.pk]))
    assert client.get(LIST).context["page_obj"][0].last_contact_at is None
    notes.write(cast.aino, text="Soitin", is_shared=False, by=cast.kaisa)
    assert client.get(LIST).context["page_obj"][0].last_contact_at is not None


def test_nor_is_what_others_decided_about_her(cast, signed_in):
    actions.hand_over(cast.aino, to=accounts.coach("Pekka"), reason="Loma", by=cast.sofia)
    actions.hand_over(cast.aino, to=cast.kaisa, reason="Takaisin", by=cast.sofia)
    assert signed_in(cast.kaisa).get(LIST).context["page_obj"][0].last_contact_at is None


@pytest.mark.both_databases
def test_with_whom_nobody_has_spoken_stands_first(cast, signed_in):
    notes.write(cast.aino, text="Soitin", is_shared=False, by=cast.kaisa)
    accounts.young("Beeda", cast.kaisa)
    assert names(signed_in(cast.kaisa).get(LIST)) == ["Beeda", "Aino"]


def test_the_list_costs_the_same_with_one_and_with_five(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.kaisa)
    client.get(LIST)
    with django_assert_max_num_queries(60) as one:
        client.get(LIST)
    for name in ("Beeda", "Cecilia", "Dana", "Eeva"):
        marketplace.profile(accounts.young(name, cast.kaisa))
    with django_assert_max_num_queries(len(one)):
        client.get(LIST)


@pytest.mark.parametrize(
    ("who", "status"), [("kaisa", 200), ("sofia", 200), ("ville", 404), ("mikko", 404), ("aino", 403), ("admin", 403)]
)
def test_who_may_open_a_young_persons_page(cast, signed_in, who, status):
    assert signed_in(getattr(cast, who)).get(reverse("caseloads:person", args=[cast.aino.pk])).status_code == status


def test_another_coach_of_the_same_authority_is_kept_out_until_deputising(cast, signed_in):
    pekka = accounts.coach("Pekka")
    address = reverse("caseloads:person", args=[cast.aino.pk])
    assert signed_in(pekka).get(address).status_code == 403
    today = timezone.localdate()
    actions.deputise(cast.kaisa, deputy=pekka, starts_on=today, ends_on=today, by=cast.kaisa)
    assert signed_in(pekka).get(address).status_code == 200
    with time_machine.travel(timezone.now() + dt.timedelta(days=1, minutes=1)):
        assert signed_in(pekka).get(address).status_code == 403


def test_opening_the_page_is_written_down_for_the_young_person(cast, signed_in):
    signed_in(cast.kaisa).get(reverse("caseloads:person", args=[cast.aino.pk]))
    page = signed_in(cast.aino).get(reverse("privacy:mine"))
    assert [entry.actor for entry in page.context["views"]] == [cast.kaisa]


def test_the_page_of_a_colleague_is_no_young_persons_page(cast, signed_in):
    assert signed_in(cast.sofia).get(reverse("caseloads:person", args=[cast.kaisa.pk])).status_code == 403


def test_welcoming_opens_the_account_takes_the_care_and_makes_the_way_in(cast, signed_in):
    answer = signed_in(cast.kaisa).post(reverse("caseloads:welcome"), facts())
    eetu = User.objects.get(given_name="Eetu")
    assert invitation_by_link(answer.context["object"].token).person == eetu
    assert (eetu.birth_on, eetu.phone, eetu.email) == (dt.date(2007, 9, 4), "+358401112222", None)
    assert eetu.authority == cast.kaisa.authority
    assert responsible_coach(eetu) == cast.kaisa
    assert set(Entry.objects.filter(person=eetu).values_list("verb", flat=True)) == {
        "people.add", "caseloads.welcome", "people.invite",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("birth_on", "9/4/2007x"),
        ("birth_on", "1.1.1970"),
        ("birth_on", "1.1.2020"),
        ("birth_on", "31.2.2007"),
        ("municipality", "111"),
        ("municipality", "999"),
        ("phone", "12"),
        ("email", "x"),
        ("given_name", ""),
        ("given_name", "a" * 101),
        ("language", "de"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_made(cast, signed_in, field, value):
    page = signed_in(cast.kaisa).post(reverse("caseloads:welcome"), facts(**{field: value}))
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not User.objects.filter(family_name="Eskola").exists()


@pytest.mark.parametrize("name", ["Ánne", "Ođđajohka", "İbrahim", "محمد", "O’Neill", "X"])
def test_people_have_the_names_they_have(cast, signed_in, name):
    signed_in(cast.kaisa).post(reverse("caseloads:welcome"), facts(given_name=name))
    assert User.objects.get(family_name="Eskola").given_name == name


def test_somebody_like_this_is_shown_before_a_second_account_is_made(cast, signed_in):
    client = signed_in(cast.kaisa)
    client.post(reverse("caseloads:welcome"), facts(given_name="Äiti"))
    again = facts(given_name="äITI ", family_name="eskola")
    page = client.post(reverse("caseloads:welcome"), again)
    assert page.status_code == 422
    assert "is_somebody_else" in page.context["form"].errors
    assert 'type="checkbox"' in page.content.decode()
    assert client.post(reverse("caseloads:welcome"), {**again, "is_somebody_else": "on"}).status_code == 200
    assert User.objects.filter(birth_on=dt.date(2007, 9, 4)).count() == 2


@pytest.mark.parametrize("typed", ["anne", "ÁNNE", "Ánne", "A\u0301nne", "cappa", "Čáppa anne"])
def test_a_name_is_found_however_it_is_typed(cast, signed_in, typed):
    accounts.young("Ánne", cast.kaisa, family_name="Čáppa")
    assert names(signed_in(cast.kaisa).get(LIST, {"q": typed})) == ["Ánne"]


def test_a_ring_that_is_typed_apart_makes_no_second_person(cast, signed_in):
    client = signed_in(cast.kaisa)
    client.post(reverse("caseloads:welcome"), facts(given_name="Åke"))
    again = client.post(reverse("caseloads:welcome"), facts(given_name="A\u030ake"))
    assert again.status_code == 422
    assert "is_somebody_else" in again.context["form"].errors


def test_a_namesake_in_the_other_authority_stays_a_secret(cast, signed_in):
    accounts.young("Eetu", cast.ville, family_name="Eskola", birth_on=dt.date(2007, 9, 4))
    assert signed_in(cast.kaisa).post(reverse("caseloads:welcome"), facts()).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("aino", 403), ("mikko", 403), ("sofia", 403), ("admin", 403)])
def test_only_coaches_welcome(cast, signed_in, who, status):
    client = signed_in(getattr(cast, who))
    assert client.post(reverse("caseloads:welcome"), facts()).status_code == status
    assert client.post("/api/v1/caseloads/welcome/", {}, "application/json").status_code == status


def test_handing_over_leaves_nobody_without_a_coach_and_tells_both(cast, signed_in):
    pekka = accounts.coach("Pekka", phone="+358409999999")
    answer = signed_in(cast.kaisa).post(
        reverse("caseloads:hand_over", args=[cast.aino.pk]), {"to": pekka.pk, "reason": "Kaisa vaihtaa työtä."}
    )
    assert answer.url == LIST
    assert responsible_coach(cast.aino) == pekka
    assert Responsibility.objects.standing().filter(person=cast.aino).count() == 1
    assert Notice.objects.get(name="coach_changed").recipient == cast.aino
    assert Notice.objects.get(name="young_person_received").recipient == pekka
    assert signed_in(cast.kaisa).get(reverse("caseloads:person", args=[cast.aino.pk])).status_code == 403


def test_the_reason_of_a_handover_stays_out_of_the_young_persons_mail(cast, signed_in):
    actions.hand_over(cast.aino, to=accounts.coach("Pekka"), reason="Salainen syy", by=cast.kaisa)
    assert "Salainen" not in str(Notice.objects.get(name="coach_changed").facts)


@pytest.mark.parametrize("to", ["ville", "sofia", "kaisa", "mikko", "aino"])
def test_nobody_else_can_become_the_coach(cast, to):
    with pytest.raises(ValidationError) as refusal:
        actions.hand_over(cast.aino, to=getattr(cast, to), reason="x", by=cast.sofia)
    assert "to" in refusal.value.error_dict
    assert responsible_coach(cast.aino) == cast.kaisa


def test_a_handover_needs_a_reason(cast):
    with pytest.raises(ValidationError) as refusal:
        actions.hand_over(cast.aino, to=accounts.coach("Pekka"), reason=" ", by=cast.kaisa)
    assert "reason" in refusal.value.error_dict


def test_somebody_without_a_coach_gets_one(cast):
    alone = accounts.young("Yksin", authority=cast.kaisa.authority)
    actions.hand_over(alone, to=cast.kaisa, reason="Uusi", by=cast.sofia)
    assert responsible_coach(alone) == cast.kaisa


def test_api_verbs_call_the_same_actions(cast, signed_in):
    pekka = accounts.coach("Pekka")
    coach = signed_in(cast.kaisa)
    sent = facts(birth_on="2007-09-04")
    made = coach.post("/api/v1/caseloads/welcome/", sent, "application/json")
    assert made.status_code == 201
    assert len(made.json()["code"]) == 6
    again = coach.post("/api/v1/caseloads/welcome/", sent, "application/json")
    assert "is_somebody_else" in again.json()["errors"]
    assert {row["given_name"] for row in coach.get("/api/v1/caseloads/").json()["results"]} == {"Aino", "Eetu"}
    over = f"/api/v1/caseloads/{cast.aino.pk}/hand-over/"
    assert (
        coach.post(over, {"to": cast.ville.pk, "reason": "x"}, "application/json").status_code == 400
    )  # nobody here by that number
    assert coach.post(over, {"to": pekka.pk, "reason": "x"}, "application/json").json()["coach"] == pekka.pk
    assert coach.post(over, {"to": pekka.pk, "reason": "x"}, "application/json").status_code == 403


def test_municipalities_of_the_other_authority_are_no_choice(cast, signed_in):
    form = signed_in(cast.kaisa).get(reverse("caseloads:welcome")).context["form"]
    assert set(form.fields["municipality"].queryset) == set(Municipality.objects.filter(authority=cast.kaisa.authority))
