"""Requests that the API's own schema makes up (schemathesis), by every kind of reader: none may break the server.

The tests send each operation once, always the same way; ``make fuzz`` goes on by chance for as long as it is told.
"""

import gc
import json
import os
import time
from itertools import cycle, product
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.urls import resolve
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, openapi

from tests.architecture.permission_matrix import MATRIX
from tests.security.world import ACTORS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
TYPES = (dict, list, str, int, float, bool, type(None))


def operations():
    """Every operation of the schema."""
    schema = openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
    return [found.ok() for found in schema.get_all_operations()]


def path_to(world, path):
    """The path of an operation with the number of a thing that is there."""
    row = MATRIX[resolve(path.replace("{id}", "1")).view_name]
    return path.replace("{id}", str(world.things[row.obj].pk) if row.obj in world.things else "1"), row


def send(world, reader, case, path):
    """One request, undone again."""
    body = json.dumps(case.body) if isinstance(case.body, TYPES) else ""
    query = urlencode({name: str(value) for name, value in (case.query or {}).items()}, errors="replace")
    with transaction.atomic():
        ask = getattr(world.client(reader), case.method.lower())
        answer = ask(
            f"{path}?{query}", **({} if case.method == "GET" else {"data": body, "content_type": "application/json"})
        )
        transaction.set_rollback(True)
    return answer


def fuzz(world, operation, mode, readers, *, chance):
    """Each reader sends what is made up; returns what broke."""
    path, _row = path_to(world, operation.path)
    broken = []

    def sent_by_all(case):
        for reader in readers:
            answer = send(world, reader, case, path)
            if answer.status_code >= 500:
                broken.append((reader, case.method, path, case.query, case.body))

    how = settings(
        max_examples=1 if not chance else 5, deadline=None, database=None, derandomize=not chance,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    how(given(case=operation.as_strategy(generation_mode=mode))(sent_by_all))()
    return broken


def let_in(world, operation):
    """Readers to whom the operation is open; of two alike the first."""
    _path, row = path_to(world, operation.path)
    letters = row.get if operation.method.upper() == "GET" else row.post
    return [reader for reader, letter in zip(ACTORS, letters, strict=True) if letter == "+"][:2] or ["aino"]


def test_what_the_schema_makes_up_breaks_nothing(world, record_property):
    gc.freeze()  # for each operation hypothesis looks through all there is for garbage
    began, sent = time.monotonic(), operations()
    broken = [
        fault
        for mode, operation in zip(cycle(MODES), sent, strict=False)
        for fault in fuzz(world, operation, mode, let_in(world, operation), chance=False)
    ]
    rounds = len(sent)
    for mode, operation in cycle(product(MODES, sent)):
        if time.monotonic() - began >= SECONDS:
            break
        broken += fuzz(world, operation, mode, ACTORS, chance=True)
        rounds += 1
    record_property("S23 operations", rounds)
    print(f"{rounds} rounds of {len(sent)} operations")
    assert broken == []
