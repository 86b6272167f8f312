"""A list costs the same number of questions to the database however many rows it shows."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.guidance.profiles.models import Block
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.listings.states import ListingState
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of, send_request
from tests.factories import accounts, marketplace, matching, moderation
from tests.security.world import ACTORS, about

READERS = ("visitor", "aino", "mikko", "kaisa", "sofia")
TOO_MUCH = 60  # questions of one page
ENDINGS = (":list", ":mine", ":queue", ":blocks", ":ranker", ":overview", ":who_fits", "-list", "-mine", "-views")
LISTS = sorted(
    (name, actor)
    for name, endpoint in MATRIX.items()
    for actor in READERS
    if endpoint.get[ACTORS.index(actor)] == "+" and (name == "home" or name.endswith(ENDINGS))
)
# One look is noted per young person shown (906/2019 § 17): these lines of the trail are meant to grow.
NOTED = 'INSERT INTO "accounts_entry"'

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


def grow(world):
    """Two more of everything that a list may show."""
    kaisa, bakery = world.people["kaisa"], world.things["organisation"]
    aino, shed = world.people["aino"], world.things["unverified"]
    for number in range(2):
        person = accounts.young("Lisä", kaisa)
        about(person, kaisa, bakery, shed)
        shop = accounts.employer(f"Kauppa {number}")
        Block.objects.create(person=aino, organisation=shop)
        accounts.employer(f"Toinen paikka {number}", contact=world.people["mikko"], verified_by=kaisa)
        place = marketplace.listing(bakery, title=f"Uusi {number}")
        moderation.report(place)
        marketplace.listing(bakery, ListingState.SUBMITTED, title=f"Luettava {number}")
        matching.suggestion(world.things["profile"], place)
        other = marketplace.listing(bakery, title=f"Tavattu {number}")
        marketplace.introduction(aino, other, kaisa, IntroductionState.OPENED)


def cost(world, name, actor):
    path = path_of(name, world, MATRIX[name].obj, MATRIX[name].words)
    with CaptureQueriesContext(connection) as queries:
        answer = send_request(world, actor, "get", path)
    assert answer.status_code in {200, 302, 400}  # 400: it asks for a period
    return sum(not query["sql"].startswith(NOTED) for query in queries)


def test_no_list_asks_more_when_it_is_longer(world):
    grow(world)  # at least one of every kind of thing
    for actor in READERS:
        cost(world, "home", actor)  # what is asked once and remembered
    with time_machine.travel(timezone.now(), tick=False):  # a session writes once a minute that it was used
        before = {place: cost(world, *place) for place in LISTS}
        grow(world)
        after = {place: cost(world, *place) for place in LISTS}
    assert {place: (before[place], after[place]) for place in LISTS if after[place] > before[place]} == {}
    assert {place: count for place, count in after.items() if count > TOO_MUCH} == {}
