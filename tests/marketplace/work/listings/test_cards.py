"""A place in short: what one does, where and how far, pay, when, who guides; in one order everywhere."""

import pytest
from django.urls import reverse

from tests.factories import marketplace
from tests.factories.accounts import municipality

pytestmark = pytest.mark.django_db
LIST = reverse("listings:list")


@pytest.fixture
def place(cast):
    return marketplace.listing(
        cast.bakery, kind="job", tasks="Paistat sämpylöitä.", pay="12,40 € tunnissa", guide_name="Mikko Leipuri",
        municipality=municipality("Hollola"), hours_per_week=25,
    )  # fmt: skip


def stand_in_order(text, *parts):
    places = [text.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    return places == sorted(places)


def main_part(answer):
    return answer.content.decode().partition("<main")[2]


def test_a_card_and_a_page_tell_it_in_the_same_order(cast, place, client):
    card = main_part(client.get(LIST)).partition("<article")[2].partition("</article>")[0]
    assert stand_in_order(card, "Paistat sämpylöitä.", "Hollola", "12,40 € tunnissa", "25 t", "Mikko Leipuri")
    page = main_part(client.get(place.get_absolute_url())).partition("Mitä teet")[2]
    assert stand_in_order(page, "Paistat sämpylöitä.", "Hollola", "12,40 € tunnissa", "25", "Mikko Leipuri")


def test_she_reads_how_far_it_is_from_her_home(cast, place, signed_in):
    marketplace.profile(cast.aino)
    here = marketplace.listing(cast.bakery, title="Lähellä")
    aino = signed_in(cast.aino)
    far = {row.title: row.km for row in aino.get(LIST).context["page_obj"]}
    assert far["Lähellä"] == 0
    assert 3 < far[place.title] < 30
    assert f"noin {far[place.title]} km kotikunnastasi" in aino.get(place.get_absolute_url()).content.decode()
    assert "kotikunnassasi" in aino.get(here.get_absolute_url()).content.decode()


def test_the_home_of_her_profile_counts_before_that_of_her_account(cast, place, signed_in):
    marketplace.profile(cast.aino, municipality=municipality("Hollola"))
    assert [row.km for row in signed_in(cast.aino).get(LIST).context["page_obj"]] == [0]


@pytest.mark.parametrize("who", ["kaisa", "mikko"])
def test_others_read_no_distance(cast, place, client, signed_in, who):
    for reader in (client, signed_in(getattr(cast, who))):
        for address in (LIST, place.get_absolute_url()):
            assert "kotikunna" not in reader.get(address).content.decode()


def test_who_has_told_of_no_home_reads_the_town_alone(cast, place, signed_in):
    type(cast.aino).objects.filter(pk=cast.aino.pk).update(municipality=None)
    assert signed_in(cast.aino).get(LIST).context["page_obj"][0].km is None
