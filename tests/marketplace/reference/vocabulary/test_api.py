"""The words of work as JSON."""

import pytest

from marketplace.reference.vocabulary.models import Concept

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

URL = "/api/v1/concepts/"


def test_anybody_finds_a_concept_by_a_word(client):
    answer = client.get(URL, {"q": "varupåfyllare", "kind": "occupation"})
    assert answer.status_code == 200
    assert [(row["code"], row["name_en"]) for row in answer.json()] == [("hyllyttaja", "shelf filler")]


def test_several_kinds_may_be_asked_for(client):
    answer = client.get(URL, {"q": "trukki", "kind": ["certificate", "occupation"]})
    assert {row["kind"] for row in answer.json()} == {"certificate", "occupation"}


def test_the_note_for_coaches_stays_inside(client):
    assert "note" not in client.get(URL, {"q": "vartija"}).json()[0]


@pytest.mark.parametrize(
    "asked", [{}, {"q": ""}, {"q": "x" * 81}, {"q": "a", "kind": "x"}, {"q": "a", "limit": "0"}, {"q": "\x00"}]
)
def test_a_bad_question_is_answered_with_400(client, asked):
    assert client.get(URL, asked).status_code == 400


def test_one_concept_has_an_address(client):
    cook = Concept.objects.get(code="kokki")
    assert client.get(f"{URL}{cook.pk}/").json()["name_sv"] == "kock"
    assert client.get(f"{URL}0/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_concepts_through_the_api(client, method):
    assert getattr(client, method)(f"{URL}1/").status_code in {403, 405}
