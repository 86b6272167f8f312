"""One line finds people, employers and places: each reader what she may open, by nothing that she may not read."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.caseloads.queries import recently_opened
from tests.factories import accounts, marketplace

FIND = "/find/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def market(cast):
    """Aino was born 13.7.2006; Bella is Kaisa's too; the bakery has an ID and an open place."""
    cast.aino.birth_on = dt.date(2006, 7, 13)
    cast.aino.save()
    cast.bakery.business_id = "2345674-8"
    cast.bakery.save()
    accounts.young("Bella", cast.kaisa, family_name="Aaltonen")
    marketplace.listing(cast.bakery, title="Pullan pyörittäjä")
    return cast


def found(client, words):
    """Where the search leads, and what stands there of what was found."""
    answer = client.post(FIND, {"find": words})
    assert answer.status_code == 302
    assert words not in answer["Location"]
    if answer["Location"] != f"{FIND}?search":
        return answer["Location"]
    return {hit.name for kind in client.get(answer["Location"]).context["found"] for hit in kind.hits}


@pytest.mark.parametrize(
    "words",
    ["aino", "AALTO ai", "040 123 4567", "+358401234567", "0401234567", "1234567", "13.7.2006", "13.7.06",
     "2006-07-13", "130706", "13072006"],
)  # fmt: skip
def test_the_only_thing_that_is_found_is_opened_at_once(market, signed_in, words):
    assert found(signed_in(market.kaisa), words) == reverse("caseloads:person", args=[market.aino.pk])


def test_several_are_listed_by_kind_and_told_apart(market, signed_in):
    client = signed_in(market.kaisa)
    assert found(client, "aalto") == {"Aino Aalto", "Bella Aaltonen"}
    page = client.get(f"{FIND}?search").content.decode()
    assert "13.7.2006" in page
    assert 'value="aalto"' in page


@pytest.mark.parametrize("words", ["kauris", "2345674-8", "23456748", "FI23456748"])
def test_an_employer_is_found_by_name_and_business_id_and_its_places_with_it(market, signed_in, words):
    assert found(signed_in(market.kaisa), words) == {"Leipomo Kauris", "Pullan pyörittäjä"}


def test_who_has_no_business_id_is_not_found_by_other_words(market, signed_in):
    school = accounts.employer("Opisto")
    school.kind, school.business_id = "school", None
    school.save()
    assert found(signed_in(market.kaisa), "kauris") == {"Leipomo Kauris", "Pullan pyörittäjä"}


def test_a_place_is_found_by_its_words(market, signed_in):
    listing = market.bakery.listings.get()
    assert found(signed_in(market.kaisa), "pullan pyörittäjä") == listing.get_absolute_url()


@pytest.mark.parametrize("words", ["aino", "aalto", "0401234567", "13.7.2006", "kauris", "2345674-8", "pullan"])
def test_a_coach_of_another_authority_finds_nothing(market, signed_in, words):
    client = signed_in(market.ville)
    assert found(client, words) == set()
    assert "Mitään ei löytynyt" in client.get(f"{FIND}?search").content.decode()


def test_a_colleague_finds_no_young_person_of_somebody_else(market, signed_in):
    assert found(signed_in(accounts.coach("Pekka")), "aino") == set()


@pytest.mark.parametrize(
    ("words", "is_found"), [("aino", True), ("aalto", False), ("0401234567", False), ("13.7.2006", False)]
)
def test_a_coordinator_finds_people_only_by_what_she_reads(market, signed_in, words, is_found):
    where = found(signed_in(market.sofia), words)
    assert where == (reverse("caseloads:person", args=[market.aino.pk]) if is_found else set())


@pytest.mark.parametrize("who", ["aino", "mikko", "admin"])
def test_others_have_no_such_box(market, signed_in, who):
    client = signed_in(getattr(market, who))
    assert client.post(FIND, {"find": "aino"}).status_code == 403
    assert "find-words" not in client.get("/").content.decode()


def test_workers_have_it_on_every_page(market, signed_in):
    assert "find-words" in signed_in(market.kaisa).get("/").content.decode()


@pytest.mark.parametrize(("words", "says"), [("a", "vähintään 2"), ("131052-308T", "henkilötunnus")])
def test_what_cannot_be_searched_by_is_said_at_the_field_and_not_kept(market, signed_in, words, says):
    client = signed_in(market.kaisa)
    answer = client.post(FIND, {"find": words})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "find_words" not in client.session


def test_who_needs_protection_bears_her_mark(market, signed_in):
    market.aino.is_safety_flagged = True
    market.aino.save()
    client = signed_in(market.kaisa)
    client.post(FIND, {"find": "aalto"})
    assert client.get(f"{FIND}?search").content.decode().count("erityinen suoja") == 1


def test_finding_is_no_look_and_opening_is_one(market, signed_in):
    client = signed_in(market.kaisa)
    address = found(client, "aino")
    assert recently_opened(market.kaisa, 8) == []
    client.get(address)
    assert recently_opened(market.kaisa, 8) == [market.aino]


def test_who_was_opened_last_stands_first_until_her_page_is_somebody_elses(market, signed_in):
    client, bella = signed_in(market.kaisa), market.kaisa.caseload.exclude(person=market.aino).get().person
    for person in (market.aino, bella, market.aino):
        client.get(person.get_absolute_url())
    assert recently_opened(market.kaisa, 8) == [market.aino, bella]
    for page in (FIND, "/caseloads/"):
        assert client.get(page).content.decode().count(market.aino.get_absolute_url()) >= 1
    market.aino.responsibilities.all().delete()
    assert recently_opened(market.kaisa, 8) == [bella]
