"""Young people by questions: the number at a question is the number of rows behind it."""

import csv
import datetime as dt
import io
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.caseloads.actions import deputise, hand_over
from accounts.caseloads.asking.queries import (
    asked_of,
    asked_people,
    columns_by_name,
    orders_of,
    people_within,
    questions_of,
    questions_with_numbers,
)
from accounts.caseloads.models import Responsibility
from accounts.manifests import manifests
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.appointments.states import AppointmentState
from marketplace.guidance.contactnotes import actions as notes
from marketplace.work.messages import actions as talks
from matching.suggestions.states import SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LIST = "/caseloads/"
QUESTIONS = {one.name for manifest in manifests() for one in manifest.person_questions}


def names(page):
    return [person.given_name for person in page.context["page_obj"]]


def numbers(page):
    return {one.question.name: one.number for _group, rows in page.context["questions"] for one in rows}


def noon():
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def met(person, coach, at, state=AppointmentState.BOOKED):
    return Appointment.objects.create(
        person=person, coach=coach, state=state, authority=coach.authority, booked_at=at - dt.timedelta(days=9),
        starts_at=at, ends_at=at + dt.timedelta(minutes=45),
    )  # fmt: skip


@pytest.fixture
def in_the_morning():
    """Three hours before the meeting of today, whenever the tests run."""
    with time_machine.travel(noon() - dt.timedelta(hours=3)):
        yield


@pytest.fixture
def busy(in_the_morning, cast):
    """Kaisa with a young person for every question, and some for whom none holds."""
    old = timezone.now() - dt.timedelta(days=60)
    Responsibility.objects.filter(person=cast.aino).update(started_at=old)
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place, created_at=timezone.now() - dt.timedelta(days=9))
    bella = accounts.young("Bella", cast.kaisa)
    matching.suggestion(marketplace.profile(bella), place, SuggestionState.ASKED, decided_by=cast.kaisa)
    met(bella, cast.kaisa, noon())
    cecilia = accounts.young("Cecilia", cast.kaisa)
    talks.begin(cecilia, text="Hei, miten menee?", by=cecilia)
    dana = accounts.young("Dana", cast.kaisa)
    met(dana, cast.kaisa, noon() - dt.timedelta(days=3))
    notes.write(dana, text="Soitin", is_shared=False, by=cast.kaisa)
    marketplace.introduction(accounts.young("Eeva", cast.kaisa), place, cast.kaisa)
    accounts.young("Yksin", authority=cast.kaisa.authority)
    return cast


def test_the_number_at_a_question_is_the_number_of_rows_behind_it(busy, signed_in):
    asked = set()
    for reader in (busy.kaisa, busy.sofia):
        client = signed_in(reader)
        for name, number in numbers(client.get(LIST)).items():
            page = client.get(LIST, {"question": name})
            assert page.context["asked"].question.name == name
            assert numbers(page)[name] == number == len(names(page)) == page.context["page_obj"].paginator.count, name
            asked.add(name)
    assert asked == QUESTIONS


def test_each_question_finds_whom_it_asks_for(busy, signed_in):
    client = signed_in(busy.kaisa)
    wanted = {
        "newcomers": {"Bella", "Cecilia", "Dana", "Eeva"}, "no_contact": {"Aino", "Bella", "Eeva"}, "late": {"Aino", "Dana"},
        "decide": {"Aino"}, "today": {"Bella"}, "wordless": {"Dana"}, "wrote": {"Cecilia"}, "hers": {"Bella"},
        "outside": {"Eeva"},
    }  # fmt: skip
    found = {name: set(names(client.get(LIST, {"question": name}))) for name in wanted}
    assert found == wanted
    assert names(signed_in(busy.sofia).get(LIST, {"question": "alone"})) == ["Yksin"]


def test_the_numbers_of_all_questions_are_one_question_to_the_database(busy):
    people = people_within(busy.kaisa, asked_of(busy.kaisa, {}))
    questions_with_numbers(busy.kaisa, people)  # what waits is read once for each reader
    with CaptureQueriesContext(connection) as asked:
        questions_with_numbers(busy.kaisa, people)
    about_people = [one["sql"] for one in asked if 'COUNT("accounts_user"."id")' in one["sql"]]
    assert len(about_people) == 1


def test_the_columns_follow_the_question_and_name_and_coach_stay(busy, signed_in):
    client = signed_in(busy.kaisa)
    heads = [str(head.label) for head in client.get(LIST, {"question": "today"}).context["heads"]]
    assert heads == ["Nimi", "Valmentaja", "Tänään", "Viimeksi tavattu", "Seuraava askel"]
    shown = client.get(LIST, {"question": "today"}).content.decode()
    assert re.search(r"12\.00–12\.45", shown)


def test_every_column_that_a_question_names_is_there_and_it_begins_sorted_by_one_of_them():
    for question in [one for manifest in manifests() for one in manifest.person_questions]:
        assert set(question.columns) <= set(columns_by_name()), question.name
        assert question.sort.removeprefix("-") in orders_of(question), question.name


def test_a_head_sorts_and_turns_and_says_so(busy, signed_in):
    client = signed_in(busy.kaisa)
    page = client.get(LIST, {"sort": "name"})
    by_name = [one.family_name + one.given_name for one in page.context["page_obj"]]
    assert by_name == sorted(by_name)
    assert 'aria-sort="ascending"><a href="?sort=-name">' in page.content.decode()
    turned = client.get(LIST, {"sort": "-name"})
    assert names(turned) == names(page)[::-1]
    assert 'aria-sort="descending"' in turned.content.decode()


def test_every_column_with_an_order_can_be_sorted_by(busy):
    everybody = people_within(busy.kaisa, asked_of(busy.kaisa, {}))
    for question in [None, *questions_of(busy.kaisa)]:
        for sort in orders_of(question):
            asked = asked_of(busy.kaisa, {})
            forth = asked_people(busy.kaisa, everybody, asked._replace(sort=sort, question=question))
            back = asked_people(busy.kaisa, everybody, asked._replace(sort=f"-{sort}", question=question))
            assert sorted(one.pk for one in forth) == sorted(one.pk for one in back), (question, sort)


def test_by_next_step_what_is_late_comes_first(busy, signed_in):
    client = signed_in(busy.kaisa)
    assert set(names(client.get(LIST, {"sort": "next"}))[:2]) == {"Aino", "Dana"}
    assert set(names(client.get(LIST, {"sort": "-next"}))[-2:]) == {"Aino", "Dana"}


@pytest.mark.parametrize(
    "told",
    [
        {"question": "x"},
        {"sort": "\x00"},
        {"scope": "x"},
        {"coach": "9" * 40},
        {"question": "today", "sort": "profile"},
    ],
)
def test_what_no_list_knows_is_left_out(busy, signed_in, told):
    assert signed_in(busy.kaisa).get(LIST, told).status_code == 200
    assert signed_in(busy.sofia).get(LIST, told).status_code == 200


def test_a_coordinators_question_is_none_of_a_coachs(busy, signed_in):
    page = signed_in(busy.kaisa).get(LIST, {"question": "alone"})
    assert page.context["asked"].question is None
    assert "Yksin" not in names(page)


def test_who_stands_in_chooses_between_her_own_and_the_others(busy, signed_in):
    leena, today = accounts.coach("Leena"), timezone.localdate()
    accounts.young("Oma", leena)
    client = signed_in(leena)
    assert client.get(LIST).context["scopes"] == []
    deputise(busy.kaisa, deputy=leena, starts_on=today, ends_on=today, by=busy.kaisa)
    assert names(client.get(LIST, {"scope": "own"})) == ["Oma"]
    deputised = client.get(LIST, {"scope": "deputised", "question": "late"})
    assert names(deputised) == ["Aino"]
    assert numbers(client.get(LIST, {"scope": "own"}))["late"] == 0
    assert len(names(client.get(LIST))) == 6
    assert 'aria-current="true"' in deputised.content.decode()


def test_a_coordinator_asks_about_one_coach(busy, signed_in):
    leena = accounts.coach("Leena")
    hand_over(busy.aino, to=leena, reason="Muutto", by=busy.sofia)
    page = signed_in(busy.sofia).get(LIST, {"coach": leena.pk, "question": "no_contact"})
    assert names(page) == ["Aino"]
    assert numbers(page)["no_contact"] == 1


def test_fifty_stand_on_a_page_in_the_order_of_the_address(cast, signed_in):
    for number in range(51):
        accounts.young(f"N{number:02}", cast.kaisa, family_name=f"S{number:02}")
    first = signed_in(cast.kaisa).get(LIST, {"sort": "name"})
    assert len(names(first)) == 50
    assert names(signed_in(cast.kaisa).get(LIST, {"sort": "name", "page": 2})) == ["N49", "N50"]


def test_a_search_keeps_question_and_order_and_no_name_in_the_address(busy, signed_in):
    client = signed_in(busy.kaisa)
    answer = client.post(f"{LIST}?question=no_contact&sort=-name&page=2", {"q": "bel"})
    assert answer.url == f"{LIST}?search&question=no_contact&sort=-name"
    assert names(client.get(answer.url)) == ["Bella"]
    assert "bel" not in answer.url


def test_the_way_back_from_a_page_leads_to_the_row_of_the_same_list(busy, signed_in):
    client = signed_in(busy.kaisa)
    shown = client.get(LIST, {"question": "no_contact", "sort": "-name"}).content.decode()
    assert f'<tr id="person-{busy.aino.pk}"' in shown
    page = client.get(busy.aino.get_absolute_url()).content.decode()
    back = reverse("caseloads:back", args=[busy.aino.pk])
    assert f'href="{back}"' in page
    assert client.get(back).url == f"{LIST}?question=no_contact&sort=-name#person-{busy.aino.pk}"


def test_last_name_comes_first_and_a_coordinator_reads_none(busy, signed_in):
    assert ">Aalto Aino</a>" in signed_in(busy.kaisa).get(LIST).content.decode()
    assert "Aalto" not in signed_in(busy.sofia).get(LIST).content.decode()


def test_a_list_is_no_look(busy, signed_in):
    signed_in(busy.kaisa).get(LIST, {"question": "today"})
    assert not Entry.objects.filter(verb__endswith=".view").exists()


def read_csv(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_a_file_holds_the_whole_list_as_it_is_shown_and_notes_each_person(busy, signed_in):
    busy.aino.family_name = "=1+1"
    busy.aino.save()
    client = signed_in(busy.kaisa)
    shown = client.get(LIST, {"question": "no_contact", "sort": "-name"})
    heads, *rows = read_csv(client.get("/caseloads/export.csv?question=no_contact&sort=-name"))
    assert heads == [str(head.label) for head in shown.context["heads"]]
    assert [row[0].rpartition(" ")[2] for row in rows] == names(shown)
    assert "'=1+1 Aino" in [row[0] for row in rows]
    noted = Entry.objects.filter(verb="people.list_out", actor=busy.kaisa)
    assert {line.person_id for line in noted} == {one.pk for one in shown.context["page_obj"]}
    assert client.get("/caseloads/export.xlsx").content[:2] == b"PK"
    assert client.get("/caseloads/export.pdf").status_code == 404


def test_a_coordinators_file_holds_no_last_name_and_nobody_elses_people(busy, signed_in):
    text = signed_in(busy.sofia).get("/caseloads/export.csv").content.decode()
    assert "Aino" in text
    assert "Aalto" not in text
    assert "Aino" not in signed_in(busy.ville).get("/caseloads/export.csv").content.decode()
    assert signed_in(busy.aino).get("/caseloads/export.csv").status_code == 403
