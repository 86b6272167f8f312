"""A form that is sent twice acts once, whichever page it stands on (bars R6): the page carries a key, the door heeds it."""

import re
import uuid

import pytest
from django.db import transaction

from accounts.access.views import ActPage
from accounts.audit.models import Entry
from marketplace.guidance.profiles.questions.views import Question
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of
from tests.architecture.source import addresses
from tests.security.crawl import answers  # noqa: F401
from tests.security.hostile import payload
from tests.security.world import ACTORS

FORM = re.compile(r'<form\b[^>]*method="post"[^>]*>.*?</form>', re.DOTALL)
KEY = re.compile(r'name="form_key" value="[0-9a-f-]{36}"')
# Every page with a form of its own, save the questions about a profile: they write what they hold.
PAGES = {
    one.name: MATRIX[one.name]
    for one in addresses()
    if isinstance(one.view, type) and issubclass(one.view, ActPage) and not issubclass(one.view, Question)
}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file"), pytest.mark.both_databases]


def test_every_page_with_a_form_of_its_own_carries_a_key(answers):
    bare = set()
    for (name, actor), answer in answers.items():
        own = [form for form in FORM.findall(answer.body) if "action=" not in form.partition(">")[0]]
        if name in PAGES and answer.status == 200 and own and not any(KEY.search(form) for form in own):
            bare.add((name, actor))
    assert bare == set()


def sender(endpoint):
    """Somebody who is let in, an actor who does more than look before others."""
    let_in = [actor for actor, letter in zip(ACTORS, endpoint.post, strict=True) if letter == "+"]
    return next((actor for actor in ("kaisa", "mikko", "aino", "sofia", "armi") if actor in let_in), None)


def test_the_same_key_again_acts_no_more_and_gets_the_same_answer(world):
    acted, wrong = set(), {}
    for name, endpoint in PAGES.items():
        actor = sender(endpoint)
        if actor is None:
            continue
        path = path_of(name, world, endpoint.obj, endpoint.words)
        sent = {**payload(world), "form_key": str(uuid.uuid4())}
        with transaction.atomic():
            first = world.client(actor).post(path, sent)
            if first.status_code == 302:
                acted.add(name)
                lines = Entry.objects.count()
                again = world.client(actor).post(path, sent)
                if again.get("Location") != first["Location"] or Entry.objects.count() != lines:
                    wrong[name] = f"{again.status_code} {again.get('Location')}, {Entry.objects.count() - lines} lines"
            transaction.set_rollback(True)
    assert wrong == {}
    assert len(acted) > 20, sorted(set(PAGES) - acted)
