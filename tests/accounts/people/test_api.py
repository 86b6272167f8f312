"""People in the REST API."""

import pytest

from accounts.audit.models import Entry
from accounts.people.models import Invitation
from tests.factories import accounts

ME = "/api/v1/people/me/"


def test_a_visitor_is_nobody(client, db):
    assert client.get(ME).status_code in (401, 403)


def test_me_tells_what_the_service_knows_and_no_secret(cast, signed_in):
    told = signed_in(cast.aino).get(ME).json()
    assert told["email"] == cast.aino.email
    assert not {"password", "is_safety_flagged", "is_staff"} & set(told)


def test_settings_change_by_a_post_and_nothing_else_does(cast, signed_in):
    sent = {"language": "sv", "phone": "040 765 4321", "role": "administrator", "email": "x@example.test"}
    answer = signed_in(cast.aino).post("/api/v1/people/change-settings/", sent, content_type="application/json")
    assert answer.json()["phone"] == "+358407654321"
    cast.aino.refresh_from_db()
    assert (cast.aino.language, cast.aino.role) == ("sv", "young")
    assert cast.aino.email != "x@example.test"


def test_a_wrong_phone_number_has_the_one_shape_of_errors(cast, signed_in):
    answer = signed_in(cast.aino).post(
        "/api/v1/people/change-settings/", {"phone": "x"}, content_type="application/json"
    )
    assert answer.status_code == 400
    assert "phone" in answer.json()["errors"]


def test_a_coach_reads_her_own_young_person_and_it_is_written_down(cast, signed_in):
    assert signed_in(cast.kaisa).get(f"/api/v1/people/{cast.aino.pk}/").json()["given_name"] == "Aino"
    assert Entry.objects.filter(verb="people.view", person=cast.aino, actor=cast.kaisa).count() == 1
    assert signed_in(accounts.coach("Pekka")).get(f"/api/v1/people/{cast.aino.pk}/").status_code == 403
    assert signed_in(cast.ville).get(f"/api/v1/people/{cast.aino.pk}/").status_code == 404
    assert signed_in(cast.mikko).get(f"/api/v1/people/{cast.aino.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("kaisa", 201), ("sofia", 403), ("ville", 404), ("mikko", 404), ("aino", 403)]
)
def test_a_way_in_is_made_by_her_own_coach(cast, signed_in, who, status):
    answer = signed_in(getattr(cast, who)).post(f"/api/v1/people/{cast.aino.pk}/invite/")
    assert answer.status_code == status
    assert Invitation.objects.count() == (status == 201)


def test_a_coach_with_young_people_is_not_closed_by_the_api_either(cast, signed_in):
    answer = signed_in(cast.sofia).post(f"/api/v1/people/{cast.kaisa.pk}/deactivate/")
    assert answer.status_code == 422
    assert signed_in(cast.mikko).post(f"/api/v1/people/{cast.kaisa.pk}/deactivate/").status_code == 404
