"""The chain: each line gets its link, nobody waits for it, and neither table lets anybody change the past."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.outside import file_of, kept
from accounts.audit.transitions import log, log_access
from accounts.chain import verifier
from accounts.chain.actions import HEADS, cut, seal, seal_new
from accounts.chain.models import TrailCheckpoint, TrailLink
from accounts.chain.queries import export_lines
from accounts.chain.tasks import seal_all
from accounts.keyring.sealing import ring
from accounts.people.models import User
from accounts.privacy.actions import erase

pytestmark = pytest.mark.both_databases


@pytest.fixture
def trail(cast):
    """Ten lines, nine minutes ago until now; the fifth has a reason about Aino."""
    for number in range(10):
        with time_machine.travel(timezone.now() - dt.timedelta(minutes=9 - number)):
            log(cast.aino, "change_settings", by=cast.kaisa, reason="Muutti Nastolaan" if number == 4 else "")
    seal()
    return list(TrailLink.objects.order_by("position"))


def run(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def check(anchors=(), **how):
    return verifier.check(export_lines(), anchors, **how)


def test_an_untouched_trail_has_nothing_wrong(trail):
    report = check(keys=dict(ring().keys))
    assert (report.wrong, report.notes, report.unsealed) == ([], [], 0)
    assert report.links == len(trail) == Entry.objects.count()


def test_the_form_of_the_first_version_stays_for_ever():
    entry = {
        "id": 7, "at": "2026-11-29T10:00:00.000000+00:00", "actor": 2, "verb": "people.view", "subject": "accounts.user",
        "subject_id": "3", "person": 3, "authority": None, "state_before": "", "state_after": "", "reason": "Ä",
    }  # fmt: skip
    reason = verifier.hash_of_reason("Ä", "00ff")
    whole = verifier.hash_of_entry(entry, reason, 1)
    assert reason == "5e261fefdc771167a86e3f7fc1b22a5e774154c6893d79bf99238b7ce93996f0"
    assert (
        verifier.hash_of_link(1, verifier.NOTHING, whole, 1)
        == "b06c9360e88bdc4975e42b0b676c14475a25ca9afd9267202477242c19b222c6"
    )


def test_what_is_new_is_sealed_behind_the_rest(trail, cast):
    log(cast.aino, "view", by=cast.kaisa)
    assert check().unsealed == 1
    assert seal_new() == 1
    assert TrailLink.objects.last().previous == trail[-1].own_hash
    assert seal_new() == 0


def test_what_came_late_gets_the_next_place(trail, cast):
    with time_machine.travel(timezone.now() - dt.timedelta(minutes=3)):
        late = log(cast.aino, "view", by=cast.kaisa)
    seal_new()
    assert TrailLink.objects.last().entry == late
    assert check().wrong == []


def test_a_line_far_behind_the_newest_ones_is_found_by_night(trail, cast, monkeypatch):
    monkeypatch.setattr("accounts.chain.actions.WINDOW", 0)
    newest = trail[-1].entry_id
    Entry(pk=newest + 1000, actor=cast.kaisa, verb="people.view", subject="accounts.user", subject_id="1").save()
    assert seal_new() == 1
    low = Entry(pk=newest + 7, actor=cast.kaisa, verb="people.view", subject="accounts.user", subject_id="1")
    low.save(force_insert=True)
    assert seal_new() == 0
    assert seal_all.func() == {"sealed": 1}


def test_a_batch_ends_where_the_next_one_begins(cast, monkeypatch):
    monkeypatch.setattr("accounts.chain.actions.BATCH", 3)
    for _number in range(8):
        log(cast.aino, "view", by=cast.kaisa)
    seal()
    assert check().wrong == []
    assert list(TrailLink.objects.values_list("position", flat=True)) == list(range(1, Entry.objects.count() + 1))


def test_the_head_is_kept_outside_and_signed(cast, commits):
    log(cast.aino, "view", by=cast.kaisa)
    with commits():
        seal()
    [line] = kept(file_of(HEADS))
    last = TrailLink.objects.last()
    assert (line["position"], line["hash"]) == (last.position, last.own_hash)
    assert check([line], keys=dict(ring().keys)).wrong == []
    assert len(check([{**line, "code": line["code"][:-1] + "x"}], keys=dict(ring().keys)).wrong) == 1
    assert file_of(HEADS).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("column", ["entry_hash", "reason_hash", "previous", "own_hash", "salt"])
def test_no_part_of_a_link_can_be_changed(trail, column):
    with pytest.raises(Error, match="trail only grows"):
        run(f"UPDATE accounts_traillink SET {column} = 'x' WHERE position = 5")  # noqa: S608


def test_a_link_cannot_be_deleted_nor_a_checkpoint_changed(trail):
    with pytest.raises(Error, match="trail only grows"):
        run("DELETE FROM accounts_traillink WHERE position = 5")
    cut(trail[2].entry.at, days=0)
    with pytest.raises(Error, match="trail only grows"):
        run("UPDATE accounts_trailcheckpoint SET position = 99")
    with pytest.raises(Error, match="trail only grows"):
        run("DELETE FROM accounts_trailcheckpoint")


def test_a_reason_that_is_blanked_takes_its_salt_and_the_chain_stands(trail, cast):
    fifth = trail[4]
    assert fifth.salt
    erase(cast.aino, by=cast.aino)
    seal()
    fifth.refresh_from_db()
    assert (fifth.entry.reason, fifth.salt) == ("", "")
    assert fifth.reason_hash
    assert check().wrong == []


def test_a_reason_that_is_blanked_without_an_erasure_is_found(trail):
    run("UPDATE accounts_entry SET reason = '' WHERE id = %s", trail[4].entry_id)
    assert check().wrong == ["Position 5: the reason is gone, and its person was never erased."]


def test_old_lines_go_under_a_signed_checkpoint_and_the_rest_still_verifies(trail):
    heads = [{"position": number, "hash": trail[number - 1].own_hash, "at": "2026-01-01"} for number in (3, 4, 7)]
    assert cut(trail[4].entry.at, days=0) == 4
    assert TrailLink.objects.first().position == 5
    assert Entry.objects.count() == 6
    assert check(heads).wrong == []
    assert "Positions up to 4 were removed" in check(keys=dict(ring().keys)).notes[0]
    assert check(keys=dict.fromkeys(dict(ring().keys), "another")).wrong == ["Checkpoint 4: the signature is false."]


def test_a_checkpoint_over_lines_that_were_young_is_found(trail):
    cut(trail[4].entry.at, days=30)
    assert check().wrong == ["Checkpoint 4: lines younger than 30 days were removed."]


def test_nothing_goes_where_nothing_is_old(trail):
    assert cut(trail[0].entry.at, days=0) == 0
    assert not TrailCheckpoint.objects.exists()


def test_a_chain_of_which_all_has_gone_goes_on_behind_its_checkpoint(trail, cast):
    assert cut(timezone.now() + dt.timedelta(days=1), days=0) == 10
    log(cast.aino, "view", by=cast.kaisa)
    seal()
    assert TrailLink.objects.get().previous == trail[-1].own_hash
    assert check().wrong == []


def test_a_look_through_a_mail_link_is_in_the_chain(cast):
    """Links of mails note who looked by ``log_access``; a reader without an account has the service as actor."""
    log_access(cast.aino, by=User.objects.system(), reason="Mikko, sähköpostin linkki")
    seal()
    [linked] = [line for line in export_lines() if line["kind"] == "link"]
    assert linked["entry"]["verb"] == "people.view"


def test_the_commands_seal_export_and_verify(trail, tmp_path, capsys):
    call_command("seal_trail")
    call_command("export_trail", tmp_path / "trail.jsonl")
    call_command("verify_trail")
    assert "Nothing found wrong" in capsys.readouterr().out
    assert len((tmp_path / "trail.jsonl").read_text().splitlines()) == 11
    run("UPDATE accounts_entry SET reason = '' WHERE id = %s", trail[4].entry_id)
    with pytest.raises(CommandError):
        call_command("verify_trail")


def test_the_program_runs_alone_with_the_standard_library(trail, tmp_path):
    file, program = tmp_path / "trail.jsonl", tmp_path / "verify_trail.py"
    call_command("export_trail", file)
    program.write_bytes(Path(verifier.__file__).read_bytes())
    ended = [
        subprocess.run([sys.executable, "-I", program, one], check=False, capture_output=True).returncode
        for one in (file, tmp_path / "none")
    ]
    file.write_text(file.read_text().replace("change_settings", "view", 1))
    ended.append(subprocess.run([sys.executable, "-I", program, file], check=False, capture_output=True).returncode)
    assert ended == [0, 2, 1]


@pytest.mark.parametrize(
    ("who", "status"), [("admin", 200), ("sofia", 200), ("kaisa", 403), ("aino", 403), ("mikko", 403)]
)
def test_who_answers_for_the_service_takes_the_head_away(trail, cast, signed_in, who, status):
    client = signed_in(getattr(cast, who))
    for name in ("overview", "head", "verifier"):
        assert client.get(reverse(f"chain:{name}")).status_code == status


def test_the_head_is_a_file_that_the_program_takes(trail, cast, signed_in):
    answer = signed_in(cast.admin).get(reverse("chain:head"))
    assert "trail-head-10.jsonl" in answer["Content-Disposition"]
    assert check([json.loads(answer.content)], keys=dict(ring().keys)).wrong == []
