"""Introductions over the REST API: explicit fields, clear refusals."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def introduction(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa)


def post(client, introduction, verb, data=None):
    url = reverse(f"api-introductions-{verb}", args=[introduction.pk])
    return client.post(url, data or {}, content_type="application/json")


def test_it_has_the_fields_it_should_and_no_others(cast, introduction, signed_in):
    answer = signed_in(cast.mikko).get(reverse("api-introductions-detail", args=[introduction.pk])).json()
    assert set(answer) == {
        "id", "listing", "title", "organisation", "state", "released", "opened_at", "answer_by", "meeting_at",
        "meeting_place", "answered_at", "greeting",
    }  # fmt: skip
    assert answer["released"] == {"given_name": "Aino"}


def test_a_workplace_says_yes_and_a_second_answer_comes_too_late(cast, introduction, signed_in):
    client = signed_in(cast.mikko)
    assert post(client, introduction, "accept", {"greeting": "Hei"}).json()["state"] == "accepted"
    late = post(client, introduction, "accept", {"greeting": "Hei taas"})
    assert late.status_code == 409
    assert list(late.json()["errors"]) == [""]


def test_a_no_hides_her_in_the_same_answer(cast, introduction, signed_in):
    answer = post(signed_in(cast.mikko), introduction, "decline", {"decline_reason": "hours"}).json()
    assert (answer["state"], answer["released"]) == ("declined", {})


@pytest.mark.parametrize(
    ("verb", "data", "field"),
    [
        ("decline", {}, "decline_reason"),
        ("decline", {"decline_reason": "age"}, "decline_reason"),
        ("accept", {"greeting": "x" * 301}, "greeting"),
        ("meet", {"meeting_place": "Tori"}, "meeting_at"),
        ("meet", {"meeting_at": "2020-01-01T10:00Z", "meeting_place": "Tori"}, "meeting_at"),
        ("meet", {"meeting_at": (timezone.now() + dt.timedelta(days=1)).isoformat()}, "meeting_place"),
    ],
)
def test_a_bad_value_is_refused_at_its_field(cast, introduction, signed_in, verb, data, field):
    answer = post(signed_in(cast.mikko), introduction, verb, data)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]


def test_a_close_without_a_reason_is_refused(cast, introduction, signed_in):
    assert post(signed_in(cast.kaisa), introduction, "close", {"reason": ""}).status_code == 400
    introduction.refresh_from_db()
    assert introduction.state == "opened"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_is_written_but_by_verbs(cast, introduction, signed_in, method):
    url = reverse("api-introductions-detail", args=[introduction.pk])
    answer = getattr(signed_in(cast.mikko), method)(url, {"released": {"phone": "1"}}, content_type="application/json")
    assert answer.status_code in {403, 405}


def test_a_visitor_gets_nothing(introduction, client):
    assert client.get(reverse("api-introductions-list")).status_code in {401, 403}
    assert client.get(reverse("api-introductions-detail", args=[introduction.pk])).status_code in {401, 403, 404}
