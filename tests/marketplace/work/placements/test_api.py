"""Placements and follow-ups over the REST API: explicit fields, clear refusals."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.work.listings.models import Listing
from marketplace.work.placements import actions
from marketplace.work.placements.models import Placement
from tests.factories import marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")


def post(client, name, pk, data=None):
    return client.post(reverse(f"api-{name}", args=[pk]), data or {}, content_type="application/json")


def today(days=0):
    return (timezone.localdate() + dt.timedelta(days=days)).isoformat()


def test_it_has_the_fields_it_should_and_no_others(cast, met, signed_in):
    placement = marketplace.placement(met, outcome_note="")
    answer = signed_in(cast.mikko).get(reverse("api-placements-detail", args=[placement.pk])).json()
    assert set(answer) == {
        "id", "listing", "title", "organisation", "introduction", "kind", "state", "goal", "guide_name", "starts_on",
        "ends_on", "hours_per_day", "days_per_week", "ended_on", "outcome",
    }  # fmt: skip


def test_the_whole_life_over_the_api(cast, met, signed_in):
    client = signed_in(cast.kaisa)
    Listing.objects.update(kind="job")
    met.listing.refresh_from_db()
    begun = post(client, "placement-drafts-draft", met.pk)
    assert begun.status_code == 201
    assert post(client, "placement-drafts-draft", met.pk).status_code == 422
    pk = begun.json()["id"]
    assert post(client, "placements-agree", pk).status_code == 422
    edited = post(client, "placements-edit", pk, {"starts_on": today(), "hours_per_day": "7.5"})
    assert edited.json()["guide_name"] == "Mikko Leipuri", "what is not sent stays"
    for verb, state in (("agree", "agreed"), ("start", "running")):
        assert post(client, f"placements-{verb}", pk).json()["state"] == state
    ended = post(client, "placements-end", pk, {"ended_on": today(), "outcome": "job_here"})
    assert (ended.json()["state"], ended.json()["outcome"]) == ("ended", "job_here")
    assert post(client, "placements-end", pk, {"ended_on": today(), "outcome": "job_here"}).status_code == 409


@pytest.mark.parametrize(
    ("verb", "data", "status"),
    [
        ("end", {}, 400),
        ("end", {"ended_on": "eilen", "outcome": "studies"}, 400),
        ("end", {"ended_on": today(), "outcome": "fired"}, 400),
        ("end", {"ended_on": today(1), "outcome": "studies"}, 422),
        ("end", {"ended_on": "2020-01-01", "outcome": "studies"}, 422),
        ("stop", {"ended_on": today(), "outcome": "studies"}, 400),
        ("stop", {"ended_on": today(), "outcome": "studies", "side": "moon", "reason": "x"}, 400),
        ("stop", {"ended_on": today(), "outcome": "studies", "side": "host", "reason": " "}, 400),
        ("edit", {"hours_per_day": 13}, 400),
        ("edit", {"starts_on": "2026-12-02", "ends_on": "2026-12-01"}, 422),
        ("edit", {"guide_name": ""}, 422),
        ("cancel", {"reason": "Syy"}, 409),
    ],
)
def test_a_bad_value_is_a_clear_no_and_changes_nothing(cast, met, signed_in, verb, data, status):
    placement = marketplace.placement(met, "running")
    before = Placement.objects.values().get()
    answer = post(signed_in(cast.kaisa), f"placements-{verb}", placement.pk, data)
    assert answer.status_code == status
    assert answer.json()["errors"]
    assert Placement.objects.values().get() == before


def test_state_and_outcome_cannot_be_written_past_the_verbs(cast, met, signed_in):
    placement = marketplace.placement(met, "draft")
    data = {"state": "ended", "outcome": "job_here", "person": cast.kaisa.pk, "goal": "Uusi"}
    assert post(signed_in(cast.kaisa), "placements-edit", placement.pk, data).status_code == 200
    placement.refresh_from_db()
    assert (placement.state, placement.outcome, placement.person, placement.goal) == ("draft", "", cast.aino, "Uusi")


def test_a_follow_up_is_answered_by_her(cast, met, signed_in):
    placement = marketplace.placement(met, "running")
    actions.end(placement, ended_on=timezone.localdate(), outcome="studies", by=cast.kaisa)
    row = placement.follow_ups.first()
    client = signed_in(cast.aino)
    assert len(client.get(reverse("api-follow-ups-list")).json()["results"]) == 3
    assert post(client, "follow-ups-answer", row.pk, {"situation": "x"}).status_code == 400
    answer = post(client, "follow-ups-answer", row.pk, {"situation": "job_here"})
    assert set(answer.json()) == {
        "id",
        "placement",
        "months",
        "due_on",
        "asked_at",
        "answered_at",
        "situation",
        "how_told",
    }
    assert answer.json()["situation"] == "job_here"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_is_written_but_by_verbs(cast, met, signed_in, method):
    placement = marketplace.placement(met)
    url = reverse("api-placements-detail", args=[placement.pk])
    assert getattr(signed_in(cast.kaisa), method)(url, {}, content_type="application/json").status_code in {403, 405}
