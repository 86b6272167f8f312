"""Profiles over the REST API: the same rules as the pages, explicit fields, clear refusals."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.reference.vocabulary.models import Concept
from tests.factories import accounts, marketplace
from tests.factories.marketplace import concept
from tests.marketplace.guidance.profiles import pictures

pytestmark = pytest.mark.django_db


def url_of(profile, action="detail"):
    name = action.replace("_", "-")
    return reverse(f"api-profiles-{name}", args=[profile.pk])


def post(client, url, data=None):
    return client.post(url, data or {}, content_type="application/json")


def test_she_lists_her_own_versions_only(cast, draft, signed_in):
    marketplace.profile(accounts.young("Otso", cast.kaisa))
    answer = signed_in(cast.aino).get(reverse("api-profiles-list"))
    assert [one["id"] for one in answer.json()["results"]] == [draft.pk]


def test_nobody_lists_the_profiles_of_others(cast, draft, signed_in, client):
    for person in (cast.kaisa, cast.sofia, cast.mikko, cast.ville, cast.admin):
        assert signed_in(person).get(reverse("api-profiles-list")).status_code == 403
    assert client.get(reverse("api-profiles-list")).status_code in {401, 403}


def test_a_version_has_the_fields_it_should_and_no_others(cast, draft, signed_in):
    answer = signed_in(cast.aino).get(url_of(draft)).json()
    assert set(answer) == {
        "id", "person", "version", "state", "kinds", "strengths", "story", "wish", "municipality", "max_km", "has_car",
        "has_licence", "finished_school", "hours_per_week", "evenings", "nights", "weekends", "free_from", "skills",
        "wishes", "languages", "certificates", "has_photo", "coach_asked_at", "created_at", "changed_at",
        "said_yes_at", "max_minutes", "means", "night_bus", "education", "has_no_experience", "activities", "support",
        "experience", "busy_periods",
    }  # fmt: skip
    assert answer["skills"] == [{"skill": concept("leipominen", "skill").pk, "level": 2}]


def test_the_coachs_look_is_on_record(cast, draft, signed_in):
    signed_in(cast.kaisa).get(url_of(draft))
    assert Entry.objects.get(verb="profiles.view").actor == cast.kaisa


@pytest.mark.parametrize("who", ["sofia", "mikko", "ville", "admin"])
def test_for_others_a_version_does_not_exist(cast, draft, signed_in, who):
    client = signed_in(getattr(cast, who))
    assert client.get(url_of(draft)).status_code == 404
    assert post(client, url_of(draft, "write"), {"story": "x"}).status_code == 404
    assert not Entry.objects.filter(person=cast.aino).exists()


def test_writing_some_fields_leaves_the_others(cast, draft, signed_in):
    Profile.objects.filter(pk=draft.pk).update(has_car=True, story="Vanha")
    answer = post(signed_in(cast.aino), url_of(draft, "write"), {"wish": "Uusi", "kinds": ["job"], "evenings": None})
    assert answer.status_code == 200
    draft.refresh_from_db()
    assert (draft.wish, draft.story, draft.has_car, draft.kinds) == ("Uusi", "Vanha", True, ["job"])


@pytest.mark.parametrize(
    "bad",
    [
        {"kinds": ["slavery"]}, {"kinds": []}, {"max_km": 0}, {"max_km": 301}, {"hours_per_week": 41},
        {"story": "x" * 1001}, {"story": "131052-308T"}, {"municipality": "999"}, {"free_from": "huomenna"},
        {"evenings": "perhaps"}, {"strengths": None},
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_at_its_field(cast, draft, signed_in, bad):
    answer = post(signed_in(cast.aino), url_of(draft, "write"), bad)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == set(bad)


def test_state_person_and_yes_cannot_be_written(cast, draft, signed_in):
    data = {"state": "published", "person": cast.kaisa.pk, "said_yes_at": "2026-01-01T00:00Z", "authority": 2}
    post(signed_in(cast.aino), url_of(draft, "write"), data)
    draft.refresh_from_db()
    assert (draft.state, draft.person, draft.said_yes_at) == ("draft", cast.aino, None)


def test_the_parts_are_replaced_whole(cast, draft, signed_in):
    client = signed_in(cast.aino)
    skill = Concept.objects.skills().last()
    card = Concept.objects.certificates().first()
    assert post(client, url_of(draft, "write_skills"), {"skills": [{"skill": skill.pk, "level": 3}]}).status_code == 200
    wishes = {"wishes": [{"occupation": concept("kokki").pk}]}
    assert post(client, url_of(draft, "write_wishes"), wishes).status_code == 200
    languages = {"languages": [{"language": concept("sv", "language").pk, "level": "B1"}]}
    assert post(client, url_of(draft, "write_languages"), languages).status_code == 200
    answer = post(client, url_of(draft, "write_certificates"), {"certificates": [card.pk]}).json()
    assert answer["skills"] == [{"skill": skill.pk, "level": 3}]
    assert answer["wishes"] == [{"occupation": concept("kokki").pk, "interest": 3}]
    assert answer["languages"] == [{"language": concept("sv", "language").pk, "level": "B1"}]
    assert answer["certificates"] == [card.pk]
    assert Entry.objects.filter(verb="profiles.write").count() == 4


def test_a_concept_of_the_wrong_kind_is_refused(cast, draft, signed_in):
    data = {"skills": [{"skill": concept("leipuri").pk}]}
    assert post(signed_in(cast.aino), url_of(draft, "write_skills"), data).status_code == 400
    assert draft.skill_rows.count() == 1


def test_a_photo_goes_through_the_same_gate(cast, draft, signed_in):
    client = signed_in(cast.aino)
    good = SimpleUploadedFile("kuva.jpg", pictures.with_gps(), content_type="image/jpeg")
    bad = SimpleUploadedFile("kuva.jpg", b"<script>", content_type="image/jpeg")
    answer = client.post(url_of(draft, "write_photo"), {"photo": bad}, content_type=MULTIPART_CONTENT)
    assert answer.status_code == 400
    answer = client.post(url_of(draft, "write_photo"), {"photo": good})
    assert answer.json()["has_photo"] is True
    draft.refresh_from_db()
    assert b"CanaryPhone" not in Path(draft.photo.path).read_bytes()
    assert post(client, url_of(draft, "write_photo"), {"photo": None}).json()["has_photo"] is False


def test_a_form_that_is_not_json_cannot_blank_a_tick(cast, draft, signed_in):
    Profile.objects.filter(pk=draft.pk).update(has_car=True)
    answer = signed_in(cast.aino).post(
        url_of(draft, "write"), "story=x", content_type="application/x-www-form-urlencoded"
    )
    draft.refresh_from_db()
    assert answer.status_code == 415
    assert draft.has_car


def test_the_whole_life_over_the_api(cast, signed_in):
    client = signed_in(cast.aino)
    begun = post(client, reverse("api-people-profiles-begin", args=[cast.aino.pk]))
    assert begun.status_code == 201
    draft = Profile.objects.get(pk=begun.json()["id"])
    assert post(client, url_of(draft, "offer")).status_code == 422
    post(client, url_of(draft, "write"), {"kinds": ["job"]})
    post(client, url_of(draft, "write_skills"), {"skills": [{"skill": concept("leipominen", "skill").pk}]})
    for verb, state in [
        ("offer", "awaiting"), ("rewrite", "draft"), ("offer", "awaiting"), ("publish", "published"),
        ("pause", "paused"), ("resume", "published"),
    ]:  # fmt: skip
        assert post(client, url_of(draft, verb)).json()["state"] == state
    assert post(client, url_of(draft, "publish")).status_code == 409
    revised = post(client, url_of(draft, "revise"))
    assert (revised.status_code, revised.json()["version"]) == (201, 2)
    assert post(client, url_of(draft, "archive")).json()["state"] == "archived"


@pytest.mark.parametrize("verb", ["publish", "resume", "archive", "ask_coach"])
def test_a_coach_cannot_decide_for_her_over_the_api_either(cast, draft, signed_in, verb):
    assert post(signed_in(cast.kaisa), url_of(draft, verb)).status_code == 403


def test_a_coach_of_another_authority_begins_nothing(cast, signed_in):
    url = reverse("api-people-profiles-begin", args=[cast.aino.pk])
    assert post(signed_in(cast.ville), url).status_code == 404
    assert post(signed_in(cast.sofia), url).status_code == 403
    assert not Profile.objects.exists()


def test_her_blocks_are_hers(cast, signed_in):
    client = signed_in(cast.aino)
    made = post(client, reverse("api-blocks-block"), {"organisation": cast.bakery.pk})
    assert made.status_code == 201
    assert made.json()["name"] == "Leipomo Kauris"
    assert len(client.get(reverse("api-blocks-list")).json()["results"]) == 1
    row = Block.objects.get()
    for person in (cast.kaisa, cast.mikko, accounts.young("Otso", cast.kaisa)):
        assert post(signed_in(person), reverse("api-blocks-unblock", args=[row.pk])).status_code in {403, 404}
    assert post(client, reverse("api-blocks-unblock", args=[row.pk])).status_code == 204
    assert not Block.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "null", "{", '"x"', "\x00", "[" * 500])
def test_junk_is_a_clear_no_and_never_a_fault(cast, draft, signed_in, body):
    client = signed_in(cast.aino)
    for action in ("write", "write_skills", "write_photo"):
        answer = client.post(url_of(draft, action), body, content_type="application/json")
        assert answer.status_code in {200, 400}, action


def test_her_background_is_written_over_the_api_with_the_rules_of_the_pages(cast, draft, signed_in):
    client = signed_in(cast.aino)
    day = timezone.localdate() + dt.timedelta(days=3)
    rows = [{"kind": "job", "words": "leipurina", "months": 2}, {"kind": "hobby", "occupation": concept("kokki").pk}]
    answer = post(client, url_of(draft, "write_experience"), {"experience": rows}).json()
    assert answer["experience"] == [
        {"kind": "job", "occupation": concept("leipuri").pk, "words": "leipurina", "months": 2},
        {"kind": "hobby", "occupation": concept("kokki").pk, "words": "", "months": None},
    ]
    periods = [{"starts_on": str(day), "ends_on": str(day)}]
    answer = post(client, url_of(draft, "write_busy_periods"), {"busy_periods": periods * 2}).json()
    assert answer["busy_periods"] == periods
    data = {
        "means": ["bus", "foot", "bus"],
        "activities": {"help": 5},
        "support": "much",
        "education": 1,
        "max_minutes": 30,
    }
    answer = post(client, url_of(draft, "write"), data).json()
    assert (answer["means"], answer["activities"], answer["education"]) == (["foot", "bus"], {"help": 5}, 1)


@pytest.mark.parametrize(
    ("action", "bad"),
    [
        ("write", {"means": ["car"]}), ("write", {"means": "bus"}), ("write", {"activities": {"x": 5}}),
        ("write", {"activities": {"help": 2}}), ("write", {"activities": ["help"]}), ("write", {"max_minutes": 181}),
        ("write", {"education": 4}), ("write", {"support": "x"}), ("write", {"means": None}),
        ("write_experience", {"experience": [{"kind": "job"}]}),
        ("write_experience", {"experience": [{"kind": "job", "words": "131052-308T"}]}),
        ("write_experience", {"experience": [{"kind": "job", "words": "x", "months": 0}]}),
        ("write_experience", {"experience": [{"kind": "job", "words": "x"}] * 13}),
        ("write_busy_periods", {"busy_periods": [{"starts_on": "2050-01-02", "ends_on": "2050-01-01"}]}),
        ("write_busy_periods", {"busy_periods": [{"starts_on": "2020-01-01", "ends_on": "2020-01-02"}]}),
        ("write_busy_periods", {"busy_periods": [{"starts_on": "2020-01-01"}]}),
    ],
)  # fmt: skip
def test_a_bad_background_is_refused_at_its_field(cast, draft, signed_in, action, bad):
    answer = post(signed_in(cast.aino), url_of(draft, action), bad)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == set(bad)
    assert not draft.experience_rows.exists()


def test_a_concept_that_is_no_occupation_is_nothing_that_she_has_done(cast, draft, signed_in):
    rows = [{"kind": "job", "occupation": concept("leipominen", "skill").pk}]
    assert post(signed_in(cast.aino), url_of(draft, "write_experience"), {"experience": rows}).status_code == 400
