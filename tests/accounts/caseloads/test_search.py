"""A search by name: posted, so that no address holds the name; it can be gone back to and left."""

import re

import pytest
from django.urls import reverse

from tests.factories import accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa(cast, signed_in):
    accounts.young("Bella", cast.kaisa)
    return signed_in(cast.kaisa)


def text(answer):
    return answer.content.decode()


def test_a_coach_finds_by_name_and_the_address_says_nothing_of_it(kaisa):
    answer = kaisa.post("/caseloads/", {"q": "bel"})
    assert answer["Location"] == "/caseloads/?search"
    page = text(kaisa.get("/caseloads/?search"))
    assert "Bella" in page
    assert "Aino" not in page
    assert 'value="bel"' in page


def test_the_page_without_a_search_shows_everybody(kaisa):
    kaisa.post("/caseloads/", {"q": "bel"})
    page = text(kaisa.get("/caseloads/"))
    assert "Aino" in page
    assert "Bella" in page


def test_a_name_in_the_address_is_not_looked_for(kaisa):
    assert "q=" not in text(kaisa.get("/caseloads/")).split("<main")[1].split("</main")[0]
    found = kaisa.get("/api/v1/caseloads/?q=bel").json()["results"]
    assert {row["given_name"] for row in found} == {"Aino", "Bella"}


def test_the_api_takes_the_name_in_the_body(kaisa):
    found = kaisa.post("/api/v1/caseloads/search/", {"q": "bel"}, content_type="application/json").json()["results"]
    assert [row["given_name"] for row in found] == ["Bella"]
    assert kaisa.post("/api/v1/caseloads/search/", {}, content_type="application/json").status_code == 400


def test_nobody_elses_people_are_found(cast, signed_in):
    accounts.young("Vilho", cast.ville, municipality=accounts.municipality("Hollola"))
    kaisa = signed_in(cast.kaisa)
    kaisa.post("/caseloads/", {"q": "vilho"})
    assert "Vilho" not in text(kaisa.get("/caseloads/?search")).split('name="q"')[1].split("</form>")[1]
    answer = kaisa.post("/api/v1/caseloads/search/", {"q": "vilho"}, content_type="application/json")
    assert answer.json()["results"] == []


def test_a_coordinator_finds_people_by_what_she_may_read(cast, signed_in):
    client, address = signed_in(cast.sofia), reverse("api-caseloads-search")
    for who, last_name in ((cast.sofia, 0), (cast.kaisa, 1)):
        rows = signed_in(who).post(address, {"q": "Aalto"}).json()
        assert len(rows["results"]) == last_name
    [row] = client.post(address, {"q": "Aino"}).json()["results"]
    assert (row["given_name"], row["family_name"], row["municipality"]) == ("Aino", "", None)
    assert not re.search("Aalto", client.get("/caseloads/").content.decode())
