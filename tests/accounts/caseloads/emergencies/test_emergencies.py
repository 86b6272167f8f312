"""Break-glass: a page opens to who does not support her by a reason, for an hour, and everybody concerned hears of it."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads.emergencies import actions
from accounts.caseloads.emergencies.models import EmergencyLook
from accounts.caseloads.models import Deputy
from accounts.notices.models import Notice
from marketplace.guidance.contactnotes.models import ContactNote
from marketplace.guidance.healthnotes.models import HealthItem
from tests.factories import accounts, marketplace

PAGE, API = "/caseloads/emergency/", "/api/v1/emergency-looks/open-page/"
WHY = "Aino soitti hädissään"
HOUR = dt.timedelta(hours=1)
both = pytest.mark.parametrize("how", ["page", "api"])


@pytest.fixture
def leena(cast):
    return accounts.coach("Leena")


def send(client, how, person, **changed):
    """The same act by the page and by the API."""
    facts = {"given_name": person.given_name, "family_name": person.family_name, "reason": WHY, **changed}
    said = {"birth_on": person.birth_on.isoformat(), **facts}
    return client.post(PAGE, said) if how == "page" else client.post(API, said, "application/json")


def looks():
    return EmergencyLook.objects.count()


def read(client, how, look):
    return client.get(look.get_absolute_url() if how == "page" else f"/api/v1/emergency-looks/{look.pk}/")


def told(name):
    return {notice.recipient for notice in Notice.objects.filter(name=name)}


@both
@pytest.mark.parametrize("who", ["leena", "sofia"])
def test_a_colleague_and_a_coordinator_open_it_with_a_reason_and_read_how_to_reach_her(
    cast, leena, signed_in, how, who
):
    marketplace.profile(cast.aino, strengths="Jaksan herätä aamulla")
    cast.aino.phone = "+358401231231"
    cast.aino.save()
    client = signed_in({"leena": leena, "sofia": cast.sofia}[who])
    assert send(client, how, cast.aino).status_code == (302 if how == "page" else 201)
    text = read(client, how, EmergencyLook.objects.get()).content.decode()
    assert "+358401231231" in text
    assert cast.kaisa.full_name in text, "whom to call"
    assert ("Jaksan herätä" in text) is (how == "page")


@both
def test_she_her_coach_her_deputy_and_the_coordinators_are_told_at_once_and_the_reader_is_not(
    cast, leena, signed_in, how
):
    pekka, satu, today = accounts.coach("Pekka"), accounts.user("coordinator", "Satu"), timezone.localdate()
    Deputy.objects.create(coach=cast.kaisa, deputy=pekka, authority=pekka.authority, starts_on=today, ends_on=today)
    send(signed_in(cast.sofia), how, cast.aino)
    assert told("page_opened") == {cast.aino}
    assert told("page_opened_of_young") == {cast.kaisa, pekka, satu}
    assert WHY not in str(list(Notice.objects.values_list("facts", "link")))


def test_each_look_stands_on_her_list_with_the_reason_and_her_coach_reads_it(cast, leena, signed_in):
    client = signed_in(leena)
    send(client, "page", cast.aino)
    for how in ("page", "api"):
        read(client, how, EmergencyLook.objects.get())
    seen = Entry.objects.filter(person=cast.aino, actor=leena).values_list("verb", "reason")
    assert sorted(seen) == [("caseloads.open_page", WHY), ("caseloads.view", WHY), ("caseloads.view", WHY)]
    assert signed_in(cast.aino).get(reverse("privacy:mine")).content.decode().count(WHY) == 2
    for reader in (cast.kaisa, cast.sofia):
        page = signed_in(reader).get(reverse("caseloads:person_papers", args=[cast.aino.pk])).content.decode()
        assert WHY in page
        assert leena.full_name in page


@both
def test_after_an_hour_it_is_over_by_itself(cast, leena, signed_in, how):
    look = actions.open_page(cast.aino, reason=WHY, by=leena)
    with time_machine.travel(look.opened_at + HOUR - dt.timedelta(seconds=5), tick=False):
        assert read(signed_in(leena), how, look).status_code == 200
    with time_machine.travel(look.opened_at + HOUR + dt.timedelta(seconds=1), tick=False):
        answer = read(signed_in(leena), how, look)
        assert answer.status_code == 403
        assert cast.aino.family_name not in answer.content.decode()
        assert cast.aino.given_name not in signed_in(leena).get(PAGE).content.decode()
        assert actions.open_page(cast.aino, reason="Soitti taas", by=leena).pk != look.pk, "a new act, told anew"
    assert Notice.objects.filter(name="page_opened").count() == 2


@both
@pytest.mark.parametrize("who", ["kaisa", "sofia", "pekka", "ville", "aino", "admin"])
def test_it_opens_to_nobody_but_who_gave_the_reason(cast, leena, signed_in, how, who):
    look = actions.open_page(cast.aino, reason=WHY, by=leena)
    reader = accounts.coach("Pekka") if who == "pekka" else getattr(cast, who)
    assert read(signed_in(reader), how, look).status_code == 404


def test_it_opens_no_other_door(cast, leena, signed_in):
    """Notes, health, talks, plan, profile, the coach's page and the list stay shut; nothing of them is on its own page."""
    profile = marketplace.profile(cast.aino)
    own = {"person": cast.aino, "authority": cast.aino.authority, "written_by": cast.kaisa}
    ContactNote.objects.create(**own, text="Muistiinpanokanaria")
    HealthItem.objects.create(**own, topic="helps", words="Terveyskanaria", written_at=timezone.now())
    look, client = actions.open_page(cast.aino, reason=WHY, by=leena), signed_in(leena)
    text = client.get(look.get_absolute_url()).content.decode()
    assert not [word for word in ("Muistiinpanokanaria", "Terveyskanaria", '<img class="photo') if word in text]
    assert f"{cast.aino.birth_on:%Y}" not in text
    shut = ["caseloads:person", "caseloads:correct", "caseloads:hand_over", "people:invite", "healthnotes:read"]
    assert {client.get(reverse(name, args=[cast.aino.pk])).status_code for name in shut} <= {403, 404}
    assert client.get(f"/api/v1/people/{cast.aino.pk}/").status_code == 403
    assert client.get(profile.get_absolute_url()).status_code == 404
    assert cast.aino.given_name not in client.get("/caseloads/").content.decode()
    assert client.get("/api/v1/caseloads/").json()["results"] == []
    assert client.get("/api/v1/contact-notes/").json()["results"] == []


@both
def test_of_somebody_who_needs_protection_it_tells_only_whom_to_call(cast, leena, signed_in, how):
    aino = cast.aino
    marketplace.profile(aino, strengths="Jaksan herätä aamulla")
    aino.phone, aino.is_safety_flagged = "+358401231231", True
    aino.save()
    look = actions.open_page(aino, reason=WHY, by=leena)
    text = read(signed_in(leena), how, look).content.decode()
    hidden = (aino.phone, aino.family_name, aino.email, "Lahti", "Jaksan herätä")
    assert not [fact for fact in hidden if fact in text]
    assert cast.kaisa.full_name in text


@both
@pytest.mark.parametrize("reason", ["", "   ", "010190-123M", "x" * 301])
def test_without_a_proper_reason_nothing_opens(cast, leena, signed_in, how, reason):
    assert send(signed_in(leena), how, cast.aino, reason=reason).status_code in {400, 422}
    assert (looks(), told("page_opened")) == (0, set())


def test_whoever_calls_the_verb_gives_a_reason(cast, leena):
    with pytest.raises(ValidationError) as refusal:
        actions.open_page(cast.aino, reason="  ", by=leena)
    assert "reason" in refusal.value.error_dict


@both
def test_a_part_of_the_name_another_birthday_or_another_authority_find_nobody(cast, leena, signed_in, how):
    client, vilho = signed_in(leena), accounts.young("Vilho", cast.ville)
    for changed in ({"family_name": ""}, {"given_name": "Ain"}, {"birth_on": "2001-01-01"}):
        assert send(client, how, cast.aino, **changed).status_code == 422
    never, foreign = send(client, how, cast.aino, given_name="Vilma"), send(client, how, vilho)
    assert (never.status_code, foreign.status_code) == (422, 422)
    if how == "api":
        assert never.json() == foreign.json(), "that she is a client there is nobody's to find out"
    assert looks() == 0


@both
def test_ten_tries_an_hour_are_the_most_also_for_those_that_find_nobody(cast, leena, signed_in, how):
    client = signed_in(leena)
    answers = [send(client, how, cast.aino, given_name=f"Aino{number}").status_code for number in range(10)]
    assert set(answers) == {422}
    assert send(client, how, cast.aino).status_code == 429
    assert looks() == 0
    assert send(signed_in(accounts.coach("Pekka")), how, cast.aino).status_code in {201, 302}
    with time_machine.travel(timezone.now() + HOUR):
        assert send(signed_in(leena), how, cast.aino).status_code in {201, 302}


@both
def test_who_supports_her_needs_none_and_an_open_one_is_not_opened_twice(cast, leena, signed_in, how):
    assert send(signed_in(cast.kaisa), how, cast.aino).status_code == 422
    assert looks() == 0
    answers = [send(signed_in(leena), how, cast.aino).status_code for _time in range(2)]
    assert answers[1] == 422
    assert (looks(), Notice.objects.filter(name="page_opened").count()) == (1, 1)


@both
@pytest.mark.parametrize("who", ["aino", "mikko", "admin"])
def test_it_is_for_those_who_work_with_people(cast, signed_in, how, who):
    assert send(signed_in(getattr(cast, who)), how, cast.aino).status_code == 403
    assert looks() == 0


def test_one_of_whom_nobody_is_the_coach_is_opened_too(cast, leena, signed_in):
    alone = accounts.young("Yksin", authority=cast.kaisa.authority)
    look = actions.open_page(alone, reason=WHY, by=leena)
    assert signed_in(leena).get(look.get_absolute_url()).status_code == 200
    assert told("page_opened_of_young") == {cast.sofia}
