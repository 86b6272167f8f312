"""The panel of the profile on her home page and on her coach's page about her."""

import pytest
from django.urls import reverse

from marketplace.guidance.profiles.states import ProfileState
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


def home(client):
    return client.get(reverse("home")).content.decode()


def test_without_a_profile_she_is_invited_to_tell_about_herself(cast, signed_in):
    assert reverse("profiles:mine") in home(signed_in(cast.aino))


def test_a_draft_shows_how_far_it_is_and_leads_to_its_questions(cast, signed_in):
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT, hours_per_week=20)
    text = home(signed_in(cast.aino))
    assert "5/5 pääkohtaan on vastattu" in text
    assert reverse("profiles:edit", args=[draft.pk]) in text


@pytest.mark.parametrize(
    ("state", "asks"),
    [(ProfileState.AWAITING, True), (ProfileState.PAUSED, True), (ProfileState.PUBLISHED, False)],
)
def test_a_profile_that_waits_for_her_asks_on_her_home_page(cast, signed_in, state, asks):
    profile = marketplace.profile(cast.aino, state)
    assert (profile.get_absolute_url() in home(signed_in(cast.aino))) is asks


def test_her_coach_begins_the_profile_from_her_page(cast, signed_in):
    client = signed_in(cast.kaisa)
    page = client.get(reverse("caseloads:person", args=[cast.aino.pk])).content.decode()
    assert reverse("profiles:begin", args=[cast.aino.pk]) in page


def test_her_coach_goes_on_with_the_draft_from_her_page(cast, signed_in):
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT)
    page = signed_in(cast.kaisa).get(reverse("caseloads:person", args=[cast.aino.pk])).content.decode()
    assert reverse("profiles:edit", args=[draft.pk]) in page


def test_a_coordinator_reads_where_it_stands_and_opens_nothing(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    page = signed_in(cast.sofia).get(reverse("caseloads:person", args=[cast.aino.pk])).content.decode()
    assert profile.get_state_display() in page
    assert profile.get_absolute_url() not in page
    assert reverse("profiles:begin", args=[cast.aino.pk]) not in page


def test_a_panel_is_about_the_reader_and_nobody_else(cast, signed_in):
    otso = accounts.young("Otso", cast.kaisa)
    profile = marketplace.profile(otso)
    assert profile.get_absolute_url() not in home(signed_in(cast.aino))
