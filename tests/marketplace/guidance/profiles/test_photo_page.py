"""The page of a photo: whom it is served to, and how."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from marketplace.guidance.profiles.photos import make_photo
from tests.factories import marketplace
from tests.marketplace.guidance.profiles import pictures

pytestmark = pytest.mark.django_db


def test_the_photo_is_served_to_her_and_her_coach_only(cast, signed_in, client):
    profile = marketplace.profile(
        cast.aino, photo=make_photo(SimpleUploadedFile("kuva.jpg", pictures.jpeg(), "image/jpeg"))
    )
    url = reverse("profiles:photo", args=[profile.pk])
    for person in (cast.aino, cast.kaisa):
        answer = signed_in(person).get(url)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
        assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    for person in (cast.mikko, cast.ville, cast.sofia, cast.admin):
        assert signed_in(person).get(url).status_code == 404
    assert client.get(url).status_code == 302


def test_a_profile_without_a_photo_has_no_page_of_it(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    assert signed_in(cast.aino).get(reverse("profiles:photo", args=[profile.pk])).status_code == 404
