"""What people write is text on every page: no tag, no handler and no script address of it becomes part of a page (bars S16)."""

from contextlib import suppress
from html.parser import HTMLParser
from itertools import cycle, product

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of, send_request
from tests.security.hostile import OURS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]

BREAKS = (
    "", '"', "'", "`", '">', "'>", "`>", "-->", "]]>", "</textarea>", "</title>", "</script>", "</style>", "</option>",
    "{{", "{%", "&lt;", "\\", "\\u0022>", "%22%3E",
)  # fmt: skip
TAGS = (
    "<x-crow>", "<X-CROW/a=1>", "<svg/onxcrow=1>", '<img src=x onxcrow="1">', "<a href=javascript:xcrow>", "<x-crow onxcrow=1",
)  # fmt: skip
PAYLOADS = [break_out + tag for break_out, tag in product(BREAKS, TAGS)]
PLAIN = ("Bon<<eau", "R&D", "O’Neill")
READERS = ("aino", "mikko", "kaisa")


class Watch(HTMLParser):
    """Notes what of the payloads has become part of a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag.startswith("x-crow"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("onxcrow") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}")

    handle_startendtag = handle_starttag


def free_texts():
    """Every column in which people may write words: model and field."""
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.SlugField)
            if is_text and not field.choices and field.name in getattr(model.Privacy, "personal", ()):
                yield model, field


def plant():
    """A payload in each of them that takes it; returns how many were planted."""
    planted, payloads = 0, cycle(PAYLOADS)
    for model, field in free_texts():
        if field.unique or field.name in {"email", "phone", "password"}:
            continue
        for row in model._base_manager.all():
            payload = next(payloads)
            if field.max_length is None or len(payload) <= field.max_length:
                with suppress(DatabaseError), transaction.atomic():  # empty in this state, or a line of the trail
                    planted += model._base_manager.filter(pk=row.pk).update(**{field.name: payload})
    return planted


def pages(world):
    """(address, reader, page) of all pages that can be asked by GET."""
    for name, row in MATRIX.items():
        if "photo" in name or row.get == "5" * len(row.get) or name.startswith("api-"):
            continue
        for reader in READERS:
            answer = send_request(world, reader, "get", path_of(name, world, row.obj, row.words))
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                yield name, reader, answer.content.decode()


def test_no_words_of_anybody_become_part_of_a_page(world, record_property):
    planted = plant()
    troubles, shown = [], 0
    for name, reader, page in pages(world):
        shown += "x-crow" in page.lower()
        watch = Watch()
        watch.feed(page)
        troubles += [(name, reader, found) for found in watch.found]
    assert troubles == []
    assert shown > 50, "or the pages would not show what was planted"
    record_property("S16 payloads", len(PAYLOADS))
    record_property("S16 columns planted", planted)


def test_the_watch_sees_what_is_not_escaped():
    for payload in PAYLOADS:
        if payload.startswith(("<", '">', "'>")) and not payload.endswith("=1"):
            watch = Watch()
            watch.feed(f"<p>{payload}</p>")
            assert watch.found, payload


@pytest.mark.parametrize("words", PLAIN)
def test_words_with_signs_in_them_stay_as_they_are(cast, signed_in, words):
    type(cast.bakery).objects.filter(pk=cast.bakery.pk).update(name=words)
    page = signed_in(cast.mikko).get(f"/employers/{cast.bakery.pk}/").content.decode()
    assert words.replace("&", "&amp;").replace("<", "&lt;") in page
