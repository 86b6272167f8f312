"""Reads of introductions: whose profile is shown, until when, and who reads what was released."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from marketplace.work.introductions.queries import profile_shown, released_to
from marketplace.work.introductions.states import HIDDEN, IntroductionState
from tests.factories import marketplace
from tests.people import ready_to_meet


@pytest.mark.parametrize("state", IntroductionState)
def test_a_profile_is_shown_only_while_an_introduction_stands(cast, state):
    profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, state)
    introduction.profile = profile
    assert profile_shown(introduction, cast.mikko) == (None if state in HIDDEN else profile)


TICKED = {"given_name": "Aino", "family_name": "Aalto", "phone": "+358401112131", "email": "aino@posti.example"}


@pytest.fixture
def introduction(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, released=TICKED)


@pytest.mark.parametrize("who", ["aino", "kaisa", "mikko"])
def test_the_two_sides_and_her_coach_read_all_that_she_ticked(cast, introduction, who):
    assert released_to(getattr(cast, who), introduction) == TICKED


def test_whoever_comes_by_the_link_in_the_workplaces_mail_reads_it_too(introduction):
    assert released_to(AnonymousUser(), introduction) == TICKED


def test_sofia_follows_the_case_by_the_first_name_alone(cast, introduction):
    assert released_to(cast.sofia, introduction) == {"given_name": "Aino"}


def test_sofia_sees_on_the_page_where_it_stands_and_nothing_that_was_ticked(cast, introduction, signed_in):
    page = signed_in(cast.sofia).get(introduction.get_absolute_url()).content.decode()
    assert introduction.get_state_display() in page
    assert [told for name, told in TICKED.items() if name != "given_name" and told in page] == []


def test_sofia_gets_over_the_api_the_state_and_nothing_that_was_ticked(cast, introduction, signed_in):
    answer = signed_in(cast.sofia).get(reverse("api-introductions-detail", args=[introduction.pk])).json()
    assert (answer["state"], answer["released"]) == ("opened", {"given_name": "Aino"})
