"""Coming in beside the coach: the code stands on the young person's own device."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.people.arrivals.models import Arrival
from tests.factories import accounts

pytestmark = pytest.mark.django_db
ARRIVE, COME_IN = "people:arrive", "people:come_in"


def show_code(phone):
    return phone.post(reverse(ARRIVE)).context["code"]


def go_on(phone, code=""):
    return phone.post(reverse(COME_IN), {"code": code})


def is_in(phone):
    return "_auth_user_id" in phone.session


@pytest.fixture
def phone():
    return Client()


@pytest.fixture
def type_code(cast, signed_in):
    return lambda code, person=cast.aino, by=cast.kaisa: signed_in(by).post(
        reverse("people:let_in", args=[person.pk]), {"code": code}
    )


def test_her_phone_comes_in_after_her_coach_has_typed_its_code(cast, phone, type_code):
    code = show_code(phone)
    assert type_code(code).status_code == 302
    assert go_on(phone).url == reverse("home")
    assert phone.session["_auth_user_id"] == str(cast.aino.pk)


def test_before_that_the_phone_stays_outside_and_keeps_its_code(phone):
    code = show_code(phone)
    answer = go_on(phone, code)
    assert answer.status_code == 422
    assert answer.context["code"] == code
    assert not is_in(phone)


def test_another_phone_does_not_come_in_by_it(phone, type_code):
    type_code(show_code(phone))
    other = Client()
    show_code(other)
    assert go_on(other).status_code == 422
    assert not is_in(other)


def test_it_works_once(phone, type_code):
    code = show_code(phone)
    type_code(code)
    go_on(phone)
    assert type_code(code).status_code == 422
    phone.post(reverse("account_logout"))
    assert go_on(phone).status_code == 422
    assert not is_in(phone)


@pytest.mark.parametrize("late", ["coach", "phone"])
def test_after_ten_minutes_it_is_over(phone, type_code, late):
    code = show_code(phone)
    later = timezone.now() + dt.timedelta(minutes=11)
    if late == "phone":
        type_code(code)
    with time_machine.travel(later, tick=False):
        assert (go_on(phone) if late == "phone" else type_code(code)).status_code == 422
    assert not is_in(phone)


def test_the_table_does_not_hold_the_code(phone):
    code = show_code(phone)
    held = Arrival.objects.get()
    assert code not in held.code_mac.partition(":")[0]
    assert (held.code, len(held.code_mac.rpartition(":")[2])) == ("", 64)


def test_only_her_own_coach_lets_her_in(cast, phone, type_code):
    code = show_code(phone)
    for somebody, status in ((accounts.coach("Leena"), 403), (cast.sofia, 403), (cast.ville, 404), (cast.aino, 403)):
        assert type_code(code, by=somebody).status_code == status
    assert go_on(phone).status_code == 422


def test_the_thirty_first_code_of_an_hour_is_not_looked_at(phone, type_code):
    code = show_code(phone)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    assert [type_code(wrong).status_code for _number in range(30)] == [422] * 30
    assert type_code(code).status_code == 429
    assert go_on(phone).status_code == 422


def test_the_thirty_first_phone_of_an_hour_at_one_address_gets_no_code(phone):
    answers = [Client().post(reverse(ARRIVE)).status_code for _number in range(31)]
    assert answers == [200] * 30 + [429]


def test_who_has_a_password_of_her_own_can_still_be_let_in_beside_her_coach(cast, phone, type_code):
    cast.aino.set_password("ruisleipä ja 3 kuppia")
    cast.aino.save()
    type_code(show_code(phone))
    go_on(phone)
    assert is_in(phone)


def test_both_hands_stand_in_the_trail(cast, phone, type_code):
    type_code(show_code(phone))
    go_on(phone)
    lines = Entry.objects.filter(person=cast.aino, verb__in=("people.let_in", "people.come_in"))
    assert list(lines.values_list("verb", "actor")) == [
        ("people.let_in", cast.kaisa.pk), ("people.come_in", cast.aino.pk),
    ]  # fmt: skip


def test_the_api_lets_her_in_by_the_same_rule(cast, phone, signed_in):
    address = f"/api/v1/people/{cast.aino.pk}/let-in/"
    code = show_code(phone)
    assert signed_in(accounts.coach("Leena")).post(address, {"code": code}, "application/json").status_code == 403
    assert signed_in(cast.kaisa).post(address, {"code": "abc"}, "application/json").status_code == 400
    assert signed_in(cast.kaisa).post(address, {"code": code}, "application/json").status_code == 204
    assert go_on(phone).status_code == 302
