"""Correcting what is written about a young person: by her coach, field by field, and she sees that it was done."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from tests.factories import accounts

pytestmark = pytest.mark.django_db


def typed(person, **changes):
    """The form as it opens, with some fields typed over."""
    as_written = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "birth_on": person.birth_on.strftime("%d.%m.%Y"),
        "municipality": person.municipality_id,
        "phone": person.phone,
    }
    return {**as_written, **changes}


def correct(client, person, **changes):
    return client.post(reverse("caseloads:correct", args=[person.pk]), typed(person, **changes))


def test_the_form_opens_with_what_is_written_now(cast, signed_in):
    form = signed_in(cast.kaisa).get(reverse("caseloads:correct", args=[cast.aino.pk])).context["form"]
    assert (form["given_name"].value(), form["phone"].value()) == ("Aino", "+358401234567")


def test_a_wrong_birthday_and_a_new_name_are_corrected_and_she_can_read_who_did_it(cast, signed_in):
    born = cast.aino.birth_on - dt.timedelta(days=31)
    answer = correct(signed_in(cast.kaisa), cast.aino, family_name="Aho", birth_on=born.strftime("%d.%m.%Y"))
    assert answer.url == cast.aino.get_absolute_url()
    cast.aino.refresh_from_db()
    assert (cast.aino.given_name, cast.aino.family_name, cast.aino.birth_on) == ("Aino", "Aho", born)
    line = Entry.objects.of_person(cast.aino).get(verb="people.correct")
    assert (line.actor, line.words) == (cast.kaisa, "Tiedot korjattiin")


@pytest.mark.parametrize(
    ("field", "value"),
    [("given_name", ""), ("birth_on", "31.2.2007"), ("birth_on", "1.1.1950"), ("phone", "soita"), ("municipality", "")],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(cast, signed_in, field, value):
    answer = correct(signed_in(cast.kaisa), cast.aino, **{"family_name": "Aho", field: value})
    form = answer.context["form"]
    assert (answer.status_code, set(form.errors)) == (422, {field})
    assert (form["family_name"].value(), form[field].value()) == ("Aho", value)
    cast.aino.refresh_from_db()
    assert cast.aino.family_name == "Aalto"


def test_a_colleague_corrects_nothing_until_she_stands_in(cast, signed_in):
    assert correct(signed_in(accounts.coach("Pekka")), cast.aino, given_name="Eeva").status_code == 403
    cast.aino.refresh_from_db()
    assert cast.aino.given_name == "Aino"


def test_the_api_corrects_by_the_same_rules(cast, signed_in):
    address = f"/api/v1/caseloads/{cast.aino.pk}/correct/"
    sent = typed(cast.aino, birth_on=cast.aino.birth_on.isoformat(), phone="+358 40 765 4321")
    wrong = {**sent, "phone": "soita"}
    assert set(signed_in(cast.kaisa).post(address, wrong, "application/json").json()["errors"]) == {"phone"}
    assert signed_in(cast.kaisa).post(address, sent, "application/json").json()["given_name"] == "Aino"
    cast.aino.refresh_from_db()
    assert cast.aino.phone == "+358407654321"
