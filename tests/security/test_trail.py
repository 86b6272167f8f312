"""The audit trail only grows, also for somebody who writes SQL, and every move leaves exactly one line."""

import pytest
from django.db import Error, connection, transaction

from accounts.audit.models import Entry
from accounts.audit.transitions import log
from marketplace.work.introductions.actions import accept
from marketplace.work.introductions.states import IntroductionState
from matching.suggestions.actions import approve, say_yes
from tests.factories import marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.both_databases


@pytest.fixture
def line(cast):
    profile, _place = ready_to_meet(cast)
    return log(profile, "pause", by=cast.kaisa, reason="Leirillä heinäkuun", before="published", after="paused")


def run(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("column", ["verb", "subject", "subject_id", "state_before", "state_after", "reason"])
def test_no_word_of_a_line_can_be_changed(line, column):
    with pytest.raises(Error, match="trail only grows"):
        run(f"UPDATE accounts_entry SET {column} = 'x' WHERE id = %s", line.pk)  # noqa: S608


@pytest.mark.parametrize("column", ["actor_id", "person_id", "authority_id"])
def test_nobody_in_a_line_can_be_exchanged(line, cast, column):
    other = cast.ville.authority_id if column == "authority_id" else cast.ville.pk
    with pytest.raises(Error, match="trail only grows"):
        run(f"UPDATE accounts_entry SET {column} = %s WHERE id = %s", other, line.pk)  # noqa: S608


def test_the_time_of_a_line_cannot_be_changed(line):
    with pytest.raises(Error, match="trail only grows"):
        run("UPDATE accounts_entry SET at = '2020-01-01 00:00:00+00:00' WHERE id = %s", line.pk)


def test_a_line_cannot_be_deleted_by_sql_nor_by_the_orm(line):
    with pytest.raises(Error, match="trail only grows"):
        run("DELETE FROM accounts_entry WHERE id = %s", line.pk)
    with pytest.raises(Error, match="trail only grows"), transaction.atomic():
        Entry.objects.filter(pk=line.pk).delete()
    with pytest.raises(TypeError):
        line.delete()
    assert Entry.objects.filter(pk=line.pk).exists()


def test_only_a_reason_can_be_blanked_when_its_person_is_erased(line):
    run("UPDATE accounts_entry SET reason = '' WHERE id = %s", line.pk)
    line.refresh_from_db()
    assert (line.reason, line.verb) == ("", "profiles.pause")


@pytest.mark.postgres
def test_the_whole_trail_cannot_be_emptied_at_once(line):
    run("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(Error, match="trail only grows"):
        run("TRUNCATE accounts_entry")


def lines_about(obj):
    return [(entry.verb, entry.actor) for entry in Entry.objects.about(obj)]


def test_every_move_leaves_exactly_one_line_by_the_person_who_made_it(cast):
    suggestion = matching.suggestion(*ready_to_meet(cast))
    approve(suggestion, by=cast.kaisa)
    introduction = say_yes(suggestion, release=[], by=cast.aino)
    accept(introduction, by=cast.mikko)
    assert lines_about(suggestion) == [("suggestions.approve", cast.kaisa), ("suggestions.say_yes", cast.aino)]
    assert lines_about(introduction) == [("introductions.open", cast.aino), ("introductions.accept", cast.mikko)]


def test_a_move_that_is_refused_leaves_no_line(cast):
    profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.DECLINED)
    before = Entry.objects.count()
    with pytest.raises(Exception, match="hylkäsi|sanoi ei|cannot|ei voi|said no"):
        accept(introduction, by=cast.mikko)
    assert Entry.objects.count() == before
    assert profile.pk


def test_a_move_and_its_line_are_saved_together_or_not_at_all(cast, monkeypatch):
    suggestion = matching.suggestion(*ready_to_meet(cast))

    def broken(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("accounts.audit.transitions.log", broken)
    with pytest.raises(RuntimeError):
        approve(suggestion, by=cast.kaisa)
    suggestion.refresh_from_db()
    assert suggestion.state == "proposed"
