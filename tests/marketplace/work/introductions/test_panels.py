"""Panels of introductions on the home pages and on the coach's page about a young person."""

import pytest
from django.urls import reverse

from marketplace.work.introductions.queries import open_for
from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def introduction(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa)


def home(client):
    return client.get(reverse("home")).content.decode()


@pytest.mark.parametrize("who", ["aino", "mikko"])
def test_what_is_open_is_on_the_home_page_of_both_sides(cast, introduction, signed_in, who):
    assert introduction.get_absolute_url() in home(signed_in(getattr(cast, who)))


def test_her_coach_finds_it_among_what_waits_for_others(cast, introduction, signed_in):
    page = signed_in(cast.kaisa).get(f"{reverse('worklist:list')}?pile=others").content.decode()
    assert introduction.get_absolute_url() in page


def test_it_is_on_no_other_home_page(cast, introduction, signed_in):
    others = (accounts.young("Otso", cast.kaisa), accounts.coach("Liisa"), cast.ville)
    for person in others:
        assert introduction.get_absolute_url() not in home(signed_in(person))


def test_a_workplace_reads_the_first_name_only(cast, introduction, signed_in):
    text = home(signed_in(cast.mikko))
    assert "Aino" in text
    assert "Aalto" not in text


def test_the_coach_reads_first_whom_she_has_to_call(cast, introduction):
    states = ("seen", "accepted", "silent", "meeting")
    made = [marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, one) for one in states]
    assert [one.state for one in open_for(cast.kaisa)] == ["silent", "accepted", "meeting", "opened", "seen"]
    assert [one.state for one in open_for(cast.mikko)][:2] == ["opened", "seen"]
    assert len(made) == len(states)


def test_what_is_over_or_has_become_a_placement_is_not_open(cast, introduction):
    for state in ("declined", "withdrawn", "closed"):
        marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, state)
    met = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    marketplace.placement(met)
    for person in (cast.aino, cast.kaisa, cast.mikko, cast.sofia):
        assert list(open_for(person)) == [introduction]


def test_the_coachs_page_about_her_has_them_all(cast, introduction, signed_in):
    over = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, "declined")
    page = signed_in(cast.kaisa).get(reverse("caseloads:person_places", args=[cast.aino.pk])).content.decode()
    assert introduction.get_absolute_url() in page
    assert over.get_absolute_url() in page
