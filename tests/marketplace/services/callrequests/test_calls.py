"""Calls to somebody without a coach: who takes one, how it went, what is seen of the number, what is forgotten."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit.transition_table import TransitionRefusedError
from accounts.caseloads.queries import people_of
from accounts.holdings.queries import held_by
from accounts.people.models import User
from accounts.privacy.actions import erase, erase_expired
from accounts.worklist.queries import waiting_rows, work_items
from accounts.worklist.states import Pile
from marketplace.services.callrequests import actions, rules
from marketplace.services.callrequests.models import CallRequest
from marketplace.services.callrequests.queries import call_promised_on, tried_again_on
from tests.after import fresh
from tests.factories import accounts
from tests.factories.callrequests import call_request
from tests.people import day

pytestmark = pytest.mark.django_db
NUMBER = "+358401112222"
NEA = {"given_name": "Nea", "family_name": "Niemi", "birth_on": "4.9.2007", "phone": NUMBER, "language": "fi"}


@pytest.fixture
def leena():
    return accounts.coach("Leena", family_name="Lahti")


def page_of(row):
    return f"/no-coach/calls/{row.pk}/"


def welcome_of(row):
    return reverse("caseloads:welcome_newcomer", args=["call", row.pk])


def waits_for(person):
    reader = fresh(person)  # a request reads its list once
    return [str(one.task.what) for one in work_items(waiting_rows(reader, Pile.MINE)[:50], reader)]


@pytest.mark.parametrize(
    ("asked_on", "promised_on"),
    [
        (dt.date(2026, 11, 30), dt.date(2026, 12, 2)),  # Monday → Wednesday
        (dt.date(2026, 11, 27), dt.date(2026, 12, 1)),  # Friday → Tuesday
        (dt.date(2026, 12, 4), dt.date(2026, 12, 8)),  # before Independence Day, a Sunday
    ],
)
def test_the_promise_counts_working_days(asked_on, promised_on):
    assert call_promised_on(asked_on) == promised_on


def test_a_missed_call_is_tried_on_another_working_day_and_never_before_the_promise():
    friday = dt.date(2026, 11, 27)
    assert tried_again_on(friday, friday) == dt.date(2026, 11, 30)
    assert tried_again_on(friday, dt.date(2026, 12, 1)) == dt.date(2026, 12, 1)


def test_one_coach_calls_and_the_second_reads_who_was_first(cast, leena):
    asked = call_request()
    hers = CallRequest.objects.get(pk=asked.pk)
    actions.take(asked, by=cast.kaisa)
    with pytest.raises(TransitionRefusedError, match="Kaisa"), transaction.atomic():
        actions.take(hers, by=leena)
    assert CallRequest.objects.get().taken_by == cast.kaisa


def test_the_number_is_shown_to_whoever_calls_and_to_nobody_else(cast, leena, signed_in):
    asked = call_request()
    kaisa = signed_in(cast.kaisa)
    assert NUMBER not in kaisa.get(page_of(asked)).content.decode()
    kaisa.post(f"{page_of(asked)}take/")
    assert f'href="tel:{NUMBER}"' in kaisa.get(page_of(asked)).content.decode()
    for other in (leena, cast.sofia):
        assert NUMBER not in signed_in(other).get(page_of(asked)).content.decode()
        assert signed_in(other).get(f"/api/v1/call-requests/{asked.pk}/").json()["phone"] == ""
    assert kaisa.get(f"/api/v1/call-requests/{asked.pk}/").json()["phone"] == NUMBER


def test_three_calls_without_an_answer_close_the_request(cast):
    asked = call_request("taken", taken_by=cast.kaisa)
    for tries, state in ((1, "taken"), (2, "taken"), (3, "unreached")):
        actions.miss_call(asked, by=cast.kaisa)
        assert (asked.tries, asked.state) == (tries, state)
    assert asked.promised_on > timezone.localdate()


@pytest.mark.parametrize("verb", ["miss_call", "mark_wrong_number", "reach"])
def test_nobody_says_how_a_colleagues_call_went(cast, leena, verb):
    asked = call_request("taken", taken_by=cast.kaisa)
    assert not rules.can_call(leena, asked)
    with pytest.raises(ValidationError), transaction.atomic():
        getattr(actions, verb)(asked, by=leena)
    assert CallRequest.objects.get().state == "taken"


def test_a_colleague_may_have_a_call_only_once_its_promised_day_is_over(cast, leena):
    asked = call_request("taken", taken_by=cast.kaisa)
    assert not rules.can_put_back(leena, asked)
    asked.promised_on = day(-1)
    assert rules.can_put_back(leena, asked)
    assert not rules.can_put_back(cast.aino, asked)


@pytest.mark.parametrize("state", ["taken", "reached"])
def test_a_call_in_hand_goes_back_to_the_others_when_its_coach_leaves(cast, state):
    asked = call_request(state, taken_by=cast.kaisa)
    [held] = [one for one in held_by(cast.kaisa) if one.rows == [asked]]
    held.holding.end(asked, cast.admin)
    assert (asked.state, asked.taken_by) == ("waiting", None)


def test_what_waits_is_on_the_list_of_the_coaches_and_what_is_late_on_the_coordinators(cast, leena):
    asked = call_request(promised_on=day(-1))
    call = "Soita ihmiselle, jolla ei ole vielä valmentajaa"
    assert all(call in waits_for(one) for one in (cast.kaisa, leena))
    assert "Luvattua soittoa ei ole soitettu" in waits_for(cast.sofia)
    actions.take(asked, by=cast.kaisa)
    assert "Soita soitto, jonka otit" in waits_for(cast.kaisa)
    assert call not in waits_for(leena)
    actions.reach(asked, by=cast.kaisa)
    assert "Kerro, mitä puhelusta seurasi" in waits_for(cast.kaisa)
    assert "Luvattua soittoa ei ole soitettu" not in waits_for(cast.sofia)


def test_no_other_authority_hears_of_it(cast, signed_in):
    asked = call_request()
    ville = signed_in(cast.ville)
    assert ville.get(page_of(asked)).status_code == 404
    assert "Nea" not in ville.get("/no-coach/calls/").content.decode()


def test_who_was_reached_is_welcomed_with_what_she_told(cast, signed_in):
    asked = call_request("reached", taken_by=cast.kaisa)
    welcome = welcome_of(asked)
    kaisa = signed_in(cast.kaisa)
    page = kaisa.get(welcome).content.decode()
    assert 'value="Nea"' in page
    assert f'value="{NUMBER}"' in page
    assert kaisa.post(welcome, NEA).status_code == 200
    asked.refresh_from_db()
    assert asked.state == "welcomed"
    assert people_of(cast.kaisa).filter(pk=asked.person_id, family_name="Niemi").exists()
    assert kaisa.get(welcome).status_code == 404


def test_a_wrong_birthday_opens_nothing_and_keeps_what_was_typed(cast, signed_in):
    asked = call_request("reached", taken_by=cast.kaisa)
    answer = signed_in(cast.kaisa).post(welcome_of(asked), {**NEA, "birth_on": "4.9.1907"})
    assert answer.status_code == 422
    assert 'value="Niemi"' in answer.content.decode()
    assert CallRequest.objects.get().state == "reached"
    assert not User.objects.filter(family_name="Niemi").exists()


@pytest.mark.parametrize(("state", "who"), [("reached", "leena"), ("taken", "kaisa"), ("reached", "sofia")])
def test_nobody_welcomes_whom_she_has_not_reached_herself(cast, leena, signed_in, state, who):
    asked = call_request(state, taken_by=cast.kaisa)
    reader = leena if who == "leena" else getattr(cast, who)
    assert signed_in(reader).get(welcome_of(asked)).status_code == 404


def test_an_unknown_way_to_the_welcome_is_not_there(cast, signed_in):
    assert signed_in(cast.kaisa).get(reverse("caseloads:welcome_newcomer", args=["lottery", 1])).status_code == 404


def test_a_month_later_nobody_knows_who_asked(cast):
    old = call_request("helped", taken_by=cast.kaisa, asked_at=timezone.now() - dt.timedelta(days=31))
    young = call_request("helped", taken_by=cast.kaisa, asked_at=timezone.now() - dt.timedelta(days=29))
    erase_expired(timezone.now(), by=User.objects.system())
    assert list(CallRequest.objects.values_list("pk", flat=True)) == [young.pk]
    assert old.pk != young.pk


def test_who_became_a_client_takes_her_request_with_her_data(cast):
    call_request("welcomed", taken_by=cast.kaisa, person=cast.aino)
    erase(cast.aino, by=cast.aino)
    assert not CallRequest.objects.exists()


@pytest.mark.both_databases
@pytest.mark.parametrize("wrong", [{"state": "taken"}, {"state": "helped"}])
def test_the_database_refuses_a_call_that_nobody_makes(wrong):
    asked = call_request()
    with pytest.raises(IntegrityError), transaction.atomic():
        CallRequest.objects.filter(pk=asked.pk).update(**wrong)


@pytest.mark.both_databases
def test_the_database_refuses_a_caller_of_what_waits(cast):
    asked = call_request()
    with pytest.raises(IntegrityError), transaction.atomic():
        CallRequest.objects.filter(pk=asked.pk).update(taken_by=cast.kaisa)
