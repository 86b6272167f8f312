"""What a coordinator reads of a young person: one table, every page and list; the rule is decision 78."""

import pytest

from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import path_of
from tests.security.world import CANARIES

SOFIA = 9  # the column of the table of doors
# Facts that a coordinator reads, and why; every other canary of the world is none of hers.
READS = {
    "feedback": "lines without names, which workers read before others do",
    "goal": "the aim of a placement stands in the agreement that she signs",
    "report": "she handles reports about places",
}
# Surfaces that need more for their task, each with its reason.
EXCEPT = dict.fromkeys(
    ("agreements:detail", "agreements:confirm", "agreements:pdf", "api-agreements-detail"),
    "she signs for the authority: the whole text, with its parties (380/2023 § 57)",
)


def doors():
    """Every address that a coordinator may read."""
    return [name for name, row in MATRIX.items() if row.get[SOFIA] == "+"]


def spelt(fact):
    value = CANARIES[fact]
    return str(value) if isinstance(value, str) else f"{value.day}.{value.month}.{value.year}"


@pytest.mark.django_db
def test_no_page_and_no_list_shows_a_coordinator_what_is_not_for_her(world):
    client, found = world.client("sofia"), {}
    for name in doors():
        row = MATRIX[name]
        answer = client.get(path_of(name, world, row.obj, row.words))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode(errors="replace")
        seen = {fact for fact in CANARIES if fact not in READS and spelt(fact) in text}
        if seen:
            found[name] = seen
    assert len(doors()) > 60
    assert {name: facts for name, facts in found.items() if name not in EXCEPT} == {}
    assert {fact for facts in found.values() for fact in facts} <= {"family_name"}, "the exceptions are for the name"


@pytest.mark.django_db
def test_her_page_of_a_case_does_not_say_that_there_is_nothing_of_what_is_not_hers_to_read(world):
    page = world.client("sofia").get(world.people["aino"].get_absolute_url()).content.decode()
    for words in ("Ei vielä muistiinpanoja", "Ei vielä lähetteitä"):
        assert words not in page
