"""Knocking at doors: one request of one reader, and what the answer means in one letter."""

import re
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import reverse

# What a door answers, one letter each.
LETTERS = {
    "+": "let in: the page, or the form with its errors",
    "L": "to the log-in page",
    "R": "asked to log in anew",
    "F": "to the page where a second factor is set up",
    "3": "403, visible but not allowed",
    "4": "404, as if it did not exist",
    "5": "405, no such method here",
}
LOGIN, FACTOR = "/account/login/", "/account/2fa/totp/activate/"
AGAIN = ("/account/reauthenticate/", "/account/2fa/reauthenticate/")
BY_STATUS = {403: "3", 404: "4", 405: "5"}
DISGUISES = {"HTTP_HX_REQUEST": "true", "HTTP_ACCEPT": "application/json", "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
NOT_THERE = {"pk": 987654321, "token": "x" * 43}
BY_TOKEN = {
    "people:join_link", "links:open", "appointments:feed_file", "dropins:by_poster", "dropins:wall",
}  # fmt: skip
CHANGING = re.compile(
    r'(csrfmiddlewaretoken" value="|nonce="|form_key" value="|unsent" value="|csrf-token" content="|X-CSRFToken\\?&quot;: \\?&quot;)[^"&]+'
)


def letter_of(answer):
    """One letter for what a door answered. An answer of the server's own fault has none and raises KeyError."""
    if answer.status_code in {301, 302}:
        path = urlsplit(answer["Location"]).path
        if path == LOGIN:
            return "L"
        if path in AGAIN:
            return "R"
        return "F" if path == FACTOR else "+"
    if answer.status_code in BY_STATUS:
        return BY_STATUS[answer.status_code]
    assert answer.status_code < 500, answer.status_code
    return "+"


def path_of(name, world, obj, words):
    """The path of an address for a thing of the world; ``words`` are further parts of the address."""
    said = dict(part.split("=") for part in words)
    if obj != "-":
        key = "token" if name in BY_TOKEN else "pk"
        said[key] = NOT_THERE[key] if obj == "nothing" else getattr(world.things[obj], key)
    return reverse(name, kwargs=said)


def send_request(world, actor, method, path, **headers):
    """One request; whatever it did is undone."""
    with transaction.atomic():
        answer = getattr(world.client(actor), method)(path, **headers)
        if hasattr(answer, "streaming_content"):
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer


def bare(answer, path):
    """The body without what differs from request to request, and without the path that was asked for."""
    body = answer.content.decode(errors="replace")  # a PDF is no text
    return CHANGING.sub(r"\1", body).replace(path, "PATH").replace(path.replace("/", "%2F"), "PATH")
