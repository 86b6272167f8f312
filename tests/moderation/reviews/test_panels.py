"""Who has sent a place reads thanks and what follows with its day; nobody else does."""

import datetime as dt
from html import unescape

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from marketplace.work.listings.models import Listing
from marketplace.work.listings.states import ListingState
from moderation.reviews.queries import DAYS
from tests.factories import marketplace

pytestmark = pytest.mark.django_db
THANKS = "Kiitos. Näin tästä mennään eteenpäin"
FOR_THE_YOUNG = "Valmentaja arvioi, sopiiko paikka sinulle."


@pytest.fixture
def sent(cast):
    return marketplace.listing(cast.bakery, ListingState.SUBMITTED)


def page(client, place):
    return " ".join(unescape(client.get(place.get_absolute_url()).content.decode()).split())


def short(day):
    return date_format(timezone.localtime(day), "SHORT_DATE_FORMAT")


def test_mikko_reads_thanks_and_by_which_day_a_coach_reads_his_place(cast, signed_in, sent):
    shown = page(signed_in(cast.mikko), sent)
    assert THANKS in shown
    assert f"Viimeistään {short(sent.created_at + dt.timedelta(days=DAYS['listing']))} valmentaja lukee sen" in shown
    assert "Tämä paikka ei ole nyt auki" not in shown
    assert FOR_THE_YOUNG not in shown


def test_what_follows_for_a_young_person_is_told_to_her_and_to_visitors(cast, client, signed_in):
    place = marketplace.listing(cast.bakery)
    assert FOR_THE_YOUNG in page(signed_in(cast.aino), place)
    assert FOR_THE_YOUNG in page(client, place)
    assert FOR_THE_YOUNG not in page(signed_in(cast.mikko), place)


def test_a_promise_that_is_broken_is_not_told_again(cast, signed_in, sent):
    Listing.objects.filter(pk=sent.pk).update(created_at=timezone.now() - dt.timedelta(days=4))
    shown = page(signed_in(cast.mikko), sent)
    assert "Olemme myöhässä, anteeksi" in shown
    assert "Viimeistään" not in shown.partition(THANKS)[2].partition("</section>")[0]


def test_kaisa_who_reads_it_is_not_thanked_and_nor_is_mikko_once_it_is_open(cast, signed_in, sent):
    assert THANKS not in page(signed_in(cast.kaisa), sent)
    assert THANKS not in page(signed_in(cast.mikko), marketplace.listing(cast.bakery))
