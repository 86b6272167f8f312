"""Places over the API: the same doors as the pages."""

import pytest
from django.urls import reverse

from marketplace.work.listings.models import Listing
from tests.factories import accounts, marketplace
from tests.factories.marketplace import concept

pytestmark = pytest.mark.django_db
LIST = reverse("api-listings-list")


def verb(name, listing):
    return reverse(f"api-listings-{name}", args=[listing.pk])


def sent(cast, **facts):
    return {
        "organisation": cast.bakery.pk, "kind": "job", "title": "Leipoja", "occupation": concept("leipuri").pk,
        "purpose": "Opit leipomaan.", "tasks": "Paistat leipää.", "job_likely": "yes", "municipality": "398",
        "hours_per_week": 30, "pay": "TES", "skills": [concept("leipominen", "skill").pk], **facts,
    }  # fmt: skip


def test_everybody_reads_open_places_and_nothing_internal(cast, client):
    marketplace.listing(cast.bakery)
    marketplace.listing(cast.bakery, state="draft")
    answer = client.get(LIST)
    [row] = answer.json()["results"]
    assert row["title"] == "Leipomon apulainen"
    assert not {"contact", "read_by", "guide_name", "refresh_by", "external_id"} & set(row)


def test_the_list_takes_the_filters_of_the_page(cast, client):
    marketplace.listing(cast.bakery, kind="job")
    assert client.get(LIST, {"kind": "job"}).json()["results"]
    assert not client.get(LIST, {"kind": "apprenticeship"}).json()["results"]


def test_an_employer_writes_and_hands_in(cast, signed_in):
    mikko = signed_in(cast.mikko)
    answer = mikko.post(LIST, sent(cast), content_type="application/json")
    assert answer.status_code == 201, answer.json()
    listing = Listing.objects.get()
    assert (listing.state, listing.contact) == ("draft", cast.mikko)
    assert [row.skill.code for row in listing.skill_rows.all()] == ["leipominen"]
    assert mikko.post(verb("submit", listing)).json()["state"] == "submitted"


@pytest.mark.parametrize("who", ["aino", "kaisa", "sofia", "admin"])
def test_nobody_else_writes(who, cast, signed_in):
    assert signed_in(getattr(cast, who)).post(LIST, sent(cast), content_type="application/json").status_code == 403
    assert not Listing.objects.exists()


def test_a_visitor_writes_nothing_here(cast, client):
    assert client.post(LIST, sent(cast), content_type="application/json").status_code in {401, 403}


def test_a_foreign_employer_cannot_be_named(cast, signed_in):
    foreign = accounts.employer("Vieras", verified_by=cast.kaisa)
    answer = signed_in(cast.mikko).post(LIST, sent(cast, organisation=foreign.pk), content_type="application/json")
    assert answer.status_code == 400
    assert "organisation" in answer.json()["errors"]


def test_state_and_contact_cannot_be_smuggled_in(cast, signed_in):
    facts = sent(cast, state="published", contact=cast.kaisa.pk, seats_taken=1, read_by=cast.kaisa.pk)
    signed_in(cast.mikko).post(LIST, facts, content_type="application/json")
    listing = Listing.objects.get()
    assert (listing.state, listing.contact, listing.seats_taken, listing.read_by) == ("draft", cast.mikko, 0, None)


def test_a_personal_identity_code_is_refused(cast, signed_in):
    answer = signed_in(cast.mikko).post(LIST, sent(cast, tasks="131052-308T"), content_type="application/json")
    assert "tasks" in answer.json()["errors"]


def test_the_employer_and_the_kind_stay_once_written(cast, signed_in):
    listing = marketplace.listing(cast.bakery, state="draft")
    answer = signed_in(cast.mikko).patch(
        reverse("api-listings-detail", args=[listing.pk]),
        {"kind": "job", "title": "Uusi"},
        content_type="application/json",
    )
    assert answer.status_code == 200
    listing.refresh_from_db()
    assert (listing.kind, listing.title) == ("work_trial", "Uusi")


def test_a_coach_reads_flags_and_publishes_once(cast, signed_in):
    listing = marketplace.listing(cast.bakery, state="submitted", tasks="Etsimme miestä.")
    kaisa = signed_in(cast.kaisa)
    assert [flag["reason"] for flag in kaisa.get(verb("flags", listing)).json()] == ["sex"]
    assert signed_in(cast.ville).post(verb("publish", listing)).status_code == 404
    assert signed_in(cast.mikko).post(verb("publish", listing)).status_code == 403
    assert kaisa.post(verb("publish", listing)).status_code == 200
    assert kaisa.post(verb("publish", listing)).status_code == 409


def test_a_place_goes_back_only_with_a_reason(cast, signed_in):
    listing = marketplace.listing(cast.bakery, state="submitted")
    kaisa = signed_in(cast.kaisa)
    assert kaisa.post(verb("send-back", listing)).status_code == 400
    answer = kaisa.post(verb("send-back", listing), {"reason": "Kerro palkka."}, content_type="application/json")
    assert answer.json()["state"] == "returned"


@pytest.mark.parametrize(
    ("name", "state", "target"),
    [
        ("pause", "published", "paused"), ("resume", "paused", "published"), ("fill", "published", "filled"),
        ("reopen", "expired", "published"), ("refresh", "published", "published"), ("copy", "published", "draft"),
    ],
)  # fmt: skip
def test_an_employer_has_every_verb_here_too(name, state, target, cast, signed_in):
    listing = marketplace.listing(cast.bakery, state=state)
    stranger = signed_in(accounts.employer("Kilpailija").memberships.get().person)
    assert stranger.post(verb(name, listing)).status_code in {403, 404}
    assert signed_in(cast.mikko).post(verb(name, listing)).json()["state"] == target


def test_mine_is_for_employers(cast, signed_in):
    marketplace.listing(cast.bakery, state="draft")
    url = reverse("api-listings-mine")
    assert len(signed_in(cast.mikko).get(url).json()["results"]) == 1
    assert signed_in(cast.aino).get(url).status_code == 403
