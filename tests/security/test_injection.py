"""Words in a search, a filter or an order are words: they find what they say and change nothing (bars S24)."""

import pytest
from django.urls import reverse

from accounts.people.models import User
from marketplace.work.listings.models import Listing
from tests.factories import marketplace

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PAYLOADS = [
    "' OR 1=1 --", "' OR '1'='1", '" OR ""="', "') OR ('1'='1", "1; DROP TABLE accounts_user; --", "'; DELETE FROM accounts_user; --",
    "' UNION SELECT password FROM accounts_user --", "1' AND SLEEP(5) --", "'; SELECT pg_sleep(5); --", "%' OR '%'='", "%", "_", "%%",
    "\\", "\\'", "\\%", "$$", "$1", "?", "%s", "%(name)s", "{{ 7*7 }}", "{% debug %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{0.__class__}",
    "search_text__icontains", "person__password__startswith", "-id", "id; --", "RANDOM()", "1=1", "NULL", "0x27", "ʼ OR 1=1",
]  # fmt: skip
ORDERS = ["start", "newest", "id", "-id", "contact__email", "person__password", "?", "random()"]


@pytest.fixture
def places(cast):
    """Two open places, in one of which a sign of every payload stands as a word."""
    plain = marketplace.listing(cast.bakery, title="Leipuri")
    signs = marketplace.listing(cast.bakery, title="Alennus 100 % _ ja R&D")
    return plain, signs


def found(client, **asked):
    page = client.get(reverse("listings:list"), asked).content.decode()
    return {place.title for place in Listing.objects.all() if place.get_absolute_url() in page}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_search_finds_the_literal_words_and_nothing_else(places, client, signed_in, cast, payload):
    people, kept = User.objects.count(), Listing.objects.count()
    shown = found(client, q=payload)
    assert "Leipuri" not in shown or not any(sign.isalnum() for sign in payload)
    listed = client.get("/api/v1/listings/", {"q": payload})
    assert listed.status_code == 200
    assert {one["title"] for one in listed.json()["results"]} == shown
    caseload = signed_in(cast.kaisa).post(reverse("caseloads:list"), {"q": payload}, follow=True)
    assert caseload.status_code == 200
    assert "Aino" not in caseload.content.decode().partition("<main")[2]
    assert (User.objects.count(), Listing.objects.count()) == (people, kept)


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_that_is_not_on_the_list_orders_nothing(places, client, order):
    assert client.get(reverse("listings:list"), {"sort": order}).status_code == 200
    answer = client.get("/api/v1/listings/", {"sort": order, "ordering": order})
    assert answer.status_code in {200, 400}
