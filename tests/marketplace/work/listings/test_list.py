"""The public list of places: search in any inflection, filters, junk in the address, what is open."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from marketplace.work.listings.actions import searchable_text
from marketplace.work.listings.models import Listing
from tests.factories import accounts, marketplace
from tests.factories.accounts import municipality
from tests.factories.marketplace import concept

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LIST = reverse("listings:list")


def found(client, **asked):
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return {listing.title for listing in answer.context["page_obj"]}


def place(cast, title, **facts):
    made = marketplace.listing(cast.bakery, title=title, **facts)
    made.search_text = searchable_text(made)
    made.save(update_fields=["search_text"])
    return made


@pytest.mark.parametrize("query", ["leipoja", "leipojalle", "LEIPOJAN", "leipiä", "leipä", "Kauris"])
def test_a_visitor_finds_a_place_by_any_form_of_a_word(query, cast, client):
    place(cast, "Leipoja")
    place(cast, "Myyjä", tasks="Palvelet asiakkaita.", purpose="Opit myymään.", occupation=concept("myyja"))
    titles = found(client, q=query)
    assert "Leipoja" in titles
    assert query == "Kauris" or "Myyjä" not in titles


def test_words_that_mean_nothing_find_nothing_and_say_so(cast, client):
    place(cast, "Leipoja")
    assert found(client, q="astronautti") == set()
    assert 'class="empty"' in client.get(LIST, {"q": "astronautti"}).content.decode()


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"kind": "job"}, {"Työ"}),
        ({"municipality": "098"}, {"Hollola"}),
        ({"field": "retail"}, {"Kauppa"}),
        ({"job_likely": "yes"}, {"Jatkuu"}),
        ({"hours": "20"}, {"Lyhyt"}),
        ({"hours": "40"}, {"Pitkä"}),
        ({"calm": "on"}, {"Työ", "Hollola", "Kauppa", "Jatkuu", "Lyhyt", "Pitkä"}),
    ],
)
def test_each_filter_narrows_the_list(asked, wanted, cast, client):
    place(cast, "Työ", kind="job")
    place(cast, "Hollola", municipality=municipality("Hollola"))
    place(cast, "Kauppa", occupation=concept("myyja"))
    place(cast, "Jatkuu", job_likely="yes")
    place(cast, "Lyhyt", hours_per_week=20)
    place(cast, "Pitkä", hours_per_week=38)
    place(cast, "Ilta", evenings=True)
    assert found(client, **asked) == wanted


def test_newest_come_first_and_starting_first_on_demand(cast, client):
    today = timezone.localdate()
    old = place(cast, "Vanha", starts_on=today + dt.timedelta(days=1))
    Listing.objects.filter(pk=old.pk).update(published_at=timezone.now() - dt.timedelta(days=9))
    place(cast, "Uusi", starts_on=today + dt.timedelta(days=30))
    titles = [listing.title for listing in client.get(LIST).context["page_obj"]]
    assert titles == ["Uusi", "Vanha"]
    titles = [listing.title for listing in client.get(LIST, {"sort": "start"}).context["page_obj"]]
    assert titles == ["Vanha", "Uusi"]


@pytest.mark.parametrize("junk", ["\x00", "x" * 5000, "'; drop table--", "٣", "-1"])
@pytest.mark.parametrize("name", ["q", "kind", "municipality", "field", "hours", "sort", "calm"])
def test_junk_in_the_address_is_no_error(name, junk, cast, client):
    assert client.get(LIST, {name: junk}).status_code == 200


def test_only_open_places_are_public(cast, client):
    place(cast, "Auki")
    for state in ("draft", "submitted", "returned", "paused", "filled", "expired", "withdrawn"):
        place(cast, state, state=state)
    place(cast, "Täynnä", seats=1, seats_taken=1)
    place(cast, "Vanhentunut", refresh_by=timezone.localdate() - dt.timedelta(days=1))
    waiting = accounts.employer("Tarkistamaton")
    marketplace.listing(waiting, title="Tarkistamaton")
    assert found(client) == {"Auki"}


def test_the_list_costs_the_same_with_one_and_with_three_rows(cast, client, django_assert_num_queries):
    place(cast, "Yksi")
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    place(cast, "Kaksi")
    place(cast, "Kolme")
    with django_assert_num_queries(len(one)):
        client.get(LIST)
