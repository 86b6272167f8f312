"""Whatever stands in an address line or in JSON: no door answers with a fault of the server."""

import itertools
import json
import re

import pytest
from django.db import transaction

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of
from tests.architecture.source import python_files
from tests.security.hostile import HONEST, payload
from tests.security.world import ACTORS

READERS = ("visitor", "aino", "mikko", "kaisa", "sofia", "armi")
ASKED = re.compile(r"""(?:GET|query_params|asked|sent)(?:\.get|\.getlist)?[(\[]\s*["'](\w+)["']""")
FILTERED = re.compile(r"^    (\w+) = (?:\w+\.)?\w*(?:Filter|Field)\(", re.MULTILINE)
STRANGE = [
    "١٢", "१२", "²", "𝟙", "1_0", "+5", "-1", "0x10", "1e999", "NaN", "9" * 19, "9" * 400, "a\x00b", "\x00",
    "�", "👩🏽‍🍳 5️⃣ 🇫🇮", "2026-02-30", "2026-13-01", "99999-01-01", "0000-00-00", "24:61", "' OR 1=1 --", "%", "_",
    "[]", "{}", "null", "true", "../../etc/passwd", "http://[::1", "//evil.example", "a" * 3000, " ", "\u202e\u2028",
]  # fmt: skip
VALUES = [
    *STRANGE, None, True, [], {}, [[]], [None], [{}], {"a": None}, 0, -1, 2**31, 2**63, 2**64, 10**400, 1.5, 1e308,
    ["\x00"], {"\x00": "\x00"}, ["١٢"], [2**70],
]  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


def names_of_parameters():
    """Every name that a page, a filter or a form takes from an address line, and those of the packages."""
    found = {"page", "cursor", "size", "next", "search", "o", "format", "lang", "version"}
    for path in python_files():
        text = path.read_text(encoding="utf-8")
        found |= set(ASKED.findall(text)) | (
            set(FILTERED.findall(text)) if path.stem in {"filters", "forms", "api"} else set()
        )
    return sorted(found)


def faults(world, requests):
    """Which of them end in an exception or in a status of 500 and more: (name, what was sent, what came)."""
    found = []
    for name, actor, send, sent in requests:
        try:
            with transaction.atomic():
                answer = send(world.client(actor))
                status = answer.status_code
                if hasattr(answer, "streaming_content"):
                    b"".join(answer.streaming_content)
                transaction.set_rollback(True)
        except Exception as error:
            status = f"{type(error).__name__}: {error}"[:200]
        if not isinstance(status, int) or status >= 500:
            found.append((name, actor, sent, status))
    return found


def doors(method):
    """One reader of each door that lets anybody in."""
    for endpoint in MATRIX.values():
        letters = dict(zip(ACTORS, getattr(endpoint, method), strict=True))
        inside = [actor for actor in READERS if letters[actor] == "+"]
        if inside and not endpoint.name.startswith(("mfa_", "admin")):
            yield endpoint, inside[-1]


def test_no_parameter_of_an_address_line_breaks_a_page(world):
    names, turns = names_of_parameters(), itertools.count()

    def requests():
        for endpoint, actor in doors("get"):
            path = path_of(endpoint.name, world, endpoint.obj, endpoint.words)
            at = next(turns)
            sent = {name: STRANGE[(at * 7 + number) % len(STRANGE)] for number, name in enumerate(names)}
            yield endpoint.name, actor, lambda client, path=path, sent=sent: client.get(path, sent), str(at)

    assert faults(world, requests()) == []


def test_no_value_in_json_breaks_a_door_of_the_api(world):
    fields, turns = sorted({*HONEST, *payload(world)}), itertools.count()

    def requests():
        for endpoint, actor in doors("post"):
            if not endpoint.name.startswith("api-"):
                continue
            path = path_of(endpoint.name, world, endpoint.obj, endpoint.words)
            at = next(turns)
            sent = {name: VALUES[(at * 7 + number) % len(VALUES)] for number, name in enumerate(fields)}
            yield (
                endpoint.name,
                actor,
                lambda client, path=path, sent=sent: client.post(
                    path, json.dumps(sent), content_type="application/json"
                ),
                str(at),
            )

    assert faults(world, requests()) == []


BODIES = {
    "nested 50,000 deep": "[" * 50_000 + "]" * 50_000,
    "objects nested 50,000 deep": '{"a":' * 50_000 + "1" + "}" * 50_000,
    "nested 200 deep": '{"text": ' + "[" * 200 + "]" * 200 + "}",
    "half of a letter": '{"text": "\\ud800", "wrong": "\\udfff", "reason": "\\ud83d"}',
    "a NUL in a key that is text": '{"municipality": "398\\u0000", "text": "\\u0000"}',
    "half of a letter in a list": '{"kinds": ["\\ud800"], "skills": {"\\ud800": "well"}}',
    "a number without an end": '{"seats": 1e999, "hours_per_day": -1e999}',
    "a number of 5,000 digits": '{"seats": ' + "9" * 5000 + "}",
    "not a number": '{"seats": NaN}',
    "no object": '"text"',
    "a list": "[1, 2]",
    "nothing": "null",
    "no UTF-8": b'{"text": "\xff\xfe"}',
}


def test_a_strange_body_breaks_no_door_of_the_api(world):
    bodies = itertools.cycle(BODIES)

    def requests():
        for endpoint, actor in doors("post"):
            if endpoint.name.startswith("api-"):
                path = path_of(endpoint.name, world, endpoint.obj, endpoint.words)
                kind = next(bodies)
                yield (
                    endpoint.name,
                    actor,
                    lambda client, path=path, body=BODIES[kind]: client.post(
                        path, body, content_type="application/json"
                    ),
                    kind,
                )

    assert faults(world, requests()) == []


@pytest.mark.parametrize("kind", ["nested 50", "nested 200", "objects", "half of a letter", "a NUL"])
def test_what_cannot_be_written_down_is_told_in_words(world, kind):
    body = next(body for name, body in BODIES.items() if name.startswith(kind))
    answer = world.client("aino").post("/api/v1/reports/", body, content_type="application/json")
    assert answer.status_code == 400
    assert "JSON" in answer.json()["errors"][""][0]
