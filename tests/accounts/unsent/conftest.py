"""Aino's talk with Kaisa, and tabs: what the form of one holds."""

import html
import re
from urllib.parse import urldefrag

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.work.messages.models import Thread

HIDDEN = re.compile(r'<input type="hidden" name="(unsent|form_key)" value="([^"]+)"')
AREA = re.compile(r"<textarea[^>]*>\n(.*?)</textarea>", re.DOTALL)


class Tab:
    """One form in one tab of one browser."""

    def __init__(self, client, path):
        self.client, self.path = client, path
        self.body = html.unescape(client.get(path).content.decode())
        self.hidden = dict(HIDDEN.findall(self.body))

    @property
    def text(self):
        """What its text area shows."""
        return AREA.search(self.body)[1]

    def send(self, text, browser=None, **more):
        """Press the button, in another browser where the session is away."""
        return (browser or self.client).post(self.path, {**self.hidden, "text": text, **more})

    def keep(self, text):
        """What the script of the page sends while somebody types."""
        return self.client.post(reverse("unsent:keep"), {**self.hidden, "text": text})


@pytest.fixture
def talk(cast):
    """Where Aino writes to Kaisa, as a browser sends it: without the place on the page."""
    return urldefrag(Thread.objects.create(person=cast.aino, authority=cast.aino.authority).get_absolute_url()).url


@pytest.fixture
def tab(talk):
    """The form of the talk in a new tab: ``tab(client)``; or that of another page."""

    def open_one(client, path=talk):
        return Tab(client, path)

    return open_one


@pytest.fixture
def nobody():
    """A browser whose session has ended."""
    return Client()
