"""Whoever owns the database turns its triggers off and changes the past of a long trail: it is found each time."""
# ruff: noqa: S608 (numbers of our own)

import datetime as dt
import json
import time

import pytest
from django.db import connection
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.chain import verifier
from accounts.chain.actions import head_line, seal
from accounts.chain.models import TrailLink
from accounts.chain.queries import export_lines
from accounts.keyring.sealing import ring

pytestmark = pytest.mark.postgres
MANY, LONGEST = 1_000, 10_000
GUARD = 60  # seconds; the bar of ten is measured by itself (make bench-trail)
PLACES = [1, 2, 77, 500, MANY - 1, MANY]
TRIGGERS = ("accounts_entry", "accounts_traillink")


@pytest.fixture
def trail(cast, request):
    """Many lines, a second between them, sealed; the head as it was kept outside."""
    many = getattr(request, "param", MANY)
    begun = timezone.now() - dt.timedelta(seconds=many)
    Entry.objects.bulk_create(
        Entry(
            at=begun + dt.timedelta(seconds=number), actor=cast.kaisa, verb="people.view", subject="accounts.user",
            subject_id=str(cast.aino.pk), person=cast.aino, reason=f"syy {number}" if number % 3 else "",
        )
        for number in range(many)
    )  # fmt: skip
    assert seal() == many
    return head_line()


def as_owner(*statements):
    """What the role that owns the tables can do: turn the triggers off, change, turn them on again."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TRIGGERS:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        for table in TRIGGERS:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def id_at(position):
    return TrailLink.objects.get(position=position).entry_id


def found(head=None):
    return verifier.check(export_lines(), [head] if head else [], dict(ring().keys)).wrong


@pytest.mark.parametrize("trail", [LONGEST], indirect=True)
def test_ten_thousand_untouched_lines_are_checked_in_time(trail, tmp_path, record_property, capsys):
    export = tmp_path / "trail.jsonl"
    export.write_text("".join(json.dumps(line) + "\n" for line in export_lines()))
    begun = time.perf_counter()
    code = verifier.main([str(export)])
    seconds = time.perf_counter() - begun
    record_property("seconds_to_verify_10000_lines", round(seconds, 2))
    assert code == 0, capsys.readouterr().out
    with capsys.disabled():
        print(f"\n{LONGEST} lines: {seconds:.2f} seconds")
    assert seconds < GUARD


@pytest.mark.parametrize(
    "column",
    [
        "at = at + interval '1 day'",
        "verb = 'people.change_settings'",
        "actor_id = person_id",
        "person_id = NULL",
        "reason = 'x'",
        "state_after = 'x'",
    ],
)
def test_a_line_that_was_changed_is_found_wherever_it_stands(trail, column):
    for position in PLACES:
        as_owner(f"SAVEPOINT here; UPDATE accounts_entry SET {column} WHERE id = {id_at(position)}")
        assert any(text.startswith(f"Position {position} ") for text in found()), position
        as_owner("ROLLBACK TO SAVEPOINT here")


def test_a_line_that_was_deleted_is_found_with_and_without_its_link(trail):
    for position in PLACES:
        number = id_at(position)
        as_owner(f"SAVEPOINT here; DELETE FROM accounts_entry WHERE id = {number}")
        assert found() == [f"Position {position} (line {number}): the line was deleted."]
        as_owner(f"DELETE FROM accounts_traillink WHERE position = {position}")
        assert found(trail), position
        as_owner("ROLLBACK TO SAVEPOINT here")


def test_lines_that_changed_places_are_found(trail):
    for position in PLACES[:-1]:
        other = position + 1 if position < MANY else 1
        one, two = id_at(position), id_at(other)
        swap = f"UPDATE accounts_traillink SET entry_id = CASE position WHEN {position} THEN {two} ELSE {one} END"
        as_owner(
            "SAVEPOINT here; ALTER TABLE accounts_traillink DROP CONSTRAINT accounts_traillink_entry_id_key",
            f"{swap} WHERE position IN ({position}, {other})",
        )
        assert len(found()) >= 2, position
        as_owner("ROLLBACK TO SAVEPOINT here")
        as_owner(
            f"SAVEPOINT here; UPDATE accounts_traillink SET position = -1 WHERE position = {position}",
            f"UPDATE accounts_traillink SET position = {position} WHERE position = {other}",
            f"UPDATE accounts_traillink SET position = {other} WHERE position = -1",
        )
        assert found(), position
        as_owner("ROLLBACK TO SAVEPOINT here")


def test_a_tail_that_was_cut_is_found_by_the_head_that_was_kept(trail):
    for left in (0, 1, 500, MANY - 1):
        as_owner(
            f"SAVEPOINT here; DELETE FROM accounts_entry WHERE id IN (SELECT entry_id FROM accounts_traillink WHERE position > {left})",
            f"DELETE FROM accounts_traillink WHERE position > {left}",
        )
        assert found() == []  # without the head it looks whole
        assert [text[:17] for text in found(trail)] == ["The tail was cut:"]
        as_owner("ROLLBACK TO SAVEPOINT here")


def test_a_line_that_was_put_in_is_found(trail, cast):
    put_in = (
        "INSERT INTO accounts_entry (at, actor_id, verb, subject, subject_id, person_id, state_before, state_after, reason) "
        f"VALUES (now() - interval '2 hours', {cast.kaisa.pk}, 'people.view', 'accounts.user', '1', {cast.aino.pk}, '', '', '')"
    )
    as_owner(put_in)
    assert len(found()) == 1  # before it has a link
    seal()
    [text] = found()  # and with one
    assert "was put in after" in text


def test_a_link_that_was_put_in_between_is_found(trail, cast):
    for position in PLACES[:-1]:
        as_owner(
            f"SAVEPOINT here; UPDATE accounts_traillink SET position = -position - 1 WHERE position > {position}",
            "UPDATE accounts_traillink SET position = -position WHERE position < 0",
            f"INSERT INTO accounts_entry (id, at, actor_id, verb, subject, subject_id, state_before, state_after, reason) SELECT {10**9}, at, actor_id, verb, subject, subject_id, state_before, state_after, reason FROM accounts_entry WHERE id = {id_at(position)}",
            f"INSERT INTO accounts_traillink (position, entry_id, version, entry_hash, reason_hash, salt, previous, own_hash, sealed_at) SELECT {position + 1}, {10**9}, version, entry_hash, reason_hash, salt, own_hash, own_hash, sealed_at FROM accounts_traillink WHERE position = {position}",
        )
        assert found(), position
        as_owner("ROLLBACK TO SAVEPOINT here")


def test_a_line_whose_own_link_was_written_anew_with_it_is_found_by_the_next_link(trail):
    lines = list(export_lines())
    for position in PLACES[:-1]:
        at = next(at for at, line in enumerate(lines) if line.get("position") == position)
        whole = lines[at]
        link = {**whole, "entry": {**whole["entry"], "verb": "people.export"}}
        link["entry_hash"] = verifier.hash_of_entry(link["entry"], link["reason_hash"], link["version"])
        link["own_hash"] = verifier.hash_of_link(position, link["previous"], link["entry_hash"], link["version"])
        lines[at] = link
        [text] = verifier.check(lines).wrong
        assert text.startswith(f"Position {position + 1} ")
        assert text.endswith("is not tied to the link before it.")
        lines[at] = whole


def test_a_chain_that_was_written_anew_from_a_changed_line_on_is_found_by_the_head(trail):
    as_owner(
        f"UPDATE accounts_entry SET verb = 'people.export' WHERE id = {id_at(77)}", "DELETE FROM accounts_traillink"
    )
    seal()
    assert found() == []
    [text] = found(trail)
    assert text.startswith("The chain was written anew")
