"""Languages meet: a profile filled in Swedish is suggested for a place written in Finnish, each reads the own words."""

import pytest
from django.urls import reverse

from accounts.people.models import User
from marketplace.guidance.profiles.models import Profile
from marketplace.work.listings.models import Listing
from matching.suggestions.models import Suggestion
from matching.suggestions.runs.running import run
from tests.factories.accounts import municipality

pytestmark = pytest.mark.django_db


def found(client, word, kind):
    """What the type-ahead finds first, as the reader sees it."""
    return client.get(reverse("concept-list"), {"q": word, "kind": kind}).json()[0]


def fill_profile_in_swedish(client, person):
    """Aino's way through the questions with Swedish words. Returns the names that she picked."""
    client.post(reverse("profiles:begin", args=[person.pk]))
    draft = Profile.objects.get()

    def answer(name, data):
        assert client.post(reverse(f"profiles:{name}", args=[draft.pk]), data).status_code == 302, name

    skill, work = found(client, "bakning", "skill"), found(client, "bagare", "occupation")
    answer("edit_kinds", {"kinds": ["job"]})
    answer("edit_skills", {"more": [skill["id"]], "everyday": []})
    answer("edit_wishes", {"occupations": [work["id"]]})
    answer("edit_times", {"hours_per_week": "30"})
    answer("offer", {})
    answer("publish", {})
    return skill["name"], work["name"]


def write_listing_in_finnish(client):
    """Mikko's job through the form, with Finnish words. Returns the names that he picked."""
    skill, work = found(client, "leipominen", "skill"), found(client, "leipuri", "occupation")
    data = {
        "title": "Apulainen aamuvuoroon", "occupation": work["id"], "skills": [skill["id"]],
        "purpose": "Opit alan perusteet.", "tasks": "Paistat sämpylöitä ja pakkaat leipiä.", "job_likely": "yes",
        "seats": "1", "municipality": municipality().pk, "street": "Kauppakatu 1", "hours_per_week": "30",
        "pay": "12,40 € tunnissa",
    }  # fmt: skip
    answer = client.post(reverse("listings:write_kind", args=["job"]), data)
    assert answer.status_code == 302
    assert client.post(reverse("listings:submit", args=[Listing.objects.get().pk])).status_code == 302
    return skill["name"], work["name"]


@pytest.fixture
def swedish(cast):
    User.objects.filter(pk=cast.aino.pk).update(language="sv")
    cast.aino.refresh_from_db()
    return cast


@pytest.fixture
def suggestion(swedish, signed_in):
    assert fill_profile_in_swedish(signed_in(swedish.aino), swedish.aino) == ("bakning", "bagare-konditor")
    assert write_listing_in_finnish(signed_in(swedish.mikko)) == ("leipominen", "leipuri-kondiittori")
    signed_in(swedish.kaisa).post(reverse("listings:publish", args=[Listing.objects.get().pk]))
    run("test")
    return Suggestion.objects.get()


def test_a_profile_in_swedish_is_suggested_for_a_place_in_finnish(swedish, suggestion):
    assert (suggestion.person, suggestion.listing.title) == (swedish.aino, "Apulainen aamuvuoroon")
    by_code = {one["code"]: one for one in suggestion.reasons["helps"]}
    assert by_code["wish"]["alike"] == "same"
    assert suggestion.features["skills_wished_covered"] > 0


def test_each_reads_the_reasons_and_names_in_the_own_language(swedish, suggestion, signed_in):
    signed_in(swedish.kaisa).post(reverse("suggestions:approve", args=[suggestion.pk]))
    pages = {
        "sv": signed_in(swedish.aino).get(suggestion.get_absolute_url()),
        "fi": signed_in(swedish.kaisa).get(suggestion.get_absolute_url()),
    }
    words = {language: " ".join(page.context["object"].words["helps"]) for language, page in pages.items()}
    for language, work, theirs in (
        ("sv", "bagare", ("leipuri", "leipominen")),
        ("fi", "leipuri", ("bagare", "bakning")),
    ):
        text = pages[language].content.decode()
        assert f'<html lang="{language}">' in text
        assert work in words[language]
        assert work in text
        assert not any(name in text for name in theirs)


def test_the_api_answers_in_the_readers_language_too(swedish, suggestion, signed_in):
    signed_in(swedish.kaisa).post(reverse("suggestions:approve", args=[suggestion.pk]))
    endpoint = reverse("api-suggestions-detail", args=[suggestion.pk])
    assert "bagare" in str(signed_in(swedish.aino).get(endpoint).json()["words"])
    assert "leipuri" in str(signed_in(swedish.kaisa).get(endpoint).json()["words"])


def test_her_own_page_of_places_is_in_swedish(swedish, suggestion, signed_in):
    signed_in(swedish.kaisa).post(reverse("suggestions:approve", args=[suggestion.pk]))
    text = signed_in(swedish.aino).get(reverse("suggestions:mine")).content.decode()
    assert "bagare" in text
    assert "leipuri" not in text
