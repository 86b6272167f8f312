"""Deputies: only who goes or a coordinator with a reason names one, for days that end; everybody concerned is told."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads import actions
from accounts.caseloads.models import Deputy
from accounts.caseloads.queries import people_of, responsible_coach
from accounts.notices.models import Notice
from tests.factories import accounts, marketplace

DAY = dt.timedelta(days=1)
PAGE, API = "/caseloads/deputise/", "/api/v1/deputies/deputise/"
WHY = "Kaisa sairastui"


@pytest.fixture
def pekka(cast):
    return accounts.coach("Pekka")


def told(name):
    return [notice.recipient for notice in Notice.objects.filter(name=name).order_by("recipient")]


def stands_in(coach, deputy, first=0, last=6, **facts):
    today = timezone.localdate()
    return Deputy.objects.create(
        coach=coach, deputy=deputy, authority=coach.authority, starts_on=today + first * DAY,
        ends_on=today + last * DAY, **facts,
    )  # fmt: skip


def send(client, how, coach, deputy, first=0, last=6, **facts):
    """The same act by the page and by the API; returns the status, 302 and 201 as 200, 422 as 400."""
    today = timezone.localdate()
    days = {"starts_on": today + first * DAY, "ends_on": today + last * DAY}
    said = {"coach": coach.pk, "deputy": deputy.pk, **{name: day.isoformat() for name, day in days.items()}, **facts}
    answer = client.post(PAGE, said) if how == "page" else client.post(API, said, "application/json")
    return {302: 200, 201: 200, 422: 400}.get(answer.status_code, answer.status_code)


both = pytest.mark.parametrize("how", ["page", "api"])


@both
def test_who_goes_away_names_her_deputy_who_is_told_and_sees_her_young_people(cast, pekka, signed_in, how):
    assert send(signed_in(cast.kaisa), how, cast.kaisa, pekka) == 200
    assert list(people_of(pekka)) == [cast.aino]
    assert (told("deputy_named"), told("deputy_named_for_you")) == ([pekka], [])
    assert Entry.objects.get(verb="caseloads.deputise").actor == cast.kaisa


@both
def test_a_coordinator_names_one_with_a_reason_and_both_coaches_are_told(cast, pekka, signed_in, how):
    assert send(signed_in(cast.sofia), how, cast.kaisa, pekka, reason=WHY) == 200
    assert list(people_of(pekka)) == [cast.aino]
    assert (told("deputy_named"), told("deputy_named_for_you")) == ([pekka], [cast.kaisa])
    assert Entry.objects.get(verb="caseloads.deputise").reason == WHY
    assert WHY not in str(Notice.objects.values_list("facts"))
    assert WHY in signed_in(cast.kaisa).get(PAGE).content.decode()
    assert WHY not in signed_in(pekka).get(PAGE).content.decode(), "why she is away is not his to read"


@both
@pytest.mark.parametrize("reason", ["", "  ", "010190-123M"])
def test_a_coordinator_without_a_reason_names_nobody(cast, pekka, signed_in, how, reason):
    assert send(signed_in(cast.sofia), how, cast.kaisa, pekka, reason=reason) == 400
    assert not Deputy.objects.exists()


@both
@pytest.mark.parametrize("reason", ["", WHY])
def test_nobody_makes_herself_the_deputy_of_a_colleague(cast, pekka, signed_in, how, reason):
    assert send(signed_in(pekka), how, cast.kaisa, pekka, reason=reason) == 400
    assert not people_of(pekka).exists()
    assert not Deputy.objects.exists()


def test_nor_does_a_third_coach_name_one(cast, pekka, signed_in):
    leena = accounts.coach("Leena")
    assert send(signed_in(leena), "api", cast.kaisa, pekka, reason=WHY) == 400
    today = timezone.localdate()
    with pytest.raises(ValidationError) as refusal:
        actions.deputise(cast.kaisa, deputy=pekka, starts_on=today, ends_on=today, reason=WHY, by=leena)
    assert "coach" in refusal.value.error_dict
    assert not Deputy.objects.exists()


def test_a_coach_who_writes_a_colleague_into_the_form_still_names_for_herself(cast, pekka, signed_in):
    leena = accounts.coach("Leena")
    assert send(signed_in(pekka), "page", cast.kaisa, leena) == 200
    assert Deputy.objects.get().coach == pekka


@both
@pytest.mark.parametrize(("first", "last", "status"), [(0, 59, 200), (0, 60, 400), (0, 3650, 400), (100, 159, 200)])
def test_sixty_days_are_the_most(cast, pekka, signed_in, how, first, last, status):
    assert send(signed_in(cast.kaisa), how, cast.kaisa, pekka, first, last) == status
    assert Deputy.objects.count() == (status == 200)


@both
@pytest.mark.parametrize("missing", ["starts_on", "ends_on"])
def test_there_is_no_deputy_without_a_first_and_a_last_day(cast, pekka, signed_in, how, missing):
    assert send(signed_in(cast.sofia), how, cast.kaisa, pekka, reason=WHY, **{missing: ""}) == 400
    assert not Deputy.objects.exists()


@both
def test_periods_in_a_row_that_are_named_at_once_are_one_long_one(cast, pekka, signed_in, how):
    client = signed_in(cast.sofia)
    assert send(client, how, cast.kaisa, pekka, 0, 29, reason=WHY) == 200
    assert send(client, how, cast.kaisa, pekka, 30, 60, reason=WHY) == 400
    assert send(client, how, cast.kaisa, pekka, 30, 59, reason=WHY) == 200
    with time_machine.travel(timezone.now() + 60 * DAY):
        assert send(signed_in(cast.sofia), how, cast.kaisa, pekka, 0, 59, reason=WHY) == 200, "decided anew"


@both
def test_one_deputy_at_a_time(cast, pekka, signed_in, how):
    client, leena = signed_in(cast.kaisa), accounts.coach("Leena")
    assert send(client, how, cast.kaisa, pekka, 2, 6) == 200
    assert [send(client, how, cast.kaisa, leena, *days) for days in [(0, 2), (6, 9), (3, 4), (0, 9)]] == [400] * 4
    assert [send(client, how, cast.kaisa, leena, *days) for days in [(0, 1), (7, 9)]] == [200, 200]


@both
@pytest.mark.parametrize("wrong", ["order", "self", "foreign", "past", "coordinator"])
def test_a_wrong_deputy_is_refused(cast, pekka, signed_in, how, wrong):
    deputy = {"self": cast.kaisa, "foreign": cast.ville, "coordinator": cast.sofia}.get(wrong, pekka)
    days = {"order": (5, 3), "past": (-1, 3)}.get(wrong, (0, 3))
    assert send(signed_in(cast.kaisa), how, cast.kaisa, deputy, *days) == 400
    assert not Deputy.objects.exists()


@both
def test_a_coordinator_of_another_authority_finds_no_such_coach(cast, pekka, signed_in, how):
    stranger = accounts.user("coordinator", "Satu", authority=cast.ville.authority)
    assert send(signed_in(stranger), how, cast.kaisa, pekka, reason=WHY) == 400
    stand_in = stands_in(cast.kaisa, pekka)
    assert signed_in(stranger).get("/api/v1/deputies/").json()["results"] == []
    for address in (reverse("caseloads:end_deputy", args=[stand_in.pk]), f"/api/v1/deputies/{stand_in.pk}/end-deputy/"):
        assert signed_in(stranger).post(address).status_code == 404


@pytest.mark.parametrize(("who", "sees"), [("kaisa", True), ("sofia", True), ("pekka", False)])
def test_who_goes_and_the_coordinator_end_it_and_it_is_over_at_once(cast, pekka, signed_in, who, sees):
    stand_in, people = stands_in(cast.kaisa, pekka), {"kaisa": cast.kaisa, "sofia": cast.sofia, "pekka": pekka}
    address = reverse("caseloads:end_deputy", args=[stand_in.pk])
    assert (address in signed_in(people[who]).get(PAGE).content.decode()) is sees
    assert signed_in(people[who]).post(address).status_code == (302 if sees else 403)
    assert people_of(pekka).exists() is not sees
    assert set(told("deputy_ended")) == ({pekka, cast.kaisa} - {people[who]} if sees else set())
    if sees:
        assert signed_in(people[who]).post(f"/api/v1/deputies/{stand_in.pk}/end-deputy/").status_code == 422
        assert send(signed_in(cast.kaisa), "page", cast.kaisa, accounts.coach("Leena")) == 200, "the days are free"


@pytest.mark.parametrize("how", ["page", "api", "profile"])
def test_a_young_person_is_told_at_the_first_look_and_not_again(cast, pekka, signed_in, how):
    profile = marketplace.profile(cast.aino)
    stands_in(cast.kaisa, pekka)
    address = {
        "page": reverse("caseloads:person", args=[cast.aino.pk]), "api": f"/api/v1/people/{cast.aino.pk}/",
        "profile": reverse("profiles:detail", args=[profile.pk]),
    }[how]  # fmt: skip
    client = signed_in(pekka)
    client.get("/caseloads/")
    assert told("deputy_looked") == [], "her name on a list is no look"
    for _time in range(3):
        assert client.get(address).status_code == 200
    assert told("deputy_looked") == [cast.aino]
    assert Notice.objects.get(name="deputy_looked").facts["deputy"] == pekka.full_name


def test_she_is_told_anew_of_another_period_and_of_another_deputy(cast, pekka, signed_in):
    address = reverse("caseloads:person", args=[cast.aino.pk])
    for deputy in (pekka, pekka, accounts.coach("Leena")):
        stand_in = stands_in(cast.kaisa, deputy)
        signed_in(deputy).get(address)
        actions.end_deputy(stand_in, by=cast.kaisa)
    assert told("deputy_looked") == [cast.aino] * 3


def test_nobody_is_told_of_her_own_coach_nor_of_a_deputy_by_his_own_young_people(cast, pekka, signed_in):
    beeda = accounts.young("Beeda", pekka)
    stands_in(cast.kaisa, pekka)
    signed_in(cast.kaisa).get(reverse("caseloads:person", args=[cast.aino.pk]))
    signed_in(pekka).get(reverse("caseloads:person", args=[beeda.pk]))
    assert told("deputy_looked") == []


@both
def test_a_deputy_hands_nobody_over_least_of_all_to_himself(cast, pekka, signed_in, how):
    stands_in(cast.kaisa, pekka)
    said = {"to": pekka.pk, "reason": "Jään tähän"}
    page, api = reverse("caseloads:hand_over", args=[cast.aino.pk]), f"/api/v1/caseloads/{cast.aino.pk}/hand-over/"
    client = signed_in(pekka)
    answer = client.post(page, said) if how == "page" else client.post(api, said, "application/json")
    assert answer.status_code == 403
    assert responsible_coach(cast.aino) == cast.kaisa
    assert page not in client.get(reverse("caseloads:person", args=[cast.aino.pk])).content.decode()


@pytest.mark.both_databases
@pytest.mark.parametrize(("first", "last", "cut"), [(-400, 3650, 59), (0, 59, 59), (-3, 4, 4), (90, 300, 149)])
def test_what_was_named_for_longer_is_cut_to_sixty_days_from_today(cast, pekka, first, last, cut):
    stand_in = stands_in(cast.kaisa, pekka, first, last)
    migration = import_module("accounts.migrations.0014_deputies_end_in_sixty_days")
    migration.cut(apps, SimpleNamespace(connection=connection))
    stand_in.refresh_from_db()
    assert stand_in.ends_on == timezone.localdate() + cut * DAY
