"""Panels of listings on home pages."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from marketplace.work.listings.writing.drafts import SESSION
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


def drawn(slot, user, **session):
    request = RequestFactory().get("/")
    request.session, request.user = session, user
    page = Template(f'{{% load accounts_panels %}}{{% panels "{slot}" %}}')
    return page.render(Context({"request": request, "user": user}))


def test_an_employer_sees_the_own_places_and_nobody_elses(cast):
    marketplace.listing(cast.bakery, title="Oma")
    marketplace.listing(accounts.employer("Kilpailija", verified_by=cast.kaisa), title="Vieras")
    text = drawn("home-employer", cast.mikko)
    assert "Oma" in text
    assert "Vieras" not in text


def test_a_half_written_place_is_not_forgotten(cast):
    draft = {"kind": "job", "typed": {"title": ["Myyjä"]}}
    assert "/places/write/preview/" in drawn("home-employer", cast.mikko, **{SESSION: draft})
    assert "/places/write/preview/" not in drawn("home-employer", cast.mikko)


def test_the_front_page_shows_the_five_newest_open_places(cast):
    for number in range(7):
        marketplace.listing(cast.bakery, title=f"Paikka {number}")
    marketplace.listing(cast.bakery, title="Luonnos", state="draft")
    text = drawn("home-visitor", cast.aino)
    assert [f"Paikka {number}" in text for number in range(7)] == [False, False, True, True, True, True, True]
    assert "Luonnos" not in text
