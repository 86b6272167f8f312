"""Who may open each address: every door of the site is knocked at by eleven readers, by GET and by POST."""

from itertools import groupby

import pytest

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import DISGUISES, LETTERS, NOT_THERE, bare, letter_of, path_of, send_request
from tests.architecture.source import addresses
from tests.security.world import ACTORS

METHODS = ("get", "post")
ASKS_A_PASSKEY = "mfa_login_webauthn"  # the log-in page itself asks here, in JSON


def house_of(endpoint):
    """The feature that a door belongs to, by its name."""
    return (
        endpoint.name.partition(":")[0]
        if ":" in endpoint.name
        else "-".join(endpoint.name.replace("_", "-").split("-")[:2])
    )


HOUSES = {house: list(endpoints) for house, endpoints in groupby(sorted(MATRIX.values(), key=house_of), house_of)}
every_house = pytest.mark.parametrize("house", list(HOUSES))

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("photo_file")]


def test_every_address_of_the_site_is_in_the_table_and_nothing_else():
    assert {one.name for one in addresses()} == set(MATRIX)


def test_every_line_of_the_table_speaks_of_all_readers_in_known_letters():
    assert {len(letters) for endpoint in MATRIX.values() for letters in (endpoint.get, endpoint.post)} == {len(ACTORS)}
    assert {letter for endpoint in MATRIX.values() for letter in endpoint.get + endpoint.post} <= set(LETTERS)


@every_house
@pytest.mark.parametrize("method", METHODS)
def test_a_door_opens_for_those_in_the_table_and_for_nobody_else(world, house, method, record_property):
    record_property("S1 cases", len(HOUSES[house]) * len(ACTORS))
    wrong = {}
    for endpoint in HOUSES[house]:
        path = path_of(endpoint.name, world, endpoint.obj, endpoint.words)
        answers = "".join(letter_of(send_request(world, actor, method, path)) for actor in ACTORS)
        if answers != getattr(endpoint, method):
            wrong[endpoint.name] = f"answers {answers}, the table says {getattr(endpoint, method)}"
    assert wrong == {}


@every_house
def test_no_header_opens_a_door(world, house):
    opened = {}
    for endpoint in HOUSES[house]:
        path = path_of(endpoint.name, world, endpoint.obj, endpoint.words)
        for method in METHODS:
            wanted = getattr(endpoint, method) if endpoint.name != ASKS_A_PASSKEY else ""
            for letter in set(wanted) & set("L34"):
                actor = ACTORS[wanted.rindex(letter)]
                answer = letter_of(send_request(world, actor, method, path, **DISGUISES))
                if answer not in "L34":
                    opened[endpoint.name] = f"{method} answers {actor} {answer} instead of {letter}"
    assert opened == {}


@every_house
def test_what_is_out_of_sight_answers_like_what_never_was(world, house):
    told = []
    for endpoint in [one for one in HOUSES[house] if one.obj != "-"]:
        method = "get" if "4" in endpoint.get else "post"
        path = path_of(endpoint.name, world, endpoint.obj, endpoint.words)
        nowhere = path_of(endpoint.name, world, "nothing", endpoint.words)
        unseen = [one for one, letter in zip(ACTORS, getattr(endpoint, method), strict=True) if letter == "4"]
        for actor in unseen[:: max(1, len(unseen) - 1)]:  # the first and the last of them
            there, never = send_request(world, actor, method, path), send_request(world, actor, method, nowhere)
            if trace(there, path) != trace(never, nowhere):
                told.append(f"{endpoint.name} {actor}")
    assert told == []


def trace(answer, path):
    """All that a reader can learn from an answer."""
    return answer.status_code, bare(answer, path), {**answer.headers, "Content-Length": "", CSP: ""}


CSP = "Content-Security-Policy"  # holds a nonce


def test_the_thing_that_never_was_has_an_id_that_nothing_has(world):
    assert not any(getattr(obj, "pk", None) == NOT_THERE["pk"] for obj in world.things.values())
