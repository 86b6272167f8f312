"""One walk through every address by the main readers: what each answer said, and what was written on the way."""

import sys
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from django.db import connection, reset_queries
from django.template import engines
from django.test.utils import CaptureQueriesContext

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of, send_request

READERS = ("visitor", "aino", "mikko", "kaisa", "armi")
WRITES = ("INSERT", "UPDATE", "DELETE")
# The trail notes who looked; a session and a cache live by being written; allauth copies an account's own address
# into its own table when it first needs it.
MAY_GROW = {"accounts_entry", "django_session", "accounts_ratelimitusage", "account_emailaddress"}


# Variables that pages may leave out: Django's and allauth's own templates do so.
OTHERS_TEMPLATES = ("site-packages", "/templates/allauth/", "/templates/django/")


class Undefined(str):
    """In the place of ``string_if_invalid``: writes down what a page of ours asked for and nobody gave."""

    __slots__ = ()
    asked: ClassVar[set[tuple[str, str]]] = set()

    def __contains__(self, key):
        return key == "%s"

    def __mod__(self, variable):
        frame = sys._getframe(1)
        while frame is not None:
            origin = getattr(frame.f_locals.get("self"), "origin", None)
            if origin is not None and getattr(origin, "name", None):
                if not any(part in origin.name for part in OTHERS_TEMPLATES):
                    self.asked.add((origin.name.partition("templates/")[2], str(variable)))
                break
            frame = frame.f_back
        return ""


@dataclass(frozen=True)
class Answer:
    """What a reader was told by one address, and the writes that the question cost."""

    status: int
    headers: dict[str, str]
    wrote: tuple[str, ...]
    body: Any


def is_a_write(sql):
    return sql.startswith(WRITES) and not any(f'"{table}"' in sql for table in MAY_GROW)


def shown_by(endpoint):
    """The thing with which a page is truly drawn: the questions about a profile send a version in force away."""
    return "draft" if endpoint.name.startswith("profiles:edit") else endpoint.obj


GATHERED: dict[tuple[str, str], Answer] = {}


@pytest.fixture(scope="module")
def answers(world):
    """(address, reader) → Answer, of all that can be asked by GET; one walk serves every module that only reads it."""
    if not GATHERED:
        GATHERED.update(_walk(world))
    return GATHERED


def _walk(world):
    """Ask everything. Photos are left out: their file is not there."""
    gathered = {}
    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, Undefined("%s")
    for name, endpoint in MATRIX.items():
        if "photo" in name or endpoint.get == "5" * len(endpoint.get):
            continue
        path = path_of(name, world, shown_by(endpoint), endpoint.words)
        for actor in READERS:
            reset_queries()  # the log holds some thousand, and a walk asks more
            with CaptureQueriesContext(connection) as queries:
                answer = send_request(world, actor, "get", path)
            wrote = tuple(query["sql"][:120] for query in queries if is_a_write(query["sql"]))
            is_text = not answer.streaming and answer.headers.get("Content-Type") != "application/pdf"
            body = answer.content.decode() if is_text else ""
            gathered[name, actor] = Answer(answer.status_code, dict(answer.headers), wrote, body)
    engine.string_if_invalid = before
    return gathered
