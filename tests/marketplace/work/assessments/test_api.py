"""End assessments over the REST API."""

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.work.assessments.models import Assessment
from tests.factories import marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def post(client, name, pk, data=None):
    return client.post(reverse(f"api-{name}", args=[pk]), data or {}, content_type="application/json")


def test_the_whole_life_over_the_api(cast, signed_in):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    trial = marketplace.placement(met, starts_on=timezone.localdate())
    kaisa, mikko, aino = signed_in(cast.kaisa), signed_in(cast.mikko), signed_in(cast.aino)
    made = post(kaisa, "assessment-requests-request", trial.pk)
    assert made.status_code == 201
    pk = made.json()["id"]
    assert "token" not in made.json()
    assert aino.get(reverse("api-assessments-detail", args=[pk])).status_code == 404
    assert post(mikko, "assessments-write", pk, {"suits": "well"}).json()["suits"] == "well"
    assert post(mikko, "assessments-give", pk).status_code == 422
    assert post(mikko, "assessments-give", pk, {"skills": {"flying": "good"}}).status_code == 400
    assert post(mikko, "assessments-give", pk, {"skills": {"time": "x"}}).status_code == 400
    assert post(mikko, "assessments-give", pk, {"suits_words": "Sopii"}).json()["state"] == "given"
    assert post(mikko, "assessments-give", pk, {"suits_words": "Sopii"}).status_code == 409
    assert post(aino, "assessments-dispute", pk).status_code == 400
    assert post(aino, "assessments-dispute", pk, {"her_words": "Ei ihan"}).json()["state"] == "disputed"
    assert post(kaisa, "assessments-reopen", pk, {"reason": "Korjaus"}).json()["state"] == "draft"
    assert post(kaisa, "assessments-give", pk).status_code == 422
    assert post(kaisa, "assessments-give", pk, {"how_told": "phone"}).json()["how_told"] == "phone"
    assert post(aino, "assessments-confirm", pk).json()["state"] == "confirmed"
    assert Assessment.objects.get().her_words == "Ei ihan"


def test_a_list_tells_nothing_of_what_was_said(cast, signed_in):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    trial = marketplace.placement(met, starts_on=timezone.localdate())
    post(signed_in(cast.kaisa), "assessment-requests-request", trial.pk)
    row = signed_in(cast.mikko).get(reverse("api-assessments-list")).json()["results"][0]
    assert set(row) == {"id", "placement", "title", "state", "requested_at", "given_at", "answered_at"}
