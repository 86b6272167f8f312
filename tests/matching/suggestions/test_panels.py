"""Panels of suggestions on the home pages and on the coach's page about a young person."""

import pytest
from django.urls import reverse

from matching.suggestions.states import Source, SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    return ready_to_meet(cast)


def home(client):
    return client.get(reverse("home")).content.decode()


def test_what_waits_for_her_is_on_her_home_page_with_its_answers(cast, pair, signed_in):
    asked = matching.suggestion(*pair, SuggestionState.ASKED, decided_by=cast.kaisa)
    text = home(signed_in(cast.aino))
    assert asked.get_absolute_url() in text
    assert reverse("suggestions:say_yes", args=[asked.pk]) in text


def test_her_own_wish_is_there_and_the_rankers_idea_is_not_before_a_coach_has_read_it(cast, pair, signed_in):
    own = matching.suggestion(*pair, source=Source.YOUNG)
    idea = matching.suggestion(pair[0], marketplace.listing(cast.bakery))
    text = home(signed_in(cast.aino))
    assert own.get_absolute_url() in text
    assert idea.get_absolute_url() not in text


def test_the_soonest_day_comes_first(cast, pair, signed_in):
    made = [
        matching.suggestion(
            pair[0], marketplace.listing(cast.bakery), SuggestionState.ASKED, decided_by=cast.kaisa,
            expires_on=f"2031-01-{day:02}",
        )
        for day in (9, 3, 5)
    ]  # fmt: skip
    text = home(signed_in(cast.aino))
    places = [text.find(one.get_absolute_url()) for one in sorted(made, key=lambda one: one.expires_on)]
    assert places == sorted(places)
    assert places[0] > 0


def test_the_coach_finds_what_waits_for_her(cast, pair, signed_in):
    waiting = matching.suggestion(*pair)
    liisa = accounts.coach("Liisa")
    other = matching.suggestion(marketplace.profile(accounts.young("Otso", liisa)), pair[1])
    text = home(signed_in(cast.kaisa))
    assert f"item=suggestion-{waiting.pk}" in text
    assert f"item=suggestion-{other.pk}" not in text


def test_the_coachs_page_about_her_has_her_suggestions_and_the_way_to_propose(cast, pair, signed_in):
    waiting = matching.suggestion(*pair)
    text = signed_in(cast.kaisa).get(reverse("caseloads:person_places", args=[cast.aino.pk])).content.decode()
    assert waiting.get_absolute_url() in text
    assert reverse("suggestions:propose", args=[cast.aino.pk]) in text


@pytest.mark.parametrize("who", ["mikko", "sofia", "ville", "admin"])
def test_no_other_home_page_names_a_suggestion(cast, pair, signed_in, who):
    waiting = matching.suggestion(*pair)
    text = home(signed_in(getattr(cast, who)))
    assert waiting.get_absolute_url() not in text
    assert "Aino" not in text


def test_a_coordinators_page_about_her_names_no_suggestion_and_offers_no_proposal(cast, pair, signed_in):
    waiting = matching.suggestion(*pair)
    answer = signed_in(cast.sofia).get(reverse("caseloads:person_places", args=[cast.aino.pk]))
    assert answer.status_code == 200
    assert waiting.get_absolute_url() not in answer.content.decode()
    assert reverse("suggestions:propose", args=[cast.aino.pk]) not in answer.content.decode()
