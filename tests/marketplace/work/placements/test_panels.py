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


@pytest.mark.parametrize("who", ["aino", "mikko", "kaisa", "sofia"])
def test_it_is_on_the_home_page_of_everybody_in_it(cast, placement, signed_in, who):
    page = reverse("nextsteps:options", args=[placement.pk]) if who == "kaisa" else placement.get_absolute_url()
    assert page in home(signed_in(getattr(cast, who)))


def test_it_is_on_no_other_home_page(cast, placement, signed_in):
    others = (accounts.young("Otso", cast.kaisa), accounts.coach("Liisa"), cast.ville)
    for person in others:
        page = home(signed_in(person))
        assert placement.get_absolute_url() not in page
        assert reverse("nextsteps:options", args=[placement.pk]) not in page


def test_a_workplace_reads_the_first_name_only(cast, placement, signed_in):
    assert "Aalto" not in home(signed_in(cast.mikko))


@pytest.mark.parametrize("who", ["aino", "mikko", "kaisa", "sofia"])
def test_an_empty_panel_says_so_in_words(cast, signed_in, who):
    text = home(signed_in(getattr(cast, who)))
    name = "my-placements" if who in {"aino", "mikko"} else "placements-ending"
    panel = text.split(f'aria-labelledby="{name}"')[1].split("</section>")[0]
    assert "<p>" in panel


def test_the_coachs_page_about_her_has_those_that_are_over_too(cast, placement, signed_in):
    met = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    over = marketplace.placement(met, "ended")
    page = signed_in(cast.kaisa).get(reverse("caseloads:person", args=[cast.aino.pk])).content.decode()
    assert placement.get_absolute_url() in page
    assert over.get_absolute_url() in page
    assert over.get_outcome_display() in page
