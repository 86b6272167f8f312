"""The ledger: a restored backup brings nobody back, and of an erased person a whole dump holds nothing."""

import json
import os
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, models, transaction
from django.utils import timezone, translation

from accounts.access.tenancy import across_authorities
from accounts.audit.outside import file_of, kept
from accounts.audit.transitions import log
from accounts.people.models import User
from accounts.privacy.actions import erase
from accounts.privacy.content import LEDGER
from accounts.privacy.fields import EncryptedTextField
from accounts.privacy.registry import part_of, parts_about_people
from marketplace.work.outcomes import actions as hirings
from marketplace.work.outcomes.models import Hiring
from marketplace.work.placements import actions as placements
from marketplace.work.placements.models import Placement
from tests.factories import marketplace
from tests.postgres import ADMIN
from tests.security.arena import transactional_db  # noqa: F401
from tests.security.world import CANARIES, build, photo_file  # noqa: F401

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
TEXTS = (models.CharField, models.TextField, models.JSONField)


@pytest.mark.both_databases
def test_a_line_names_nobody_and_finds_her_again(cast, commits):
    joined = User.objects.get(pk=cast.aino.pk)
    with commits():
        erase(cast.aino, by=cast.aino)
    [line] = kept(file_of(LEDGER))
    assert line["kind"] == "young"
    assert not {str(cast.aino.pk), joined.given_name, joined.email} & set(json.dumps(line).split('"'))
    User.objects.filter(pk=cast.aino.pk).update(erased_at=None, given_name="Aino", is_active=True)
    call_command("replay_erasures")
    cast.aino.refresh_from_db()
    assert cast.aino.erased_at
    assert cast.aino.given_name != "Aino"


@pytest.mark.both_databases
def test_somebody_else_with_her_number_stays(cast, commits):
    with commits():
        erase(cast.aino, by=cast.aino)
    User.objects.filter(pk=cast.aino.pk).update(erased_at=None, given_name="Uusi", joined_at=timezone.now())
    call_command("replay_erasures")
    cast.aino.refresh_from_db()
    assert cast.aino.given_name == "Uusi"


@pytest.mark.both_databases
def test_who_works_on_in_the_old_copy_is_named_and_not_passed_over(cast, commits):
    with commits():
        erase(cast.aino, by=cast.aino)
    User.objects.filter(pk=cast.aino.pk).update(erased_at=None, given_name="Aino", is_active=True)
    met = marketplace.introduction(cast.aino, marketplace.listing(cast.bakery), cast.kaisa, "accepted")
    marketplace.placement(met, "running")
    with pytest.raises(CommandError, match=f"accounts {cast.aino.pk}"):
        call_command("replay_erasures")


@pytest.mark.both_databases
def test_a_ledger_whose_key_is_gone_or_that_is_not_there_is_loud(cast, tmp_path):
    with pytest.raises(CommandError, match="No ledger"):
        call_command("replay_erasures", tmp_path / "none.jsonl")
    (tmp_path / "old.jsonl").write_text('{"who": "gone:00", "erased_at": "2026-01-01", "kind": "young"}\n')
    with pytest.raises(CommandError, match="gone"):
        call_command("replay_erasures", tmp_path / "old.jsonl")


@pytest.mark.both_databases
def test_the_ledger_can_be_made_anew_from_the_database(cast, tmp_path, capsys):
    erase(cast.aino, by=cast.aino)
    call_command("replay_erasures", "--write", tmp_path / "anew.jsonl")
    User.objects.filter(pk=cast.aino.pk).update(erased_at=None)
    call_command("replay_erasures", tmp_path / "anew.jsonl", "--check")
    assert "1 of them are to be done again" in capsys.readouterr().out
    cast.aino.refresh_from_db()
    assert cast.aino.erased_at is None


def with_canaries(person):
    """Fill each personal text of each row about a person with a word of its own. Returns the words."""
    words = {CANARIES["family_name"], CANARIES["phone"], CANARIES["email"]}
    for model, part in parts_about_people():
        for name in (*part.personal, *part.sensitive):
            field = model._meta.get_field(name)
            if isinstance(field, TEXTS) and not isinstance(field, models.FileField) and not field.choices:
                for row in model._base_manager.filter(**{part.person: person}):
                    words |= filled(model, field, row)
    return words


def filled(model, field, row):
    """One column of one row; a database that refuses (frozen, too short) keeps what is there."""
    word = f"kan{model._meta.model_name[:9]}{field.name[:5]}{row.pk}x"
    if field.max_length and len(word) > field.max_length:
        return set()
    value = {"sana": word} if isinstance(field, models.JSONField) else word
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=row.pk).update(**{field.name: value})
    except DatabaseError:
        return set()
    return set() if isinstance(field, EncryptedTextField) else {word}


def server():
    """How the superuser of the throw-away cluster reaches the database of this test: row-level security hides nothing."""
    folder = unquote(urlparse(os.environ["DATABASE_URL"]).netloc.split("@")[-1])
    return ["-h", folder, "-U", ADMIN, "-d", connections["default"].settings_dict["NAME"]]


def tool(name, *arguments):
    return subprocess.run([BINARIES / name, *server(), *arguments], check=True, capture_output=True).stdout


def left_of(words, media):
    text = tool("pg_dump", "--data-only").decode().lower()
    files = [path.name for path in media.rglob("*") if path.is_file()]
    lines = [line for line in text.splitlines() if any(word.lower() in line for word in words)]
    return lines, files


def ended(person, coach):
    for hiring in Hiring.objects.filter(person=person, state__in=("draft", "agreed")):
        hirings.cancel(hiring, reason="Muutto", by=coach)
    for placement in Placement.objects.filter(person=person, state="running"):
        placements.stop(placement, ended_on=timezone.localdate(), side="young", reason="Muutto", by=person)


@pytest.mark.postgres
def test_nothing_of_her_is_in_a_dump_nor_in_the_old_one_once_it_was_restored_and_replayed(
    transactional_db, photo_file, settings, tmp_path, record_property
):
    old = tmp_path / "old.dump"
    with across_authorities(), translation.override("fi"):
        world = build()
        aino = world.people["aino"]
        ended(aino, world.people["kaisa"])
        log(aino, "change_settings", by=world.people["kaisa"], reason="Syykanaria")
        words = with_canaries(aino) | {"Syykanaria"}
        record_property("canaries", len(words))
        assert len(left_of(words, settings.MEDIA_ROOT)[0]) > 30
        assert part_of(User).personal
        old.write_bytes(tool("pg_dump", "--format=custom"))
        erase(aino, by=aino)
        assert left_of(words, settings.MEDIA_ROOT) == ([], [])
        connection.close()
        tool("pg_restore", "--clean", "--if-exists", "--single-transaction", str(old))
        assert left_of(words, settings.MEDIA_ROOT)[0] != []
    call_command("replay_erasures")
    assert left_of(words, settings.MEDIA_ROOT)[0] == []
