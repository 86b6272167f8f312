"""An introduction that waits for Mikko's answer, and how his mail's link is used."""

import pytest

from tests.factories import marketplace
from tests.links import link_to, pressed
from tests.people import ready_to_meet

RELEASED = {"given_name": "Aino", "family_name": "Aalto", "phone": "+358401234567", "email": "aino@canary.test"}
CANARIES = ("Aalto", "+358401234567", "aino@canary.test")


@pytest.fixture
def introduction(cast):
    _profile, place = ready_to_meet(cast)
    return marketplace.introduction(cast.aino, place, cast.kaisa, released=RELEASED)


def text_of(answer):
    return answer.content.decode()


def answer_url(introduction):
    return link_to("introductions.answer", introduction, introduction.listing.contact)


def post_url(introduction, verb):
    return f"{answer_url(introduction)}?do={verb}"


def opened(client, introduction):
    return pressed(client, answer_url(introduction))
