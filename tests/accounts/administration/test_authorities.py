"""Armi writes how an authority is reached; nobody else does."""

import pytest

from accounts.audit.models import Entry

LIST = "/administration/authorities/"

pytestmark = pytest.mark.django_db


def said(**facts):
    return {
        "name_fi": "Lahden kaupunki", "name_sv": "Lahtis stad", "name_en": "City of Lahti", "phone": "03 814 11",
        "contact": "tyo@lahti.example", "address": "Rauhankatu 10, 15110 Lahti",
        "hours": "ma–pe 9–15", "officer": "suoja@lahti.example",
        **facts,
    }  # fmt: skip


def test_what_is_missing_stands_on_home_and_in_the_list_until_it_is_written(cast, signed_in):
    armi, lahti = signed_in(cast.admin), cast.kaisa.authority
    form = f"{LIST}{lahti.pk}/edit/"
    assert form in armi.get("/").content.decode()
    assert armi.get(LIST).content.decode().count("puuttuu") > 0
    assert armi.post(form, said()).status_code == 302
    lahti.refresh_from_db()
    assert (lahti.phone, lahti.hours, lahti.unwritten) == ("+358381411", "ma–pe 9–15", [])
    assert form not in armi.get("/").content.decode()
    assert [(line.verb, line.actor) for line in Entry.objects.about(lahti)] == [
        ("administration.edit_authority", cast.admin)
    ]


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(cast, signed_in):
    answer = signed_in(cast.admin).post(f"{LIST}{cast.kaisa.authority_id}/edit/", said(contact="tyo", phone="abc"))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"contact", "phone"}
    assert 'value="Rauhankatu 10, 15110 Lahti"' in answer.content.decode()


@pytest.mark.parametrize("who", ["kaisa", "sofia", "mikko", "aino"])
def test_nobody_else_writes_it(who, cast, signed_in):
    client = signed_in(getattr(cast, who))
    assert client.get(LIST).status_code == 403
    assert client.post(f"{LIST}{cast.kaisa.authority_id}/edit/", said()).status_code == 403
