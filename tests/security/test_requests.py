"""Only a POST of our own pages acts (bars S13): no POST without its token, no mail whose link answers."""

import pytest
from django.db import transaction
from django.test import Client

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of
from tests.links import link_to
from tests.security.world import ACTORS

READERS = ("visitor", "aino", "mikko", "kaisa", "sofia", "armi")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


def strict(world, actor):
    """The reader's client in a browser that has no token to send."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client(actor).cookies
    return client


@pytest.mark.parametrize("actor", READERS)
def test_no_door_takes_a_post_without_its_token(world, actor):
    taken = {}
    for name, endpoint in MATRIX.items():
        if endpoint.post[ACTORS.index(actor)] != "+" or (actor == "visitor" and name.startswith("api-")):
            continue  # refused anyway; DRF asks visitors for no token, because they have no session to ride on
        path = path_of(name, world, endpoint.obj, endpoint.words)
        with transaction.atomic():
            answer = strict(world, actor).post(path)
            transaction.set_rollback(True)
        if answer.status_code != 403:
            taken[name] = answer.status_code
    assert taken == {}


def test_opening_the_link_of_a_mail_answers_for_nobody(world):
    introduction, invitation = world.things["introduction"], world.things["invitation"]
    link = link_to("introductions.answer", introduction, introduction.listing.contact)
    for path in (link, f"/people/join/{invitation.token}/"):
        assert world.client("visitor").get(path).status_code == 200
        assert world.client("visitor").head(path).status_code == 200
    introduction.refresh_from_db()
    invitation.refresh_from_db()
    assert (introduction.state, invitation.state) == ("opened", "open")
