"""Panels of placements on the home pages and on the coach's page about a young person."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import accounts, marketplace
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def placement(cast):
    _profile, place = ready_to_meet(cast)
    met = marketplace.introduction(cast.aino, place, cast.kaisa, "accepted")
    return marketplace.placement(met, ends_on=timezone.localdate() + dt.timedelta(days=10))


def home(client):
    return client.get(reverse("home")).content.decode()


def test_it_is_on_her_home_page_and_her_coach_is_asked_what_comes_next(cast, placement, signed_in):
    assert placement.get_absolute_url() in home(signed_in(cast.aino))
    assert reverse("nextsteps:options", args=[placement.pk]) in home(signed_in(cast.kaisa))


def test_it_is_on_no_other_home_page(cast, placement, signed_in):
    others = (accounts.young("Otso", cast.kaisa), accounts.coach("Liisa"), cast.ville)
    for person in others:
        page = home(signed_in(person))
        assert placement.get_absolute_url() not in page
        assert reverse("nextsteps:options", args=[placement.pk]) not in page


def test_a_workplace_reads_the_first_name_only(cast, placement, signed_in):
    assert "Aalto" not in home(signed_in(cast.mikko))


def test_the_coachs_page_about_her_has_those_that_are_over_too(cast, placement, signed_in):
    met = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    over = marketplace.placement(met, "ended")
    page = signed_in(cast.kaisa).get(reverse("caseloads:person_places", args=[cast.aino.pk])).content.decode()
    assert placement.get_absolute_url() in page
    assert over.get_absolute_url() in page
    assert over.get_outcome_display() in page
